"""Danish compounds taken apart with the words that a catalogue knows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from knowledge.search.stemming import IRREGULAR, stem
from knowledge.text import words

_SHORT: Final = frozenset(
    words("app bil bo by dag fag hus it job liv mad par peer råd sag sel sol tid uge ung vej ven")
)
"""Words of two or three letters that stand in compounds; other short pieces are mostly chance."""
_LINKS: Final = ("", "s", "e")
_LONG_ENOUGH: Final = 4
_BEGINNING: Final = 3
"""Letters of a part that a piece is recognised by at first glance; two of the parts have only two."""


class Splitter:
    """Takes compounds apart into stems of known words."""

    def __init__(self, known: Iterable[str]) -> None:
        """Learn the folded words that may be parts of compounds."""
        self._known: dict[str, tuple[str, ...]] = {}
        """What has been taken apart before."""
        self._parts = {stem(word) for word in known if len(word) >= 4 and word.isalpha()} | _SHORT
        self._beginnings = {word[:_BEGINNING] for word in (*self._parts, *IRREGULAR)}
        """A stem begins as its word does, but for the irregular ones."""

    def split(self, word: str) -> tuple[str, ...]:
        """Return the stems of the parts of a folded word, or nothing when it is no compound of known words.

        The fewest parts win, then the longest last one: it carries the meaning in Danish.
        """
        if word not in self._known:
            whole = self._split(word, depth=3)
            self._known[word] = whole if whole and len(whole) > 1 else ()
        return self._known[word]

    def ends(self, word: str) -> set[str]:
        """Return the longest known parts at the beginning and at the end of a folded word that is not known whole."""
        cuts = range(_LONG_ENOUGH, len(word) - 1)
        front = next((part for cut in reversed(cuts) if (part := self._part(word[:cut]))), None)
        back = next(
            (part for cut in range(2, len(word) - _LONG_ENOUGH + 1) if (part := self._part(word[cut:]))), None
        )
        return {part for part in (front, back) if part}

    def _split(self, word: str, depth: int) -> tuple[str, ...] | None:
        best: tuple[str, ...] | None = None
        for cut in range(2, len(word) - 2):
            head = self._part(word[cut:])
            front = word[:cut]
            if head is None:
                continue
            first = self._first(front)
            rest = (first,) if first else (self._split(front, depth - 1) if depth > 2 and len(front) > 6 else None)
            if rest and (best is None or len(rest) + 1 < len(best)):
                best = (*rest, head)
        return best

    def _first(self, front: str) -> str | None:
        """Return the stem of a part that another follows, without the letter that links them."""
        for link in _LINKS:
            if front.endswith(link) and (part := self._part(front.removesuffix(link))):
                return part
        return None

    def _part(self, word: str) -> str | None:
        if (len(word) < 4 and word not in _SHORT) or not self._may_be_part(word):
            return None
        part = stem(word)
        return part if part in self._parts else None

    def _may_be_part(self, word: str) -> bool:
        """Say whether a part begins like that; most pieces of a word fail here, before they are stemmed."""
        return word[:_BEGINNING] in self._beginnings or word[: _BEGINNING - 1] in self._beginnings
