"""The phrases of the lexicon, as a professional writes them.

gæld              the word in any usual inflection; one of three letters or fewer stands as it is
=gæld             exactly this form
hash-             words that begin so          -misbrug       words that end so, inflected
-misbrug-         words that hold this
sag i HP          words that follow each other; small words may stand between them
har [en] sag      what stands in brackets may be left out
(sat|smidt) ud    one of these
<rusmiddel>       any phrase of a group of the lexicon; <tal> is any number, <mange_tal> one of five or more,
                  <aarstal> a year
søgt .. bostøtte  up to six words between, within a clause
HP ... sag        up to twelve words between, within the sentence
hash & fyret      both in the same sentence, in any order; && also in the sentence before or after
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache, cached_property

from knowledge.intake.phrases.tokens import raw_words

_PIECE = re.compile(r"\s*(<[a-z0-9_]+>|\.\.\.|\.\.|[()\[\]|]|&&?(?=\s)|[^\s()\[\]|<]+)")


_BOTH = ("&", "&&")


class PatternError(ValueError):
    """A phrase of the lexicon cannot be understood."""


class Shape(StrEnum):
    """How a word of a phrase compares with a word of the text."""

    INFLECTED = "inflected"
    EXACT = "exact"
    BEGINS = "begins"
    ENDS = "ends"
    HOLDS = "holds"


class Reach(IntEnum):
    """How far from the element before an element may stand."""

    NEXT = 0
    CLAUSE = 6
    SENTENCE = 12


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a phrase, folded."""

    text: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Group:
    """A named group of phrases."""

    name: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """Alternatives written in round brackets."""

    options: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a phrase, how far it may stand from the one before, and whether it may be left out."""

    item: Word | Group | OneOf
    reach: Reach
    optional: bool = False


Sequence = tuple[Element, ...]


@dataclass(frozen=True)
class Pattern:
    """A phrase: one sequence, or several that stand in the same sentence."""

    parts: tuple[Sequence, ...]
    neighbours: bool = False
    """Whether the sequences may stand in sentences next to each other."""

    @cached_property
    def groups(self) -> frozenset[str]:
        """Return the names of the groups that it uses."""
        return frozenset(name for part in self.parts for name in _groups(part))


@cache
def parse(phrase: str) -> Pattern:
    """Understand a phrase as written; once, though every pack that inherits it is checked anew.

    Raises:
        PatternError: a bracket is not closed, a part is empty, or everything may be left out.
    """
    pieces = [match.group(1) for match in _PIECE.finditer(phrase)]
    parts: list[list[str]] = [[]]
    for piece in pieces:
        if piece in _BOTH:
            parts.append([])
        else:
            parts[-1].append(piece)
    sequences = tuple(_sequence(part, phrase) for part in parts)
    if any(all(element.optional for element in sequence) for sequence in sequences):
        raise PatternError(f"nothing must be there in: {phrase}")
    return Pattern(sequences, neighbours="&&" in pieces)


def _sequence(pieces: list[str], phrase: str) -> Sequence:
    queue = list(pieces)
    sequence = tuple(_elements(queue, phrase, ""))
    if queue:
        raise PatternError(f"'{queue[0]}' has no beginning in: {phrase}")
    return sequence


def _elements(queue: list[str], phrase: str, until: str) -> Iterator[Element]:
    reach = Reach.NEXT
    while queue and queue[0] not in (until or "\0", "|", ")", "]"):
        piece = queue.pop(0)
        if piece in ("..", "..."):
            reach = Reach.CLAUSE if piece == ".." else Reach.SENTENCE
            continue
        if piece in ("(", "["):
            closing = ")" if piece == "(" else "]"
            yield Element(OneOf(_options(queue, phrase, closing)), reach, optional=piece == "[")
        elif piece.startswith("<"):
            yield Element(Group(piece[1:-1]), reach)
        else:
            for number, word in enumerate(_words(piece, phrase)):
                yield Element(word, Reach.NEXT if number else reach)
        reach = Reach.NEXT
    if reach is not Reach.NEXT:
        raise PatternError(f"nothing follows the dots in: {phrase}")


def _options(queue: list[str], phrase: str, closing: str) -> tuple[Sequence, ...]:
    options = [tuple(_elements(queue, phrase, closing))]
    while queue and queue[0] == "|":
        queue.pop(0)
        options.append(tuple(_elements(queue, phrase, closing)))
    if not queue or queue.pop(0) != closing:
        raise PatternError(f"'{closing}' is missing in: {phrase}")
    if not all(options):
        raise PatternError(f"an empty alternative in: {phrase}")
    return tuple(options)


def _words(piece: str, phrase: str) -> Iterator[Word]:
    exact, begins, ends = piece.startswith("="), piece.endswith("-"), piece.startswith("-")
    found = raw_words(piece)
    if not found:
        raise PatternError(f"'{piece}' is no word in: {phrase}")
    if exact or len(found) > 1:
        yield from (Word(word, Shape.EXACT if exact or _letters(word) <= 3 else Shape.INFLECTED) for word in found)
    elif begins or ends:
        yield Word(found[0], Shape.HOLDS if begins and ends else Shape.BEGINS if begins else Shape.ENDS)
    else:
        yield Word(found[0], Shape.EXACT if _letters(found[0]) <= 3 else Shape.INFLECTED)


def _letters(word: str) -> int:
    """Return how many letters a folded word had before folding: "boer" was "bør"."""
    return len(re.sub("ae|oe|aa", "a", word))


def _groups(sequence: Sequence) -> Iterator[str]:
    for element in sequence:
        if isinstance(element.item, Group):
            yield element.item.name
        elif isinstance(element.item, OneOf):
            for option in element.item.options:
                yield from _groups(option)
