"""Postings of a catalogue: which term stands in which entry, and how much it tells there."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import Final, NamedTuple

from knowledge.form.interventions import Intervention
from knowledge.search.compounds import Splitter
from knowledge.search.concepts import Concepts, Mention
from knowledge.search.documents import WEIGHTS, Entry, Field
from knowledge.search.everyday import EVERYDAY
from knowledge.search.paragraphs import Paragraph, find_paragraphs
from knowledge.search.stemming import stem
from knowledge.search.tokens import Token, tokens
from knowledge.search.vocabulary import Vocabulary

_MEANING: Final = 0.5
"""Outside the names one word of a group says little about what an entry is; several of them say more."""
GROUP: Final = "="
JOINT: Final = "+"
GENERAL: Final = 0.5
"""What a word shows that is no word of the field."""
PART: Final = 0.65
"""How much a part of a compound counts beside the whole word."""
_LONG_PIECE: Final = 3
_THINNING: Final = 0.5
"""In a piece of more than three words each word tells less, by this power of its length."""
_NAMED_IN_TEXT: Final = 0.5
_OTHERS: Final = 0.6
"""How much it adds that a term stands in other pieces too."""
_PARAGRAPH: Final = 0.85
_TARGET_GROUP: Final = 0.9
_SURE: Final = 0.75
_NAMES: Final = (Field.TITLE, Field.OTHER_NAME)


class Piece(NamedTuple):
    """A text of an entry, with its field and its words."""

    field: Field
    text: str
    tokens: Sequence[Token]


class Place(NamedTuple):
    """A term in an entry: how much it tells there, in which field, and what stands there."""

    term: str
    weight: float
    field: Field
    found: str
    share: float = 1.0
    """How far the term alone stands for the piece that it stands in."""


class Index:
    """Terms are stems, and marked ones.

    `=gaeld` is a group of the thesaurus, `+aabendialog` words of a name written as one, `§85` a paragraph and `#2.4`
    a target-group number.
    """

    def __init__(self, entries: Sequence[Entry], concepts: Concepts) -> None:
        self.concepts = concepts
        self.size = len(entries)
        self.places: list[dict[str, Place]] = []
        """For every entry its terms, each with where it tells most."""
        pieces = [[Piece(field, text, tokens(text)) for field, text in entry.texts()] for entry in entries]
        self.told = {token.folded for piece in chain.from_iterable(pieces) for token in piece.tokens}
        """Every folded word of the entries."""
        self.words = self.told | concepts.words
        """The words of the thesaurus as well."""
        self.splitter = Splitter(self.words)
        self.postings: dict[str, dict[int, float]] = defaultdict(dict)
        self.joints: set[str] = set()
        """Names and neighbouring words of names, folded and written as one."""
        self._named: dict[str, float] = {}
        """For every stem of a name or target group, how much of the shortest one it is: alone 1, one of four 0.5."""
        for number, entry in enumerate(entries):
            self._add(number, entry, pieces[number])
        stems = {stem(word) for word in self.words}
        self.vocabulary = Vocabulary(word for word in self.words | stems | self.joints if len(word) > 3)
        self.postings = dict(self.postings)
        self._idf = {term: self._rarity(len(where)) for term, where in self.postings.items()}
        self.rarest = self._rarity(1)

    def is_of_the_field(self, stem: str) -> bool:
        """Say whether a stem points to a group of the thesaurus by itself, or names an entry or whom it is for."""
        return stem in self.concepts.alone or stem in self._named

    def trust(self, stem: str) -> float:
        """Return how far a stem by itself shows that a query is about this field, 0..1."""
        if stem in EVERYDAY:
            return GENERAL
        return 1.0 if stem in self.concepts.alone else max(self._named.get(stem, 0.0), GENERAL)

    def knows(self, stem: str) -> bool:
        """Say whether the stem stands in an entry or in the thesaurus."""
        return stem in self.postings or stem in self.concepts.stems

    def mends(self, word: str) -> bool:
        """Say whether a folded word is surely a misspelt one."""
        return any(sure >= _SURE for _, sure in self.vocabulary.misspelt(word))

    def idf(self, term: str) -> float:
        """Return how rare a term is; 0 for one that stands nowhere."""
        return self._idf.get(term, 0.0)

    def _rarity(self, count: int) -> float:
        return math.log(1 + (self.size - count + 0.5) / (count + 0.5))

    def _add(self, number: int, entry: Entry, pieces: Sequence[Piece]) -> None:
        missed: dict[str, float] = defaultdict(lambda: 1.0)
        best: dict[str, Place] = {}
        for place in self._places(entry, pieces):
            missed[place.term] *= 1 - place.weight
            if place.field in _NAMES or place.field is Field.TARGET_GROUP:
                self._named[place.term] = max(self._named.get(place.term, 0.0), place.share)
            if place.term not in best or best[place.term].weight < place.weight:
                best[place.term] = place
        for term, rest in missed.items():
            self.postings[term][number] = _together(best[term].weight, rest)
            if term.startswith(JOINT):
                self.joints.add(term.removeprefix(JOINT))
        self.places.append(best)

    def _places(self, entry: Entry, pieces: Sequence[Piece]) -> Iterator[Place]:
        """Yield every term of an entry with where it stands and how much it tells there."""
        laws = {paragraph.number: paragraph.law for paragraph in entry.intervention.paragraphs}
        for piece in pieces:
            yield from self._places_in(piece)
            yield from _paragraphs_in(piece, laws)
        yield from _numbers(entry.intervention)

    def _places_in(self, piece: Piece) -> Iterator[Place]:
        field, text, found = piece
        telling = {token.stem: token for token in found if not token.silent}
        parts = {token.stem: self.splitter.split(token.folded) for token in telling.values()}
        weight = WEIGHTS[field] * thinned(len(telling), field)
        share = max(sum(not token.faint for token in telling.values()), 1) ** -0.3
        for token in telling.values():
            yield Place(token.stem, weight, field, token.written, share)
            for part in parts[token.stem]:
                yield Place(part, weight * PART, field, token.written, share)
        if field in _NAMES:
            for joint in joints_of(found):
                yield Place(JOINT + joint, weight, field, text)
        yield from self._groups_in(field, weight, found, parts)

    def _groups_in(
        self, field: Field, weight: float, found: Sequence[Token], parts: Mapping[str, Sequence[str]]
    ) -> Iterator[Place]:
        """Yield the groups of the thesaurus that a piece speaks of, each once and where it is surest."""
        stems = [{**dict.fromkeys(parts.get(token.stem, ()), PART), token.stem: 1.0} for token in found]
        surest: dict[str, Mention] = {}
        for mention in self.concepts.mentions(stems):
            if mention.group not in surest or surest[mention.group].strength < mention.strength:
                surest[mention.group] = mention
        for group, mention in surest.items():
            words = " ".join(found[at].written for at in mention.at)
            yield Place(
                GROUP + group, weight * mention.strength * (1.0 if field in _NAMES else _MEANING), field, words
            )


def _together(best: float, missed: float) -> float:
    """Return how much a term tells that stands in several pieces; the best place counts, the others add little.

    An entry that is told in many words must not draw every query to itself.
    """
    others = 1 - missed / (1 - best) if best < 1 else 0.0
    return best + (1 - best) * others * _OTHERS


def _paragraphs_in(piece: Piece, laws: Mapping[str, str]) -> Iterator[Place]:
    """Yield the paragraphs that a piece names; without an act it is the one that the entry has with that number."""
    weight = WEIGHTS[piece.field] * (1.0 if piece.field in _NAMES else _NAMED_IN_TEXT)
    for named in find_paragraphs(piece.text.lower()):
        paragraph = replace(named, law=named.law or laws.get(named.number))
        for term in paragraph_terms(paragraph):
            yield Place(term, weight, piece.field, str(paragraph))


def thinned(length: int, field: Field) -> float:
    """Return what is left of a word's weight in a piece of so many words."""
    if field is Field.DESCRIPTION or length <= _LONG_PIECE:
        return 1.0
    return float((_LONG_PIECE / length) ** _THINNING)


def joints_of(found: Sequence[Token]) -> set[str]:
    """Return neighbouring words written as one, and a short text as a whole."""
    pairs = {first.folded + second.folded for first, second in pairwise(found)}
    if 2 < len(found) <= 6:
        pairs.add("".join(token.folded for token in found))
    return pairs


def paragraph_terms(paragraph: Paragraph) -> Iterator[str]:
    """Yield the terms under which an entry with this paragraph is found."""
    digits = paragraph.number.rstrip("abcdefgh")
    law = paragraph.law or "?"
    for number in {paragraph.number, f"{digits}*"}:
        yield f"§{number}"
        yield f"§{law}:{number}"
    if paragraph.subsection:
        yield f"§{paragraph.number}:{paragraph.subsection}"


def _numbers(one: Intervention) -> Iterator[Place]:
    for paragraph in one.paragraphs:
        number, _, subsection = paragraph.number.replace(" ", "").partition(",stk.")
        named = Paragraph(number, paragraph.law, subsection or None)
        for term in paragraph_terms(named):
            yield Place(term, _PARAGRAPH, Field.PARAGRAPH, f"{paragraph.law} {named}")
    for group in one.target_group_numbers:
        yield Place(
            f"#{group.number}",
            _TARGET_GROUP,
            Field.TARGET_GROUP_NUMBER,
            f"{group.number}, {group.law} ({group.version})",
        )
