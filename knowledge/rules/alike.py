"""Citizens whom a model cannot tell apart: what is worked out of one of them holds for all."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple, cast

from knowledge.rules.evaluation import Assessment
from knowledge.rules.memory import remember

Rest = TypeVarTuple("Rest")
Found = TypeVar("Found")


def once_for_alike(work: Callable[[Assessment, *Rest], Found]) -> Callable[[Assessment, *Rest], Found]:
    """Let something that is worked out of an assessment be remembered with its model for all who are alike.

    It must rest on the truths of conditions and on what is open, and hold no answer of the citizen.
    """

    @wraps(work)
    def remembered(assessment: Assessment, *rest: *Rest) -> Found:
        memory = assessment.model.worked_out
        key = (work, assessment.likeness, rest)
        if key not in memory:
            remember(memory, key, work(assessment, *rest))
        return cast(Found, memory[key])

    return remembered
