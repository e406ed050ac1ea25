"""What will change by itself, as people read it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dialogs.conclusions import labels, shown
from dialogs.dates import show_date
from dialogs.sources import joined
from dialogs.view import Block, Item, Items
from dialogs.wording import say
from knowledge.evaluation import Assessment
from knowledge.foresight import Later, foresee


def later_blocks(assessment: Assessment, today: date) -> Iterator[Block]:
    """Yield one line for every change to come that the model can see."""
    items = tuple(Item(when(later), _outcomes(assessment, later)) for later in foresee(assessment, today))
    if items:
        yield Items(items)


def when(later: Later) -> str:
    """Return "Fra 1. marts 2027" or "Når borgeren fylder 18"."""
    if later.age is not None:
        return say("assessment.later_age", age=later.age)
    return say("assessment.later", date=show_date(later.on) if later.on else say("assessment.later_undated"))


def _outcomes(assessment: Assessment, later: Later) -> str:
    before = {c.table.table.id: c.outcomes for c in shown(assessment)}
    changed = [c for c in shown(later.assessment) if before.get(c.table.table.id) != c.outcomes]
    lines = [
        say(
            "assessment.later_line",
            table=conclusion.table.table.title,
            outcome=joined(labels(conclusion, conclusion.outcomes)) or say("assessment.open_outcome").lower(),
        )
        for conclusion in changed
    ]
    return "; ".join(lines) or say("assessment.later_same")
