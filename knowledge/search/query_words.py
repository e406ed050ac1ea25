"""The words of a query: mended, taken apart, put together, and widened by what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from knowledge.search.concepts import Mention
from knowledge.search.everyday import EVERYDAY
from knowledge.search.index import GENERAL, GROUP, JOINT, Index
from knowledge.search.stemming import stem
from knowledge.search.stopwords import FAINT
from knowledge.search.tokens import Token
from knowledge.search.units import Unit

_FAINT: Final = 0.25
_MEANING: Final = 0.75
_MEANING_BESIDE_WORD: Final = 0.5
"""Where the catalogue has the very word, another word for it counts less."""
_PHRASE: Final = 0.85
_PREFIX: Final = 0.6
_END: Final = 0.5
"""A compound of which only one end is known."""
_UNKNOWN: Final = 0.8
_ELSEWHERE: Final = 1.5
_IN_PHRASE: Final = 0.5
_PART: Final = 0.42
"""A compound that the catalogue only has in parts may be something else altogether (`kørelærer`), unless the other
part tells little (`gældsproblemer`)."""
_ALONE: Final = 0.5
_OF_BOTH: Final = 0.4
"""The word of another desk that an entry has too (`hund`): alone it does not show what the query is about."""
_LINKS: Final = ("", "s", "e")


def take_words(found: Sequence[Token], index: Index, units: list[Unit]) -> frozenset[str]:
    """Add a unit for everything that the words ask for, and return the telling stems, mended ones among them."""
    found = [part for token in found for part in _apart(token, index)]
    readings = [_reading(token, index) for token in found]
    own = {place: _unit(token, readings[place], index) for place, token in enumerate(found) if not token.silent}
    _join_neighbours(found, own, readings, index)
    mentions = list(index.concepts.mentions(readings))
    _widen(found, own, (one for one in mentions if len(one.at) == 1), index)
    phrases = _phrases(found, own, [one for one in mentions if len(one.at) > 1], index)
    units.extend((*own.values(), *phrases))
    return frozenset(term for place in own for term in readings[place])


def _apart(token: Token, index: Index) -> Iterator[Token]:
    """Yield the word, or the parts of a compound that the catalogue only has in parts."""
    known = token.silent or token.faint or index.knows(token.stem) or token.folded in index.joints
    parts = () if known else index.splitter.split(token.folded)
    if not parts or index.mends(token.folded):
        yield token
        return
    alone = sum(part not in FAINT for part in parts) < 2
    yield from (Token(token.written, part, part, whole=alone) for part in parts)


def _reading(token: Token, index: Index) -> dict[str, float]:
    """Return the stems that a word may stand for, each with how sure that is."""
    if token.silent or token.faint or index.knows(token.stem):
        return {token.stem: 1.0}
    if token.folded in index.joints:
        return {JOINT + token.folded: 1.0}
    if mended := _mended(token, index):
        return mended
    if begun := index.vocabulary.beginning_with(token.folded):
        return {stem(word): _PREFIX for word in begun}
    return dict.fromkeys(index.splitter.ends(token.folded), _END) or {token.stem: 1.0}


def _mended(token: Token, index: Index) -> dict[str, float]:
    """Return the stems and joined names that a misspelt word may be meant for; general words are never meant."""
    near: dict[str, float] = {}
    for word, sure in index.vocabulary.misspelt(token.folded):
        term = JOINT + word if word in index.joints else stem(word)
        if term not in FAINT:
            near.setdefault(term, sure)
    return near


def _unit(token: Token, reading: dict[str, float], index: Index) -> Unit:
    met = {term: sure for term, sure in reading.items() if term in index.postings}
    mass = max((index.idf(term) for term in met), default=_UNKNOWN * index.rarest)
    mass *= _FAINT if token.faint or token.folded.isdigit() else 1.0
    trust = max((sure * index.trust(term) for term, sure in met.items()), default=0.0)
    trust = max(trust, GENERAL) if len(token.folded) > 1 else 0.0
    trust = min(trust, _FAINT) if token.faint else trust
    return Unit((token.written,), mass, met, trust=trust * (1.0 if token.whole else _PART))


def _join_neighbours(
    found: list[Token], own: dict[int, Unit], readings: list[dict[str, float]], index: Index
) -> None:
    """Read two words as one where the field writes them as one; the first of the two then stands for both."""
    for place in sorted(own):
        if place not in own or place + 1 >= len(found):
            continue
        whole = next((one for one in _joints(found[place], found[place + 1], index) if index.knows(one.stem)), None)
        if whole is None:
            continue
        apart = [unit for unit in (own[place], own.pop(place + 1, None)) if unit]
        own[place] = _joined_unit(found[place], found[place + 1], whole.stem, apart, index)
        readings[place] = {whole.stem: 1.0}
        found[place] = whole


def _joined_unit(first: Token, second: Token, joint: str, apart: Sequence[Unit], index: Index) -> Unit:
    mass = max(index.idf(joint), *(unit.mass for unit in apart))
    trust = index.trust(joint)
    unit = Unit((first.written, second.written), mass, trust=trust)
    for one in apart:
        for term, strength in one.alternatives.items():
            unit.offer(term, strength * _ALONE)
    if joint in index.postings:
        unit.offer(joint, 1.0)
    return unit


def _joints(first: Token, second: Token, index: Index) -> Iterator[Token]:
    """Yield what two words are as one; a word that tells nothing is only joined to one that is known in full."""
    for link in _LINKS:
        word = first.folded + link + second.folded
        if not second.silent or word in index.words:
            yield Token(f"{first.written} {second.written}", word, stem(word))


def _widen(found: Sequence[Token], own: dict[int, Unit], mentions: Iterable[Mention], index: Index) -> None:
    """Let every word be met by another word for the same thing; what has none here may be another desk's."""
    said = [mention for mention in mentions if mention.at[0] in own]
    here = [mention for mention in said if _is_looked_for(found[mention.at[0]], mention, index)]
    for mention in here:
        (place,) = mention.at
        unit = own[place]
        strength = _MEANING_BESIDE_WORD if 1.0 in unit.alternatives.values() else _MEANING
        _offer_meaning(unit, mention.group, strength * mention.strength, index)
        unit.trust = max(unit.trust, _shown_by(found[place], mention))
    for place in {mention.at[0] for mention in said} - {mention.at[0] for mention in here}:
        if found[place].folded in index.told:
            own[place].trust = min(own[place].trust, _OF_BOTH)
        else:
            _send_elsewhere(own[place], index)


def _is_looked_for(token: Token, mention: Mention, index: Index) -> bool:
    """Say whether a word speaks of this field's group, and not of another desk by a word of the same stem."""
    theirs = index.concepts.only_elsewhere(token.folded) and token.folded not in index.told
    return not (theirs or index.concepts.elsewhere(mention.group))


def _shown_by(token: Token, mention: Mention) -> float:
    """Return how far a word that speaks of a group shows that the query is about this field."""
    if token.stem in EVERYDAY:
        return GENERAL if token.whole else GENERAL * _PART
    return mention.strength if token.whole else _PART


def _phrases(found: Sequence[Token], own: dict[int, Unit], mentions: list[Mention], index: Index) -> list[Unit]:
    """Return a unit for every phrase of the thesaurus.

    The words that it is made of then weigh less themselves, and nothing when no entry has them.
    """
    phrases: dict[tuple[int, ...], Unit] = {}
    for mention in mentions:
        asked = tuple(found[place].written for place in mention.at)
        unit = phrases.setdefault(mention.at, Unit(asked, 0.0))
        if index.concepts.elsewhere(mention.group):
            _send_elsewhere(unit, index)
        else:
            _offer_meaning(unit, mention.group, _PHRASE * mention.strength, index)
    for place in {place for at in phrases for place in at} & own.keys():
        own[place].mass *= _IN_PHRASE if own[place].alternatives else 0.0
    return list(phrases.values())


def _offer_meaning(unit: Unit, group: str, strength: float, index: Index) -> None:
    """Let a unit be met by a group; a word that no entry has is as rare as what it means."""
    unknown = all(term.startswith(GROUP) for term in unit.alternatives)
    met = {GROUP + wider: share for wider, share in index.concepts.widened(group).items()}
    rarities = [index.idf(term) for term in met if term in index.postings]
    if unknown and rarities:
        unit.mass = max(*rarities, unit.mass if unit.alternatives else 0.0)
    for term, share in met.items():
        if term in index.postings:
            unit.offer(term, strength * share)


def _send_elsewhere(unit: Unit, index: Index) -> None:
    """Take a unit as the business of another desk: it weighs much and no entry meets it."""
    unit.mass = _ELSEWHERE * index.rarest
    unit.alternatives.clear()
