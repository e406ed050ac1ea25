"""A text as folded words with their places, parted into sentences and parts of sentences."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum

from knowledge.text import fold

_LETTERS = r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*"
_TOKEN = re.compile(rf"\d+[½¼¾]|\d+(?:['’´]er(?:e|n)?)?|{_LETTERS}(?:['’´]{_LETTERS})?|[§%+→]|[-=]>")
_CARRIES_ON = frozenset({"at", "om"})
"""After these a comma parts nothing: "betyder, at hun …"."""
_FRACTIONS = "½¼¾"
_ARROWS = frozenset({"->", "=>"})
_APOSTROPHES = str.maketrans("", "", "'’´")
_ENDS = re.compile(r"[!?|\n\r\u2022]")
_PARTS = re.compile(r"[,;()\[\]–—…/]|\.\.|(?<=\s)-")


class Break(IntEnum):
    """What parts a word from the one before it."""

    JOINED = 0
    SPACE = 1
    PART = 2
    SENTENCE = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its place in the text (`start`, `end` in characters), folded, and what parts it from the one before."""

    start: int
    end: int
    word: str
    gap: str
    before: Break

    @property
    def number(self) -> int | None:
        """Return the value of a token of digits; more than four digits are no number that anything is read from."""
        return int(self.word) if self.word.isdecimal() and len(self.word) <= 4 else None


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words whose full stop ends no sentence: `leading` never do, `others` only before a capital letter."""

    leading: Collection[str] = ()
    others: Collection[str] = ()
    starters: Collection[str] = ()
    """Words before which any abbreviation ends a sentence ("kth. han bor …")."""


@dataclass(frozen=True)
class Note:
    """A caseworker's text with its words; `sentence` and `part` number each word's sentence and part of it."""

    text: str
    tokens: tuple[Token, ...]
    sentence: tuple[int, ...]
    part: tuple[int, ...]
    asking: frozenset[int]
    """Sentences that end with a question mark."""

    def __len__(self) -> int:
        return len(self.tokens)

    def words(self, first: int, end: int) -> str:
        """Return the text from one token up to but not including another."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]

    def opens_part(self, index: int) -> bool:
        """Say whether a token is the first of a part; the end of the text opens one too."""
        return index <= 0 or index >= len(self.tokens) or self.part[index] != self.part[index - 1]


def raw_words(text: str) -> list[str]:
    """Return the words of a phrase, folded, as `read_note` parts them."""
    return [_folded(match.group()) for match in _TOKEN.finditer(text)]


def read_note(text: str, abbreviations: Abbreviations) -> Note:
    """Part a text into words, sentences and parts of sentences."""
    tokens: list[Token] = []
    sentence, part, asking = [], [], set()
    sentences = parts = end = 0
    for match in _TOKEN.finditer(text):
        gap = text[end : match.start()]
        kind = _break(gap, tokens[-1].word, match.group(), abbreviations) if tokens else Break.SPACE
        if kind is Break.SENTENCE:
            if "?" in gap:
                asking.add(sentences)
            sentences += 1
        parts += kind >= Break.PART
        tokens.append(Token(match.start(), match.end(), _folded(match.group()), gap, kind))
        sentence.append(sentences)
        part.append(parts)
        end = match.end()
    if "?" in text[end:]:
        asking.add(sentences)
    return Note(text, tuple(tokens), tuple(sentence), tuple(part), frozenset(asking))


def _folded(word: str) -> str:
    """Return a word in one spelling: "fp'er" as "fper", "HP's" as "hp"."""
    if word in _ARROWS:
        return "→"
    if len(word) > 1 and word[-1] in _FRACTIONS:
        return word[:-1]
    folded = word.lower() if word.isascii() else fold(word)
    return folded[:-2] if folded.endswith(("'s", "’s", "´s")) else folded.translate(_APOSTROPHES)


def _break(gap: str, before: str, following: str, abbreviations: Abbreviations) -> Break:
    if gap == " ":
        return Break.SPACE
    if not gap:
        return Break.JOINED
    if _ENDS.search(gap):
        return Break.SENTENCE
    spaced = any(character.isspace() for character in gap)
    if "." in gap and ".." not in gap and _full_stop(before, following, spaced, abbreviations):
        return Break.SENTENCE
    if gap == ", " and following in _CARRIES_ON:
        return Break.SPACE
    if gap == "/" and before.isdecimal() and following.isalpha():
        return Break.PART
    if not spaced and not any(character in ",;()" for character in gap):
        return Break.JOINED
    return Break.PART if _PARTS.search(gap) else Break.SPACE


def _full_stop(before: str, following: str, spaced: bool, abbreviations: Abbreviations) -> bool:
    capital = following[0].isupper()
    if before in abbreviations.leading:
        return False
    if before in abbreviations.others:
        return spaced and (capital or following in abbreviations.starters)
    if before.isdecimal():
        return spaced and capital
    return spaced or (capital and len(before) > 2)
