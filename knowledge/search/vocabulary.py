"""The words that a catalogue knows, found by what somebody typed.

Fuzzy matching is done here, on words: they are far fewer than the texts that they stand in, and grow more slowly.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

_PREFIX: Final = 4
_ENOUGH: Final = 12
_START: Final = 2
_END: Final = 3


class Vocabulary:
    """Folded words, kept by how they begin and end for misspellings and sorted for beginnings."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sorted = sorted(set(words))
        self._alike: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in self._sorted:
            for key in _keys(word):
                self._alike[key, len(word)].append(word)

    def misspelt(self, word: str) -> list[tuple[str, float]]:
        """Return known words that the word may be meant for, each with how sure that is (0..1), the surest first.

        Optimal string alignment counts a swapped pair of letters as one slip. Short words allow one slip, long ones
        three: `pas` is never `passe`.
        """
        allowed = _slips(len(word))
        if not allowed or not word.isalpha():
            return []
        lengths = range(len(word) - allowed, len(word) + allowed + 1)
        alike = {near for key in _keys(word) for length in lengths for near in self._alike.get((key, length), ())}
        found = process.extract(word, alike, scorer=OSA.distance, score_cutoff=allowed, limit=_ENOUGH)
        near = [
            (meant, (1 - slips / max(len(word), len(meant))) ** 2)
            for meant, slips, _ in found
            if slips == 1 or meant[0] == word[0]
        ]
        return sorted(near, key=lambda pair: (-pair[1], pair[0]))

    def beginning_with(self, word: str) -> list[str]:
        """Return known words that begin with the word, if it is long enough to tell."""
        if len(word) < _PREFIX:
            return []
        start = bisect_left(self._sorted, word)
        return [near for near in self._sorted[start : start + _ENOUGH] if near.startswith(word)]


def _slips(length: int) -> int:
    """Return how many slips a word of this length may have."""
    return 0 if length < 4 else 1 if length < 9 else 2 if length < 13 else 3


def _keys(word: str) -> tuple[str, str]:
    """Return how a word begins and ends: a misspelt one mostly still has one of the two."""
    return "^" + word[:_START], word[-_END:] + "$"
