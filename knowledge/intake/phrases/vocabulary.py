"""The words of all phrases: which phrases and groups a word of a text may belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.intake.phrases.forms import inflections
from knowledge.intake.phrases.patterns import Shape, Word

Symbol = int
"""A word, a group or a set of phrases of the lexicon, numbered."""
_SHORTEST_PART = 3
_LONGEST = 60
"""Letters; a longer word is no word."""
Symbols = tuple[Symbol, ...]


@dataclass
class Vocabulary:
    """The words of all phrases: which symbols a word of a text stands for."""

    forms: dict[str, Symbols] = field(default_factory=dict)
    stems: set[str] = field(default_factory=set)
    """Inflected words without their inflections."""
    begins: dict[str, Symbols] = field(default_factory=dict)
    ends: dict[str, Symbols] = field(default_factory=dict)
    holds: dict[str, Symbols] = field(default_factory=dict)

    def add(self, word: Word, symbol: Symbol) -> None:
        """Take up a word of a phrase."""
        if word.shape is Shape.EXACT:
            self.add_form(word.text, (symbol,))
        elif word.shape is Shape.INFLECTED:
            self.stems.add(word.text)
            _enter(self.forms, inflections(word.text), (symbol,))
        elif word.shape is Shape.ENDS:
            _enter(self.ends, inflections(word.text), (symbol,))
        else:
            _enter(self.begins if word.shape is Shape.BEGINS else self.holds, (word.text,), (symbol,))

    def add_form(self, form: str, symbols: Symbols) -> None:
        """Let a word stand for symbols just as it is written."""
        _enter(self.forms, (form,), symbols)

    def symbols(self, word: str) -> set[Symbol]:
        """Return what a folded word stands for, as it is written."""
        if len(word) > _LONGEST:
            return set()
        found = set(self.forms.get(word, ()))
        for length in range(_SHORTEST_PART, len(word) + 1):
            found.update(self.begins.get(word[:length], ()))
            found.update(self.ends.get(word[-length:], ()))
        for part, symbols in self.holds.items():
            if part in word:
                found.update(symbols)
        return found


def _enter(words: dict[str, Symbols], forms: Iterable[str], symbols: Symbols) -> None:
    """Let these forms stand for the symbols too; most stand for nothing else, and share what they stand for."""
    for form in forms:
        known = words.get(form)
        words[form] = (*known, *symbols) if known else symbols
