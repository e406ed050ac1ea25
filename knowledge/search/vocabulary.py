"""The words that a catalogue knows, found by what somebody typed.

Fuzzy matching is done here, on words: they are far fewer than the texts that they stand in, and grow more slowly.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

_LONGEST_DIFFERENCE: Final = 3
_PREFIX: Final = 4
_ENOUGH: Final = 12


class Vocabulary:
    """Folded words, grouped by length for misspellings and sorted for beginnings."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sorted = sorted(set(words))
        longest = max(map(len, self._sorted), default=0)
        by_length: dict[int, list[str]] = {length: [] for length in range(longest + 1)}
        for word in self._sorted:
            by_length[len(word)].append(word)
        self._near = {
            length: tuple(word for near in _lengths_near(length) for word in by_length.get(near, ()))
            for length in range(longest + _LONGEST_DIFFERENCE + 1)
        }

    def misspelt(self, word: str) -> list[tuple[str, float]]:
        """Return known words that the word may be meant for, each with how sure that is (0..1), the surest first.

        Optimal string alignment counts a swapped pair of letters as one slip. Short words allow one slip, long ones
        three: `pas` is never `passe`.
        """
        allowed = _slips(len(word))
        if not allowed or not word.isalpha():
            return []
        found = process.extract(
            word, self._near.get(len(word), ()), scorer=OSA.distance, score_cutoff=allowed, limit=_ENOUGH
        )
        return [
            (near, (1 - slips / max(len(word), len(near))) ** 2)
            for near, slips, _ in found
            if near[0] == word[0] or (slips == 1 and len(word) > 5)
        ]

    def beginning_with(self, word: str) -> list[str]:
        """Return known words that begin with the word, if it is long enough to tell."""
        if len(word) < _PREFIX:
            return []
        start = bisect_left(self._sorted, word)
        return [near for near in self._sorted[start : start + _ENOUGH] if near.startswith(word)]


def _slips(length: int) -> int:
    """Return how many slips a word of this length may have."""
    return 0 if length < 4 else 1 if length < 7 else 2 if length < 11 else 3


def _lengths_near(length: int) -> range:
    slips = _slips(length)
    return range(length - slips, length + slips + 1)
