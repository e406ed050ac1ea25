"""What of a citizen's answers the conditions and links of a model can tell apart."""

from __future__ import annotations

from bisect import bisect_right
from typing import TypeAlias

from knowledge.rules.model import Model
from knowledge.values import Answers, Value

Likeness: TypeAlias = "tuple[Value | None, ...]"


def likeness(model: Model, answers: Answers) -> Likeness:
    """Return the same for all answers that no condition and no link of the model can tell apart."""
    return tuple([_class(model, fact, answers.get(fact)) for fact in model.telling])


def _class(model: Model, fact: str, value: Value | None) -> Value | None:
    """Return one number for all numbers of a range; other values stay as they are."""
    lowest = model.ranges.get(fact)
    if lowest is None or not isinstance(value, int):
        return value
    place = bisect_right(lowest, value)
    return lowest[place - 1] if place else value
