"""Clauses: the pieces of a sentence within which a word colours the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from knowledge.intake.phrases.tokens import Note

_AND = frozenset({"og", "samt", "+"})
_COORDINATING = frozenset({"og", "eller", "samt"})
"""These carry on what they join ("misbrug og gæld har han ikke"), but not up to a subject with a verb of its own."""
_SHORTEST_CONDITION = 4
"""Words: "når hun skal" is still the condition."""


@dataclass(frozen=True)
class Clauses:
    """The clause of every token, numbered in order."""

    note: Note
    of: tuple[int, ...]
    unmarked: frozenset[int] = frozenset()
    """The first tokens of clauses that neither a sign nor a word marks ("drikker ikke har ikke gæld")."""

    def touched(self, first: int, end: int) -> range:
        """Return the clauses that the tokens from `first` up to `end` stand in."""
        return range(self.of[first], self.of[end - 1] + 1)

    def start(self, index: int) -> int:
        """Return the first token of the clause that a token stands in."""
        while index > 0 and self.of[index - 1] == self.of[index]:
            index -= 1
        return index

    def stop(self, index: int) -> int:
        """Return the token after the clause that a token stands in."""
        clause = self.of[index]
        while index < len(self.of) and self.of[index] == clause:
            index += 1
        return index


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """What begins a clause: see `knowledge.intake.phrases.context_words.Clauses`."""

    openers: Collection[str] = ()
    joining: Collection[str] = ()
    after_and: Collection[str] = ()
    conditions: Collection[str] = ()
    after_condition: Collection[str] = ()
    verbs: Collection[str] = ()
    subjects: Collection[str] = ()
    carry_on: Collection[str] = ()


def clauses_of(note: Note, words: ClauseWords) -> Clauses:
    """Part a note into clauses: at every part of a sentence, and at the words that open one."""
    numbers: list[int] = []
    unmarked = set()
    start = 0
    for index, token in enumerate(note.tokens):
        following = note.tokens[index + 1].word if index + 1 < len(note) else ""
        opens = note.opens_part(index) or (token.word in words.openers and following not in words.joining)
        opens |= token.word in _AND and following in words.after_and
        conditional = bool(numbers) and note.tokens[start].word in words.conditions
        opens |= conditional and token.word in words.after_condition and index - start >= _SHORTEST_CONDITION
        if not opens and _runs_on([token.word for token in note.tokens[start : index + 2]], words, index - start):
            unmarked.add(index)
            opens = True
        start = index if opens else start
        numbers.append((numbers[-1] if numbers else -1) + opens)
    return Clauses(note, tuple(numbers), frozenset(unmarked))


def _runs_on(said: Sequence[str], words: ClauseWords, index: int) -> bool:
    """Say whether a clause begins at a word, though nothing marks it: a second verb, or a subject and its verb."""
    before, word = said[:index], said[index]
    verb = said[-1] if word in words.subjects else word
    if verb not in words.verbs or not any(one in words.verbs for one in before):
        return False
    joined = before[-1] in words.subjects or before[-1] in words.verbs
    carried = [one for one in before if one in words.carry_on]
    if word in words.subjects:
        carried = [one for one in carried if one not in _COORDINATING]
    return not joined and not carried
