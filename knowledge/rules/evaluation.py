"""Evaluating one citizen: criteria and decision tables in three-valued logic, with the trace of every row.

A missing answer is never a no. A table is *decided* when its outcome holds whatever the open facts turn out to be,
*open* when it lacks facts, and *none* when no row applies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from knowledge.rules.conditions import Case, Truth
from knowledge.rules.likeness import Likeness, likeness
from knowledge.rules.links import narrow
from knowledge.rules.memory import remember
from knowledge.rules.model import CompiledTable, Conclusion, Contradiction, Drawn, Model, Narrowed, Status
from knowledge.values import NOT_KNOWN, Answers, Value, known

NO_OUTCOME: Final = ""
"""Stands among the possible outcomes of a table when it may be that no row applies."""


@dataclass(frozen=True)
class Assessment:
    """What the model says of one citizen."""

    model: Model
    answers: Mapping[str, Value]
    case: Case
    conclusions: Mapping[str, Conclusion]
    contradictions: tuple[Contradiction, ...]
    supposed: dict[tuple[str, Value], Assessment] = field(default_factory=dict, compare=False, repr=False)
    """What was supposed of this citizen before; it lives no longer than the assessment."""

    @cached_property
    def likeness(self) -> Likeness:
        """The same for all citizens whom the model cannot tell apart."""
        return likeness(self.model, self.answers)

    @property
    def criteria(self) -> Mapping[str, Truth]:
        """The truth of every criterion, None for open."""
        return self.case.criteria

    @property
    def warnings(self) -> tuple[str, ...]:
        """The warnings that certainly hold."""
        tables = (one for one in self.conclusions.values() if one.table.table.role == "warnings")
        return tuple(outcome for conclusion in tables for outcome in conclusion.outcomes)

    def is_open(self, fact: str) -> bool:
        """Whether a fact is neither answered nor asked in vain."""
        return fact not in self.answers

    def unknown(self, fact: str) -> bool:
        """Whether the fact was asked and is not known."""
        return self.answers.get(fact) == NOT_KNOWN


def assess(model: Model, answers: Answers) -> Assessment:
    """Evaluate a citizen's answers; the order in which they were given never matters.

    What a table says depends on the truths of its leaves alone, and what the links rule out on the facts in them.
    Both are worked out once for each of these and then remembered with the model.
    """
    facts = known(answers)
    narrowed = _narrow(model, facts)
    case = Case(facts, narrowed.remaining)
    for criterion, condition in model.criteria:
        case.criteria[criterion.id] = condition.truth(case)
    conclusions = {id: _conclude(id, table, case) for id, table in model.tables.items()}
    return Assessment(model, answers, case, conclusions, narrowed.contradictions)


def suppose(assessment: Assessment, fact: str, value: Value) -> Assessment:
    """Return what the model would say if this were known of the citizen too; only what rests on it is evaluated."""
    before = assessment.supposed.get((fact, value))
    return before or assessment.supposed.setdefault((fact, value), _supposed(assessment, fact, value))


def _supposed(assessment: Assessment, fact: str, value: Value) -> Assessment:
    model, before = assessment.model, assessment.case
    facts = {**before.known, fact: value}
    narrowed = _narrow(model, facts)
    changed = {fact, *_narrowed_otherwise(before.remaining, narrowed.remaining)}
    case = Case(facts, narrowed.remaining, dict(before.criteria), dict(before.tables), dict(before.certain))
    for criterion, condition in model.criteria:
        if not changed.isdisjoint(model.behind[criterion.id]):
            case.criteria[criterion.id] = condition.truth(case)
    conclusions = {
        id: assessment.conclusions[id] if changed.isdisjoint(table.facts) else _conclude(id, table, case)
        for id, table in model.tables.items()
    }
    return Assessment(model, {**assessment.answers, fact: value}, case, conclusions, narrowed.contradictions)


def _narrowed_otherwise(one: Mapping[str, frozenset[Value]], other: Mapping[str, frozenset[Value]]) -> Iterator[str]:
    """Yield the facts of which not the same values remain."""
    return (fact for fact in {*one, *other} if one.get(fact) != other.get(fact)) if one is not other else iter(())


def _narrow(model: Model, facts: Mapping[str, Value]) -> Narrowed:
    values = tuple(map(facts.get, model.linked))
    before = model.narrowed.get(values)
    return before or remember(model.narrowed, values, _worked_out(model, facts))


def _worked_out(model: Model, facts: Mapping[str, Value]) -> Narrowed:
    remaining, broken = narrow(model.links, model.domains, facts)
    return Narrowed(remaining, tuple(Contradiction(link.fact, link.other, link.because) for link in broken))


def _conclude(id: str, table: CompiledTable, case: Case) -> Conclusion:
    truths = tuple([leaf.truth(case) for leaf in table.leaves])
    drawn = table.drawn.get(truths) or remember(table.drawn, truths, _drawn(table, case))
    case.tables[id], case.certain[id] = drawn.possible, drawn.certain
    return drawn.conclusion


def _drawn(table: CompiledTable, case: Case) -> Drawn:
    trace = tuple(row.when.truth(case) for row in table.rows)
    conclude = _collect if table.table.hit_policy == "collect" else _first
    conclusion = conclude(table, trace)
    may_be_none = [] if conclusion.outcomes or True in trace else [NO_OUTCOME]
    possible = frozenset((*conclusion.outcomes, *conclusion.possible, *may_be_none))
    return Drawn(conclusion, possible, frozenset(conclusion.outcomes))


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
