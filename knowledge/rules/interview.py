"""The interview: ask what can still change a goal, and of that what settles most.

Answers are kept by name and the question follows from them, so going back and correcting cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.form.pack import Fact
from knowledge.rules.alike import once_for_alike
from knowledge.rules.conditions import Condition, CriterionMet, FactIs, NumberBetween, TableIs, deciding
from knowledge.rules.evaluation import Assessment, suppose
from knowledge.rules.links import linked
from knowledge.rules.model import CompiledTable, Conclusion
from knowledge.rules.reach import can_be_settled
from knowledge.values import Value


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask for, and the goals that its answer can still change."""

    fact: Fact
    goals: tuple[CompiledTable, ...]
    values: tuple[Value, ...]
    """The values that are still possible; empty for numbers and dates."""


def open_goals(assessment: Assessment) -> tuple[CompiledTable, ...]:
    """Return the goals that are to be asked for and are not decided, most important first."""
    return tuple(
        goal
        for goal in assessment.model.goals
        if assessment.conclusions[goal.table.id].status == "open" and goal.goal_when.truth(assessment.case)
    )


@once_for_alike
def next_question(assessment: Assessment) -> Question | None:
    """Return the question that settles most, or None when no answer can settle a goal any more."""
    goals = {
        goal.table.id: open_facts(assessment, goal)
        for goal in open_goals(assessment)
        if can_be_settled(assessment, goal)
    }
    candidates = [fact for fact in assessment.model.facts if any(fact in facts for facts in goals.values())]
    if not candidates:
        return None
    best = min(candidates, key=lambda fact: _unsettled(assessment, fact, tuple(goals)))
    touched = tuple(assessment.model.tables[id] for id, facts in goals.items() if best in facts)
    return Question(assessment.model.facts[best], touched, _possible(assessment, best))


def open_facts(assessment: Assessment, table: CompiledTable) -> set[str]:
    """Return the facts that can still be asked for and that an open row of the table rests on.

    Sound: no fact that can change the table is left out; one that cannot may be kept.
    """
    rows = assessment.conclusions[table.table.id].open_rows
    facts = {fact for row in rows for fact in _facts_behind(assessment, row.when)}
    return {fact for fact in facts if assessment.is_open(fact)}


def _facts_behind(assessment: Assessment, condition: Condition) -> Iterator[str]:
    for leaf in deciding(condition, assessment.case):
        match leaf:
            case FactIs(fact=fact) | NumberBetween(fact=fact):
                yield fact
                yield from linked(assessment.model.links, fact)
            case CriterionMet(criterion=criterion):
                yield from _facts_behind(assessment, assessment.model.criterion(criterion))
            case TableIs(table=table):
                yield from open_facts(assessment, assessment.model.tables[table])


def _unsettled(assessment: Assessment, fact: str, goals: tuple[str, ...]) -> float:
    """Return how many rows an answer leaves open on average; each goal weighs half of the one before it."""
    answers = representatives(assessment, fact)
    after = [suppose(assessment, fact, answer) for answer in answers] or [assessment]
    left = [sum(_rows_open(one.conclusions[goal]) for one in after) / len(after) for goal in goals]
    return sum(rows * 0.5**place for place, rows in enumerate(left))


def _rows_open(conclusion: Conclusion) -> int:
    return len(conclusion.open_rows) if conclusion.status == "open" else 0


def _possible(assessment: Assessment, fact: str) -> tuple[Value, ...]:
    domain = assessment.model.domains.get(fact)
    if domain is None:
        return ()
    remaining = assessment.case.remaining.get(fact, domain)
    order: list[Value] = [value.id for value in assessment.model.facts[fact].values] or [True, False]
    return tuple(value for value in order if value in remaining)


def representatives(assessment: Assessment, fact: str) -> tuple[Value, ...]:
    """Return one answer for every class of answers that the model can tell apart; none for a date."""
    match assessment.model.facts[fact].type:
        case "whole_number":
            return assessment.model.ranges[fact]
        case "choices":
            return tuple(frozenset({str(value)}) for value in _possible(assessment, fact))
    return _possible(assessment, fact)
