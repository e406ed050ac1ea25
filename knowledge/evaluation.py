"""Evaluating one citizen: criteria and decision tables in three-valued logic, with the trace of every row.

A missing answer is never a no. A table is *decided* when its outcome holds whatever the open facts turn out to be,
*open* when it lacks facts, and *none* when no row applies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, Literal

from knowledge.conditions import Case, Truth
from knowledge.links import narrow
from knowledge.model import CompiledRow, CompiledTable, Model
from knowledge.pack import Row
from knowledge.values import NOT_KNOWN, Answers, Value, known

Status = Literal["decided", "open", "none"]
NO_OUTCOME: Final = ""
"""Stands among the possible outcomes of a table when it may be that no row applies."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a table says. For a collect table `outcomes` is what is certain and `possible` the rest.

    For the others `outcomes` holds one outcome when decided and none otherwise; `possible` then lists what it can
    still become. `rows` are the rows that decided; `trace` is the truth of every row, in the table's order.
    """

    table: CompiledTable
    status: Status
    outcomes: tuple[str, ...]
    possible: tuple[str, ...]
    rows: tuple[Row, ...]
    trace: tuple[Truth, ...]

    @property
    def outcome(self) -> str | None:
        """The one outcome of a decided table that is not a collect table."""
        return self.outcomes[0] if self.outcomes and self.table.table.hit_policy != "collect" else None

    @property
    def open_rows(self) -> tuple[CompiledRow, ...]:
        """The rows that lack facts and would count if they applied: none below one that applies, unless all count."""
        rows = tuple(zip(self.table.rows, self.trace, strict=True))
        if self.table.table.hit_policy != "collect":
            rows = tuple(takewhile(lambda pair: pair[1] is not True, rows))
        return tuple(row for row, truth in rows if truth is None)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two answers that cannot both be true."""

    fact: str
    other: str
    because: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the model says of one citizen."""

    model: Model
    answers: Mapping[str, Value]
    case: Case
    conclusions: Mapping[str, Conclusion]
    contradictions: tuple[Contradiction, ...]

    @property
    def criteria(self) -> Mapping[str, Truth]:
        """The truth of every criterion, None for open."""
        return self.case.criteria

    def is_open(self, fact: str) -> bool:
        """Whether a fact is neither answered nor asked in vain."""
        return fact not in self.answers

    def unknown(self, fact: str) -> bool:
        """Whether the fact was asked and is not known."""
        return self.answers.get(fact) == NOT_KNOWN


def assess(model: Model, answers: Answers) -> Assessment:
    """Evaluate a citizen's answers; the order in which they were given never matters."""
    facts = known(answers)
    remaining, broken = narrow(model.links, model.domains, facts)
    contradictions = tuple(Contradiction(link.fact, link.other, link.because) for link in broken)
    case = Case(facts, remaining)
    for criterion, condition in model.criteria:
        case.criteria[criterion.id] = condition.truth(case)
    conclusions = {id: _conclude(table, case) for id, table in model.tables.items()}
    return Assessment(model, answers, case, conclusions, contradictions)


def _conclude(table: CompiledTable, case: Case) -> Conclusion:
    trace = tuple(row.when.truth(case) for row in table.rows)
    conclude = _collect if table.table.hit_policy == "collect" else _first
    conclusion = conclude(table, trace)
    may_be_none = [] if conclusion.outcomes or True in trace else [NO_OUTCOME]
    case.tables[table.table.id] = frozenset((*conclusion.outcomes, *conclusion.possible, *may_be_none))
    case.certain[table.table.id] = frozenset(conclusion.outcomes)
    return conclusion


def _first(table: CompiledTable, trace: tuple[Truth, ...]) -> Conclusion:
    """The first row that applies; a row that is open may be it."""
    possible: list[str] = []
    for row, truth in zip(table.rows, trace, strict=True):
        if truth is not False and row.row.then not in possible:
            possible.append(row.row.then)
        if truth is True:
            if len(possible) == 1:
                return Conclusion(table, "decided", (row.row.then,), (row.row.then,), (row.row,), trace)
            return Conclusion(table, "open", (), tuple(possible), (), trace)
    return Conclusion(table, "open" if possible else "none", (), tuple(possible), (), trace)


def _collect(table: CompiledTable, trace: tuple[Truth, ...]) -> Conclusion:
    """Every row that applies."""
    hit = [row.row for row, truth in zip(table.rows, trace, strict=True) if truth is True]
    certain = tuple(dict.fromkeys(row.then for row in hit))
    maybe = dict.fromkeys(row.row.then for row, truth in zip(table.rows, trace, strict=True) if truth is None)
    rest = tuple(outcome for outcome in maybe if outcome not in certain)
    status: Status = "open" if rest else "decided" if certain else "none"
    return Conclusion(table, status, certain, rest, tuple(hit), trace)
