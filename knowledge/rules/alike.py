"""Citizens whom a model cannot tell apart: what is worked out of one of them holds for all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import wraps
from typing import TypeAlias, TypeVar, TypeVarTuple, cast

from knowledge.rules.evaluation import Assessment
from knowledge.rules.memory import remember
from knowledge.rules.model import Model
from knowledge.values import Answers, Value

Likeness: TypeAlias = "tuple[Value | None, ...]"

Rest = TypeVarTuple("Rest")
Found = TypeVar("Found")


def likeness(model: Model, answers: Answers) -> Likeness:
    """Return the same for all answers that no condition and no link of the model can tell apart."""
    return tuple([_class(model, fact, answers.get(fact)) for fact in model.telling])


def once_for_alike(work: Callable[[Assessment, *Rest], Found]) -> Callable[[Assessment, *Rest], Found]:
    """Let something that is worked out of an assessment be remembered with its model for all who are alike.

    It must rest on the truths of conditions and on what is open, and hold no answer of the citizen.
    """

    @wraps(work)
    def remembered(assessment: Assessment, *rest: *Rest) -> Found:
        memory = assessment.model.worked_out
        key = (work, likeness(assessment.model, assessment.answers), rest)
        if key not in memory:
            remember(memory, key, work(assessment, *rest))
        return cast(Found, memory[key])

    return remembered


def _class(model: Model, fact: str, value: Value | None) -> Value | None:
    """Return one number for all numbers of a range; other values stay as they are."""
    lowest = model.ranges.get(fact)
    if lowest is None or not isinstance(value, int):
        return value
    place = bisect_right(lowest, value)
    return lowest[place - 1] if place else value
