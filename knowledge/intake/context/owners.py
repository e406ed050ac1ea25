"""Whom a clause is about: the citizen, or a relative, neighbour or friend.

A relative who is the subject takes what follows in the clause ("hans mor drikker og har gæld"), a relative clause
goes with its noun ("hos sin mor, som drikker"), and "selv", "borgeren" or a pronoun that cannot mean the relative
lead back to the citizen. After a clause about a relative, a piece without a subject is perhaps about the relative.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from knowledge.intake.context.people import Gender, PeopleFinder, Relative
from knowledge.intake.phrases.chart import Chart, Span
from knowledge.intake.phrases.clauses import Clauses

_NEAR = 4
"""Words between a relative and the clause about them: "en søn med autisme, der …"."""
_RELATIVE_PRONOUNS = frozenset({"som", "der"})


class Owner(IntEnum):
    """Whom a word is about."""

    CITIZEN = 0
    PERHAPS_OTHER = 1
    OTHER = 2


@dataclass(frozen=True)
class Others:
    """Whom every word of a text is about."""

    owner: Sequence[Owner]

    def certain(self, span: Span) -> bool:
        """Say whether a phrase is about somebody else."""
        return any(self.owner[index] is Owner.OTHER for first, end in span.ranges for index in range(first, end))

    def perhaps(self, span: Span) -> bool:
        """Say whether a phrase may be about somebody else."""
        return any(
            self.owner[index] is not Owner.CITIZEN for first, end in span.ranges for index in range(first, end)
        )


def others_in(finder: PeopleFinder, chart: Chart, clauses: Clauses) -> Others:
    """Find whom every word of a text is about."""
    return Others(_Walk(finder, chart, clauses).owners())


class _Walk:
    """Goes through the clauses of a text in order."""

    def __init__(self, finder: PeopleFinder, chart: Chart, clauses: Clauses) -> None:
        self.finder, self.chart, self.note, self.clauses = finder, chart, chart.note, clauses
        self.relatives = finder.relatives_in(chart)
        self.gender = finder.citizen_gender(chart.note, self.relatives)
        self.owner = [Owner.CITIZEN] * len(self.note)
        self.last: Relative | None = None
        self.last_at = 0

    def owners(self) -> list[Owner]:
        """Return whom every word is about."""
        if self.relatives or self.chart.of(self.finder.with_other):
            start = 0
            while start < len(self.note):
                stop = self.clauses.stop(start)
                self._clause(start, stop)
                start = stop
        return self.owner

    def _clause(self, start: int, stop: int) -> None:
        owner = self._inherited(start)
        self._fill(start, stop, owner)
        for relative in self.relatives:
            if start <= relative.span.first < stop and self._is_subject(relative, start):
                self._fill(relative.span.first, stop, self._owner_as(relative))
                self.last, self.last_at = relative, self.note.sentence[start]
        for span in self.chart.of(self.finder.with_other):
            if start <= span.first < stop:
                self._fill(span.first, stop, Owner.OTHER)
        for span in self.chart.of(self.finder.citizen):
            if start <= span.first < stop and not self._has_relative(span):
                self._fill(start if self._leads(span, start) else span.first, stop, Owner.CITIZEN)

    def _owner_as(self, relative: Relative) -> Owner:
        """Say whom a relative's clause is about; "manden" beside a male citizen may be the citizen."""
        bare = relative.span.end - relative.span.first == 1
        same = self.gender == relative.gender and bare and not self.finder.possessed(self.note, relative)
        spouse = self.note.tokens[relative.span.first].word in self.finder.people.spouse_or_citizen
        return Owner.PERHAPS_OTHER if same and spouse else Owner.OTHER

    def _has_relative(self, span: Span) -> bool:
        """Say whether a word for the citizen only says whose relative is meant: "borgers bror"."""
        possessive = self.note.tokens[span.end - 1].word.endswith("s")
        return possessive and any(relative.span.first == span.end for relative in self.relatives)

    def _leads(self, span: Span, start: int) -> bool:
        """Say whether a word for the citizen stands so early that the whole clause is the citizen's."""
        return span.first - start <= 2

    def _fill(self, start: int, stop: int, owner: Owner) -> None:
        self.owner[start:stop] = [owner] * (stop - start)

    def _inherited(self, start: int) -> Owner:
        """Say whom a clause is about before its own subject is looked at."""
        tokens = self.note.tokens
        first = tokens[start].word
        before = self._before_clause(start)
        if first in _RELATIVE_PRONOUNS:
            return Owner.OTHER if self._follows_relative(start) else before
        if (pronoun := self._pronoun(start)) is not None:
            return self._meant_by(pronoun, start)
        if start == 0 or self.note.sentence[start] != self.note.sentence[start - 1]:
            return Owner.CITIZEN
        if not self.note.opens_part(start) or "(" in tokens[start].gap:
            return before
        if before is Owner.CITIZEN or (self.last and self.last.child):
            return Owner.CITIZEN
        return Owner.PERHAPS_OTHER

    def _before_clause(self, start: int) -> Owner:
        return self.owner[start - 1] if start else Owner.CITIZEN

    def _follows_relative(self, start: int) -> bool:
        """Say whether a relative stands among the last words before a relative clause."""
        near = range(max(0, start - _NEAR), start)
        return any(relative.span.end - 1 in near for relative in self.relatives)

    def _pronoun(self, start: int) -> Gender | None:
        """Return the pronoun that a clause begins with, after its conjunction and verb."""
        people = self.finder.people
        for token in self.note.tokens[start : min(start + 3, self.clauses.stop(start))]:
            if token.word in people.she:
                return "female"
            if token.word in people.he:
                return "male"
        return None

    def _meant_by(self, pronoun: Gender, start: int) -> Owner:
        """Say whom a pronoun means: a relative of this sentence or the one before, or the citizen."""
        if self.last is None or self.note.sentence[start] - self.last_at > 1:
            return Owner.CITIZEN
        relative = self.last.gender
        if self.gender is None:
            return Owner.OTHER if relative == pronoun else Owner.CITIZEN
        if pronoun != self.gender:
            return Owner.OTHER
        return Owner.PERHAPS_OTHER if relative == self.gender else Owner.CITIZEN

    def _tells(self, relative: Relative) -> bool:
        """Say whether a relative is the one who tells: the word for telling stands after in the same clause."""
        clause, end = self.clauses.of[relative.span.first], relative.span.end
        return any(
            self.clauses.of[span.first] == clause and span.first >= end
            for span in self.chart.of(self.finder.reporting)
        )

    def _is_subject(self, relative: Relative, start: int) -> bool:
        """Say whether no preposition stands before a relative, over possessives and articles."""
        people = self.finder.people
        if self._tells(relative):
            return False
        index = relative.span.first - 1
        while index >= start and self.note.tokens[index].word in people.before_relative:
            index -= 1
        return index < start or self.note.tokens[index].word not in people.not_subject_after
