"""Misspelt words, and compounds written in two: what the writer meant, where that is certain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.intake.phrases.forms import forms_to_misspell

_SHORTEST = 6
"""Letters of the shortest word in which one wrong letter is forgiven; shorter words have too many neighbours."""
_LONG = 10
"""Letters from which two wrong letters are forgiven."""
_SHORTEST_JOINED = 8


class Speller:
    """Knows the words whose misspellings are understood, and all forms of words that the phrases hold."""

    def __init__(self, forgiven: Iterable[str], forms: Mapping[str, object], known: Iterable[str]) -> None:
        self._forms = forms
        self._known = frozenset(known)
        self._by_start: dict[str, list[str]] = defaultdict(list)
        candidates = {form for word in forgiven for form in forms_to_misspell(word) if form in forms}
        for form in sorted(candidates):
            if len(form) >= _SHORTEST:
                self._by_start[form[0]].append(form)

    def nearest(self, word: str) -> str | None:
        """Return the one form of the lexicon that a word misspells, or None when there is none or doubt."""
        if len(word) < _SHORTEST or word in self._known or not word.isalpha():
            return None
        found = process.extract(
            word, self._by_start.get(word[0], ()), scorer=OSA.distance, score_cutoff=_forgiven(word), limit=4
        )
        best = [form for form, distance, _ in found if distance <= _forgiven(form)]
        return best[0] if best else None

    def joined(self, one: str, two: str) -> str | None:
        """Return the form that two words make together when it is a long word of the lexicon."""
        form = one + two
        return form if len(form) >= _SHORTEST_JOINED and form in self._forms else None


def _forgiven(word: str) -> int:
    return 2 if len(word) >= _LONG else 1
