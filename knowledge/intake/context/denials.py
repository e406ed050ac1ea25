"""Denial and end: which phrases "ikke", "ingen", "uden", "ikke længere" reach.

A denial reaches what follows it through small words only ("ingen kendt gæld"), through a list that "eller" closes
("ingen gæld, misbrug eller sag"), what it stands inside of ("har ikke sag"), and what stands before it when nothing
more follows in its clause ("gæld har hun ikke"). Behind any other word it is not clear what it denies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.intake.phrases.chart import Chart, Span
from knowledge.intake.phrases.clauses import Clauses
from knowledge.intake.phrases.context_words import Negation
from knowledge.intake.phrases.grammar import Grammar
from knowledge.intake.phrases.tokens import Break

_FARTHEST = 8
"""Words over which a denial is looked for; farther away it belongs to something else."""
_INTRODUCES = re.compile(r"^\s*[:–—=-]\s*$")
"""What stands between a word and its answer: "gæld: nej", "misbrug - intet"."""
_OR = frozenset({"eller", "el"})


class DenialSymbols:
    """Compiles the words of denial."""

    def __init__(self, negation: Negation, grammar: Grammar) -> None:
        self.before = grammar.add(negation.before)
        self.after = grammar.add(negation.after)
        self.ended = grammar.add(negation.ended)
        self.nothing = grammar.add(negation.nothing)
        self.answers = frozenset(negation.answers)
        self.through = frozenset(negation.through)
        self.stops = frozenset(negation.stops)


@dataclass(frozen=True, slots=True)
class Denial:
    """What denials do to a phrase."""

    denied: bool = False
    main: bool = False
    """Whether it is the first part of a phrase of several parts that is denied."""
    ended: bool = False
    blurred: bool = False
    cues: tuple[Span, ...] = ()
    """The words that deny it or say that it is over."""


class Denials:
    """The denials of one text."""

    def __init__(self, chart: Chart, clauses: Clauses, symbols: DenialSymbols, named: int) -> None:
        self._note = chart.note
        self._unmarked = clauses.unmarked
        self._symbols = symbols
        self._named = named
        nothing = [*chart.of(symbols.nothing)]
        self.void = 0
        """One bit for each token of what looks like a denial and is none."""
        for cue in nothing:
            self.void |= cue.used
        self._ended = [cue for cue in chart.of(symbols.ended) if not _within(cue, nothing)]
        covered = [*nothing, *self._ended]
        self._before = [cue for cue in chart.of(symbols.before) if not _within(cue, covered)]
        self._after = [cue for cue in chart.of(symbols.after) if not _within(cue, covered)]
        self.used = 0
        """One bit for each token of a denial."""
        for cue in (*self._before, *self._after):
            self.used |= cue.used

    def of(self, span: Span) -> Denial:
        """Say what the denials of the text do to a phrase."""
        parts = [self._part(span, part) for part in span.ranges]
        main = len(parts) > 1 and parts[0].denied
        denied = sum(part.denied for part in parts) % 2 == 1
        cues = tuple(cue for part in parts for cue in part.cues)
        return Denial(denied, main, any(part.ended for part in parts), any(part.blurred for part in parts), cues)

    def reaches(self, cue: Span, span: Span) -> bool:
        """Say whether a cue stands before a phrase with small words only between."""
        return any(cue.end <= first and self._walk(cue.end, first) is True for first, _ in span.ranges)

    def _part(self, span: Span, part: tuple[int, int]) -> Denial:
        reaches = {cue: self._reach(cue, part) for cue in self._longest(self._before, span)}
        denying = [cue for cue, reach in reaches.items() if reach is True]
        blurred = None in reaches.values()
        denied = len(denying) % 2 == 1
        if not denied:
            denying = [cue for cue in self._longest(self._after, span) if self._closes(cue, part)]
            denied = bool(denying)
        ending = [cue for cue in self._longest(self._ended, span) if self._ends(cue, part)]
        ended = bool(ending)
        return Denial(denied and not ended, False, ended, blurred and not denied and not ended, (*denying, *ending))

    def _ends(self, cue: Span, part: tuple[int, int]) -> bool:
        return self._reach(cue, part) is True or self._closes(cue, part)

    def _longest(self, cues: list[Span], span: Span) -> list[Span]:
        free = [cue for cue in cues if not cue.overlaps(span)]
        return [cue for cue in free if not any(o is not cue and cue.used | o.used == o.used for o in free)]

    def _reach(self, cue: Span, part: tuple[int, int]) -> bool | None:
        """Say whether a denial reaches a part of a phrase: yes, no, or not clear."""
        first, end = part
        if (first <= cue.first and cue.end <= end) or (cue.first < first and end < cue.end):
            return True
        return self._walk(cue.end, first) if first >= cue.end else False

    def _walk(self, start: int, goal: int) -> bool | None:
        if goal - start > _FARTHEST or self._note.sentence[goal] != self._note.sentence[start - 1]:
            return False
        clear: bool | None = True
        for index in range(start, goal + 1):
            token = self._note.tokens[index]
            if (
                ":" in token.gap
                or (token.before is Break.PART and not self._listed(index))
                or index in self._unmarked
            ):
                return False
            if index == goal:
                return clear and (index == start or not self.used >> index & 1)
            if token.word in self._symbols.stops:
                return False
            if token.word not in self._symbols.through and not self._names(index) and token.word not in _OR:
                clear = None
        return clear

    def _listed(self, index: int) -> bool:
        """Say whether the words from here up to an "eller" are a mere list."""
        while index < len(self._note) and self._note.tokens[index].before is not Break.SENTENCE:
            word = self._note.tokens[index].word
            if word in _OR:
                return True
            if word not in self._symbols.through and not self._names(index):
                return False
            index += 1
        return False

    def _names(self, index: int) -> bool:
        return bool(self._named >> index & 1)

    def _closes(self, cue: Span, part: tuple[int, int]) -> bool:
        """Say whether a denial that stands after a part of a phrase belongs to it."""
        end = part[1]
        if (
            cue.first == end
            and self._note.tokens[end].word in self._symbols.answers
            and not self._note.opens_part(end)
        ):
            return True
        between = self._note.tokens[end : cue.first]
        if cue.first < end or len(between) > _FARTHEST or any(t.word not in self._symbols.through for t in between):
            return False
        if any(
            index in self._unmarked or (token.before >= Break.PART and not _INTRODUCES.search(token.gap))
            for index, token in enumerate(self._note.tokens[end : cue.end], end)
        ):
            return False
        index = cue.end
        while not self._stops(index) and self._note.tokens[index].word in self._symbols.through:
            index += 1
        return self._stops(index)

    def _stops(self, index: int) -> bool:
        """Say whether a clause ends before a token: at a sign, or where the next begins unmarked."""
        return self._note.opens_part(index) or index in self._unmarked


def _within(cue: Span, others: list[Span]) -> bool:
    return any(cue is not other and cue.used | other.used == other.used for other in others)
