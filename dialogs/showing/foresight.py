"""What will change by itself, as people read it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dialogs.showing.conclusions import labels, shown
from dialogs.showing.dates import show_date
from dialogs.showing.sources import joined
from dialogs.view import Block, Item, Items
from dialogs.wording import say
from knowledge.rules.evaluation import Assessment
from knowledge.rules.foresight import Later, foresee


def later_blocks(assessment: Assessment, today: date) -> Iterator[Block]:
    """Yield one line for every change to come that the model can see."""
    coming = [(later, _outcomes(assessment, later)) for later in foresee(assessment, today)]
    items = [Item(when(later), said or say("assessment.later_same")) for later, said in coming if said or later.on]
    if items:
        yield Items(tuple(items))


def when(later: Later) -> str:
    """Return "Fra 1. marts 2027" or "Når borgeren fylder 18"."""
    if later.age is not None:
        return say("assessment.later_age", age=later.age)
    return say("assessment.later", date=show_date(later.on) if later.on else say("assessment.later_undated"))


def _outcomes(assessment: Assessment, later: Later) -> str:
    """Return what will be otherwise: new outcomes one by one, and together what is then open again."""
    before = {c.table.table.id: c.outcomes for c in shown(assessment)}
    changed = [c for c in shown(later.assessment) if before.get(c.table.table.id, ()) != c.outcomes]
    decided = [
        say("assessment.later_line", table=c.table.table.title, outcome=joined(labels(c, c.outcomes)))
        for c in changed
        if c.outcomes
    ]
    reopened = [c.table.table.title for c in changed if not c.outcomes]
    opened = [say("assessment.later_open", tables=joined(reopened))] if reopened else []
    return "; ".join([*decided, *opened])
