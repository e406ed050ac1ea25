"""Exact questions to a model: is there a citizen of whom this holds?

What a model can tell apart of a fact is finite: its values, yes and no, a number on each side of every limit. A
search gives one open fact after another each of these, and leaves a branch as soon as three-valued logic has settled
it. It is exact where its budget lasts; where it does not, it says so and never guesses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from knowledge.rules.conditions import Condition, CriterionMet, FactIs, NumberBetween, TableIs, deciding, leaves
from knowledge.rules.evaluation import Assessment, assess
from knowledge.rules.interview import representatives
from knowledge.rules.model import Model
from knowledge.values import Value

Citizen = Mapping[str, Value]
"""The facts of an invented citizen; what is not in it may be anything."""
Look = Callable[[Assessment], bool | Condition]
"""Says of what is known so far whether it is found (True), lost (False), or which open condition to look into."""


class BudgetSpentError(Exception):
    """The search was given up: more had to be tried than its budget allows."""


@dataclass(slots=True)
class Budget:
    """How many assessments may still be made."""

    left: int

    def assess(self, model: Model, answers: Citizen) -> Assessment:
        """Assess a citizen.

        Raises:
            BudgetSpentError: nothing is left.
        """
        if not self.left:
            raise BudgetSpentError
        self.left -= 1
        return assess(model, answers)


def find_citizen(model: Model, look: Look, budget: Budget, answers: Citizen | None = None) -> Citizen | None:
    """Return a citizen of whom something holds, or None where there can be none.

    Raises:
        BudgetSpentError: it is not known.
    """
    answers = answers or {}
    assessment = budget.assess(model, answers)
    if assessment.contradictions:
        return None
    found = look(assessment)
    if isinstance(found, bool):
        return answers if found and can_exist(model, answers, budget) else None
    fact = first_open(assessment, found)
    candidates = (find_citizen(model, look, budget, {**answers, fact: value}) for value in classes(assessment, fact))
    return next((citizen for citizen in candidates if citizen is not None), None)


def can_exist(model: Model, answers: Citizen, budget: Budget) -> bool:
    """Whether the facts that hang together can all have a value beside these; raises as `find_citizen` does."""
    assessment = budget.assess(model, answers)
    if assessment.contradictions:
        return False
    fact = next((fact for fact in model.linked if fact not in answers), None)
    if fact is None:
        return True
    return any(can_exist(model, {**answers, fact: value}, budget) for value in classes(assessment, fact))


def first_open(assessment: Assessment, condition: Condition) -> str:
    """Return the first fact that an open condition lacks."""
    leaf = next(iter(deciding(condition, assessment.case)))
    match leaf:
        case CriterionMet(criterion=criterion):
            return first_open(assessment, assessment.model.criterion(criterion))
        case TableIs(table=table):
            return first_open(assessment, assessment.conclusions[table].open_rows[0].when)
        case FactIs(fact=fact) | NumberBetween(fact=fact):
            return fact
    raise TypeError(leaf)


def classes(assessment: Assessment, fact: str) -> tuple[Value, ...]:
    """Return one answer for every class of answers that the model can tell apart, several values together too."""
    if assessment.model.facts[fact].type != "choices":
        return representatives(assessment, fact)
    named = sorted(_named(assessment.model, fact))
    return tuple(frozenset(values) for size in range(len(named) + 1) for values in combinations(named, size))


def _named(model: Model, fact: str) -> Iterator[str]:
    conditions = [condition for _, condition in model.criteria]
    conditions += [row.when for table in model.tables.values() for row in table.rows]
    for leaf in {leaf for condition in conditions for leaf in leaves(condition)}:
        if isinstance(leaf, FactIs) and leaf.fact == fact:
            yield from map(str, leaf.values)
