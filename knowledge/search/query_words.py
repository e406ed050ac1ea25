"""The words of a query: mended, taken apart, put together, and widened by what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from knowledge.search.concepts import Mention, is_seen
from knowledge.search.index import JOINT, Index
from knowledge.search.stemming import stem
from knowledge.search.stopwords import FAINT
from knowledge.search.tokens import Token
from knowledge.search.units import Unit

_FAINT: Final = 0.25
_MEANING: Final = 0.75
_MEANING_BESIDE_WORD: Final = 0.6
"""Where the catalogue has the very word, another word for it counts less."""
_PHRASE: Final = 0.85
_PREFIX: Final = 0.6
_UNKNOWN: Final = 0.6
_ELSEWHERE: Final = 1.5
_IN_PHRASE: Final = 0.5
_ALONE: Final = 0.5
_SURE: Final = 0.75
_LINKS: Final = ("", "s", "e")


def take_words(found: Sequence[Token], index: Index, units: list[Unit]) -> frozenset[str]:
    """Add a unit for everything that the words ask for, and return the telling stems, mended ones among them."""
    readings = [_reading(token, index) for token in found]
    own = {place: _units_of(token, readings[place], index) for place, token in enumerate(found) if not token.silent}
    _join_neighbours(found, own, readings, index)
    places = [place for place, token in enumerate(found) if is_seen(token)]
    mentions = [
        Mention(one.group, tuple(places[at] for at in one.at), one.strength)
        for one in index.concepts.mentions([readings[place] for place in places])
    ]
    _widen(own, (one for one in mentions if len(one.at) == 1), index)
    phrases = _phrases(found, own, [one for one in mentions if len(one.at) > 1], index)
    units.extend(unit for of in own.values() for unit in of)
    units.extend(phrases)
    return frozenset(stem for place in own for stem in readings[place])


def _reading(token: Token, index: Index) -> dict[str, float]:
    """Return the stems that a word may stand for, each with how sure that is."""
    if token.silent or token.faint or index.knows(token.stem):
        return {token.stem: 1.0}
    if token.folded in index.joints:
        return {JOINT + token.folded: 1.0}
    near = _mended(token, index)
    if max(near.values(), default=0.0) >= _SURE:
        return near
    if parts := index.splitter.split(token.folded):
        return dict.fromkeys(parts, 1.0)
    return (
        near or {stem(word): _PREFIX for word in index.vocabulary.beginning_with(token.folded)} or {token.stem: 1.0}
    )


def _mended(token: Token, index: Index) -> dict[str, float]:
    """Return the stems and joined names that a misspelt word may be meant for; general words are never meant."""
    near: dict[str, float] = {}
    for word, sure in index.vocabulary.misspelt(token.folded):
        term = JOINT + word if word in index.joints else stem(word)
        if term not in FAINT:
            near.setdefault(term, sure)
    return near


def _units_of(token: Token, reading: dict[str, float], index: Index) -> list[Unit]:
    weight = _FAINT if token.faint or token.folded.isdigit() else 1.0
    if len(reading) > 1 and min(reading.values()) == 1.0:
        return [_unit(token, {part: 1.0}, index, _FAINT if part in FAINT else 1.0) for part in reading]
    return [_unit(token, reading, index, weight)]


def _unit(token: Token, reading: dict[str, float], index: Index, weight: float) -> Unit:
    met = {term: sure for term, sure in reading.items() if term in index.postings}
    mass = max((index.idf(term) for term in met), default=_UNKNOWN * index.rarest)
    return Unit((token.written,), weight * mass, met)


def _join_neighbours(
    found: Sequence[Token], own: dict[int, list[Unit]], readings: list[dict[str, float]], index: Index
) -> None:
    """Read two words as one where the field writes them as one."""
    for place in sorted(own):
        if place not in own or place + 1 >= len(found):
            continue
        first, second = found[place], found[place + 1]
        joint = next((term for term in _joints(first, second, index) if index.knows(term)), None)
        if joint is None:
            continue
        apart = [*own[place], *own.pop(place + 1, ())]
        whole = Unit((first.written, second.written), max(index.idf(joint), *(unit.mass for unit in apart)))
        for unit in apart:
            for term, strength in unit.alternatives.items():
                whole.offer(term, strength * _ALONE)
        if joint in index.postings:
            whole.offer(joint, 1.0)
        own[place] = [whole]
        readings[place] = {joint: 1.0}


def _joints(first: Token, second: Token, index: Index) -> Iterator[str]:
    """Yield what two words are as one; a word that tells nothing is only joined to one that is known in full."""
    for link in _LINKS:
        word = first.folded + link + second.folded
        if not second.silent or word in index.words:
            yield stem(word)


def _widen(own: dict[int, list[Unit]], mentions: Iterable[Mention], index: Index) -> None:
    """Let every word be met by another word for the same thing."""
    for mention in mentions:
        (place,) = mention.at
        for unit in own.get(place, ()):
            strength = _MEANING_BESIDE_WORD if 1.0 in unit.alternatives.values() else _MEANING
            _offer_meaning(unit, mention.group, strength * mention.strength, index)


def _phrases(found: Sequence[Token], own: dict[int, list[Unit]], mentions: list[Mention], index: Index) -> list[Unit]:
    """Return a unit for every phrase of the thesaurus; the words that it is made of then weigh less themselves."""
    phrases: dict[tuple[int, ...], Unit] = {}
    for mention in mentions:
        asked = tuple(found[place].written for place in mention.at)
        unit = phrases.setdefault(mention.at, Unit(asked, 0.0))
        _offer_meaning(unit, mention.group, _PHRASE * mention.strength, index)
    for place in {place for at in phrases for place in at}:
        for unit in own.get(place, ()):
            unit.mass *= _IN_PHRASE
    return list(phrases.values())


def _offer_meaning(unit: Unit, group: str, strength: float, index: Index) -> None:
    if index.concepts.elsewhere(group):
        if max(unit.alternatives.values(), default=0.0) < 1.0:
            unit.mass = max(unit.mass, _ELSEWHERE * index.rarest)
            unit.alternatives.clear()
        return
    for wider, share in index.concepts.widened(group).items():
        if f"={wider}" in index.postings:
            unit.offer(f"={wider}", strength * share)
            if not unit.mass or not unit.alternatives:
                unit.mass = max(unit.mass, index.idf(f"={wider}"))
