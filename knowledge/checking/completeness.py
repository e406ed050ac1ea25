"""What tables do for any citizen at all: rows that never decide, citizens between rows, facts asked in vain."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from knowledge.form.places import PathInPack
from knowledge.rules.conditions import Condition, CriterionMet, FactIs, NumberBetween, TableIs, leaves
from knowledge.rules.evaluation import Assessment
from knowledge.rules.links import linked
from knowledge.rules.model import CompiledRow, CompiledTable, Model
from knowledge.rules.searching import (
    Budget,
    BudgetSpentError,
    Citizen,
    Look,
    can_exist,
    classes,
    find_citizen,
    first_open,
)
from knowledge.values import as_written

BUDGET: Final = 50_000
"""Assessments for one table; the built-in models need some hundred to some thousand."""

Search = Callable[[Model, CompiledTable, Budget], Iterator["Finding"]]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a table, or with its row of this number. `code` is that of the fault that it is."""

    code: str
    details: dict[str, str]
    row: int | None = None

    def path(self, table: int) -> PathInPack:
        """Return where it stands in the pack, for the table of this number."""
        return ("tables", table) if self.row is None else ("tables", table, "rows", self.row)


def impossible_criteria(model: Model, budget: int) -> Iterator[int]:
    """Yield the numbers of the criteria that no citizen can meet, as far as the budget tells."""
    for number, (_, condition) in enumerate(model.criteria):
        try:
            if find_citizen(model, _holds(condition), Budget(budget)) is None:
                yield number
        except BudgetSpentError:
            continue


def findings(model: Model, table: CompiledTable, budget: int) -> Iterator[Finding]:
    """Yield what is wrong with a table; where the budget does not last, what was not looked into is said."""
    left = Budget(budget)
    try:
        never = tuple(_never(model, table, left))
        yield from never
        for search in () if never else _SEARCHES:
            yield from search(model, table, left)
    except BudgetSpentError:
        yield Finding("budget_spent", {"table": table.table.id, "budget": str(budget)})


def _holds(condition: Condition) -> Look:
    def look(assessment: Assessment) -> bool | Condition:
        truth = condition.truth(assessment.case)
        return condition if truth is None else truth

    return look


def _never(model: Model, table: CompiledTable, budget: Budget) -> Iterator[Finding]:
    """Yield the rows that decide for nobody, and why: written twice, impossible, or always behind another."""
    for number, row in enumerate(table.rows):
        above = table.rows[:number]
        twin = next((other.row.id for other in above if _same(other, row, table)), None)
        if twin:
            yield Finding("row_twice", {"row": row.row.id, "other": twin}, number)
        elif find_citizen(model, _holds(row.when), budget) is None:
            yield Finding("row_impossible", {"row": row.row.id}, number)
        elif table.table.hit_policy != "collect" and find_citizen(model, _first(table, number), budget) is None:
            rows = ", ".join(_before(model, table, number, budget))
            yield Finding("row_shadowed", {"row": row.row.id, "rows": rows}, number)


def _same(one: CompiledRow, other: CompiledRow, table: CompiledTable) -> bool:
    collects = table.table.hit_policy == "collect"
    return one.when == other.when and not (collects and one.row.then != other.row.then)


def _first(table: CompiledTable, number: int) -> Look:
    """Look for a citizen whom this row of the table decides."""

    def look(assessment: Assessment) -> bool | Condition:
        trace = assessment.conclusions[table.table.id].trace[: number + 1]
        if trace[number] is False or True in trace[:number]:
            return False
        return table.rows[trace.index(None)].when if None in trace else True

    return look


def _before(model: Model, table: CompiledTable, number: int, budget: Budget) -> Iterator[str]:
    """Yield the rows above that take citizens from this one."""
    for other in table.rows[:number]:
        if find_citizen(model, _both(table, other, table.rows[number]), budget) is not None:
            yield other.row.id


def _both(table: CompiledTable, one: CompiledRow, other: CompiledRow) -> Look:
    places = [table.rows.index(one), table.rows.index(other)]

    def look(assessment: Assessment) -> bool | Condition:
        trace = assessment.conclusions[table.table.id].trace
        truths = [trace[place] for place in places]
        if False in truths:
            return False
        return table.rows[places[truths.index(None)]].when if None in truths else True

    return look


def _overlaps(model: Model, table: CompiledTable, budget: Budget) -> Iterator[Finding]:
    """Yield rows of a table where only one may apply that apply to the same citizen."""
    if table.table.hit_policy != "unique":
        return
    for one, other in combinations(table.rows, 2):
        citizen = find_citizen(model, _both(table, one, other), budget)
        if citizen is not None:
            details = {"rows": f"{one.row.id}, {other.row.id}", "citizen": written(citizen)}
            yield Finding("rows_overlap", details, table.rows.index(other))


def _gaps(model: Model, table: CompiledTable, budget: Budget) -> Iterator[Finding]:
    """Yield a citizen of whom everything is known and to whom no row of the table applies."""
    if table.table.hit_policy == "collect" or table.table.otherwise:
        return

    def look(assessment: Assessment) -> bool | Condition:
        about = table.goal_when.truth(assessment.case)
        if not about:
            return table.goal_when if about is None else False
        trace = assessment.conclusions[table.table.id].trace
        if True in trace:
            return False
        return table.rows[trace.index(None)].when if None in trace else True

    citizen = find_citizen(model, look, budget)
    if citizen is not None:
        yield Finding("table_gap", {"table": table.table.id, "citizen": written(citizen)})


def _in_vain(model: Model, table: CompiledTable, budget: Budget) -> Iterator[Finding]:
    """Yield the facts that a goal is asked by and that can change it for nobody."""
    if table.table.goal is None:
        return
    start = budget.assess(model, {})

    @cache
    def matters(fact: str) -> bool:
        return _matters(model, table, fact, budget, {})

    for fact in facts_of(model, table):
        bound = (fact, *linked(model.links, fact))  # all else alike, one of these may settle the others
        if not any(map(matters, sorted(bound, key=lambda one: -len(classes(start, one))))):
            yield Finding("fact_in_vain", {"fact": fact, "table": table.table.id})


def _matters(model: Model, table: CompiledTable, fact: str, budget: Budget, answers: Citizen) -> bool:
    """Whether two answers to a fact give a citizen different conclusions, all else alike."""
    values = classes(budget.assess(model, answers), fact)
    tried = [budget.assess(model, {**answers, fact: value}) for value in values]
    possible = [one for one in tried if not one.contradictions]
    said = [(one, one.conclusions[table.table.id]) for one in possible]
    settled = [(one, conclusion.outcomes) for one, conclusion in said if conclusion.status != "open"]
    if len({outcomes for _, outcomes in settled}) > 1:
        there = {outcomes for one, outcomes in settled if can_exist(model, one.answers, budget)}
        if len(there) > 1:
            return True
    lacking = next((pair for pair in said if pair[1].status == "open"), None)
    if lacking is None or len(possible) < 2:
        return False
    assessment, conclusion = lacking
    needed = first_open(assessment, conclusion.open_rows[0].when)
    return any(
        _matters(model, table, fact, budget, {**answers, needed: value}) for value in classes(assessment, needed)
    )


def facts_of(model: Model, table: CompiledTable) -> Collection[str]:
    """Return the facts that a table rests on by its conditions, in the order in which they are met with."""
    return dict.fromkeys(fact for row in table.rows for fact in _behind(model, row.when))


def _behind(model: Model, condition: Condition) -> Iterator[str]:
    for leaf in leaves(condition):
        match leaf:
            case CriterionMet(criterion=criterion):
                yield from _behind(model, model.criterion(criterion))
            case TableIs(table=table):
                yield from facts_of(model, model.tables[table])
            case FactIs(fact=fact) | NumberBetween(fact=fact):
                yield fact


def written(citizen: Citizen) -> str:
    """Return a citizen as a case in a pack states one."""
    return ", ".join(f"{fact}: {_value(value)}" for fact, value in citizen.items())


def _value(value: object) -> str:
    return f"[{', '.join(sorted(map(str, value)))}]" if isinstance(value, frozenset) else as_written(value)


_SEARCHES: Final[tuple[Search, ...]] = (_overlaps, _gaps, _in_vain)
