"""A few plain sentences to the citizen, without labels or categories."""

from __future__ import annotations

from collections.abc import Iterator

from dialogs.casework.subjects import Subject, interventions
from dialogs.desk import Desk
from dialogs.ports.decisions import Decision
from dialogs.showing.dates import show_date
from dialogs.showing.sources import joined
from dialogs.wording import say


def citizen_text(desk: Desk, subject: Subject) -> str:
    """Return what was decided, or suggested, as one would say it to the citizen."""
    lines = [say("citizen.opening")]
    decided = [subject.decided(table) for table in subject.tables()]
    lines += [outcome.to_citizen for outcomes in decided for outcome in outcomes if outcome.to_citizen]
    if not all(decided):
        lines.append(say("citizen.open"))
    if subject.decision:
        lines += _next_steps(desk, subject.decision)
    return " ".join((*lines, say("citizen.closing")))


def _next_steps(desk: Desk, decision: Decision) -> Iterator[str]:
    if chosen := interventions(desk, decision.interventions):
        yield say("citizen.interventions", titles=joined([one.title for one in chosen]))
    if decision.follow_up:
        yield say("citizen.follow_up", date=show_date(decision.follow_up))
