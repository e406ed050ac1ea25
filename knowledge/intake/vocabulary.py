"""The words of all phrases: which phrases and groups a word of a text may belong to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from knowledge.intake.forms import inflections
from knowledge.intake.patterns import Shape, Word

Symbol = int
"""A word, a group or a set of phrases of the lexicon, numbered."""
_SHORTEST_PART = 3
_LONGEST = 60
"""Letters; a longer word is no word."""
_NONE: Final[frozenset[Symbol]] = frozenset()


@dataclass
class Vocabulary:
    """The words of all phrases: which symbols a word of a text stands for."""

    forms: dict[str, set[Symbol]] = field(default_factory=lambda: defaultdict(set))
    stems: dict[str, set[Symbol]] = field(default_factory=lambda: defaultdict(set))
    """Inflected words without their inflections."""
    begins: dict[str, set[Symbol]] = field(default_factory=lambda: defaultdict(set))
    ends: dict[str, set[Symbol]] = field(default_factory=lambda: defaultdict(set))
    holds: dict[str, set[Symbol]] = field(default_factory=lambda: defaultdict(set))

    def add(self, word: Word, symbol: Symbol) -> None:
        """Take up a word of a phrase."""
        if word.shape is Shape.EXACT:
            self.forms[word.text].add(symbol)
        elif word.shape is Shape.INFLECTED:
            self.stems[word.text].add(symbol)
            for form in inflections(word.text):
                self.forms[form].add(symbol)
        elif word.shape is Shape.ENDS:
            for form in inflections(word.text):
                self.ends[form].add(symbol)
        else:
            (self.begins if word.shape is Shape.BEGINS else self.holds)[word.text].add(symbol)

    def symbols(self, word: str) -> set[Symbol]:
        """Return what a folded word stands for, as it is written."""
        if len(word) > _LONGEST:
            return set()
        found = set(self.forms.get(word, ()))
        for length in range(_SHORTEST_PART, len(word) + 1):
            found |= self.begins.get(word[:length], _NONE)
            found |= self.ends.get(word[-length:], _NONE)
        for part, symbols in self.holds.items():
            if part in word:
                found |= symbols
        return found
