"""What can still be settled by the facts that may yet be asked for.

Where a fact was asked and is not known, a table may be open for good: then no question about it helps any more. The
walk is sound: what it finds out of reach no answer can bring; it may keep something in reach that no answer brings.
"""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.rules.conditions import All, AnyOf, Condition, CriterionMet, FactIs, Not, NumberBetween, TableIs
from knowledge.rules.evaluation import NO_OUTCOME, Assessment
from knowledge.rules.links import linked
from knowledge.rules.model import CompiledTable

Reach = frozenset[bool]
"""The truths that a condition can still come to; empty when it is open for good."""

_BOTH: Reach = frozenset({True, False})
_NEITHER: Reach = frozenset()


def can_be_settled(assessment: Assessment, table: CompiledTable) -> bool:
    """Whether some answers would decide a table; of a collect table, whether they would settle an open row."""
    if table.table.hit_policy == "collect":
        rows = assessment.conclusions[table.table.id].open_rows
        return any(reach(assessment, row.when) for row in rows)
    outcomes = {row.row.then for row in table.rows} | {NO_OUTCOME}
    return any(_can_end_within(assessment, table, frozenset({outcome})) for outcome in outcomes)


def reach(assessment: Assessment, condition: Condition) -> Reach:
    """Return the truths that a condition has or can still come to."""
    truth = condition.truth(assessment.case)
    return _open_reach(assessment, condition) if truth is None else frozenset({truth})


def _open_reach(assessment: Assessment, condition: Condition) -> Reach:
    match condition:
        case FactIs(fact=fact) | NumberBetween(fact=fact):
            return _BOTH if any(map(assessment.is_open, _behind(assessment, fact))) else _NEITHER
        case CriterionMet(criterion=criterion):
            return reach(assessment, assessment.model.criterion(criterion))
        case TableIs(table=table, outcomes=outcomes):
            return frozenset(_table_reach(assessment, assessment.model.tables[table], outcomes))
        case Not(of=part):
            return frozenset(not truth for truth in reach(assessment, part))
        case All(of=parts):
            return _joined([reach(assessment, part) for part in parts], every=True)
        case AnyOf(of=parts):
            return _joined([reach(assessment, part) for part in parts], every=False)
    raise TypeError(condition)


def _behind(assessment: Assessment, fact: str) -> Iterator[str]:
    yield fact
    yield from linked(assessment.model.links, fact)


def _joined(parts: list[Reach], every: bool) -> Reach:
    """Return the reach of all parts together: `every` must hold for it, and one that is otherwise denies it."""
    other = not every
    holds = {every} if all(every in part for part in parts) else set()
    fails = {other} if any(other in part for part in parts) else set()
    return frozenset(holds | fails)


def _table_reach(assessment: Assessment, table: CompiledTable, outcomes: frozenset[str]) -> Iterator[bool]:
    """Yield the truths that "the table has one of these outcomes" can still come to."""
    if table.table.hit_policy == "collect":
        rows = [reach(assessment, row.when) for row in table.rows if row.row.then in outcomes]
        yield from _joined(rows, every=False)
        return
    others = frozenset({row.row.then for row in table.rows} | {NO_OUTCOME}) - outcomes
    if _can_end_within(assessment, table, outcomes):
        yield True
    if _can_end_within(assessment, table, others):
        yield False


def _can_end_within(assessment: Assessment, table: CompiledTable, wanted: frozenset[str]) -> bool:
    """Whether the first row that applies can be one of the wanted outcomes, or none where that is wanted."""
    for row in table.rows:
        truths = reach(assessment, row.when)
        if row.row.then in wanted:
            if True in truths:
                return True
        elif False not in truths:
            return False
    return NO_OUTCOME in wanted
