"""What waits for a team: handovers, follow-ups, and requests for access."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from dialogs.ports.handovers import Handover, Party, State
from dialogs.ports.weekly import OnCase
from dialogs.showing.dates import show_date
from dialogs.weekly.looking import Look
from dialogs.weekly.overview import Line
from dialogs.wording import say
from knowledge.weeks import COPENHAGEN

_RETURNED_FOR: Final = timedelta(days=30)


async def handovers_to_us(look: Look) -> tuple[Line, ...]:
    """Return the handovers that the team has not answered, and those that came back to it, oldest first."""
    found = await look.session.handovers_since(look.now - _RETURNED_FOR)
    followed = {one.follows for one in found}
    lines = []
    for one in found:
        if one.state is State.SENT and _on_side(look, one.receiver):
            key = "waits_late" if one.overdue(look.today) else "waits"
            lines.append(_waits(look, one, key, look.people.name(one.sender)))
        elif one.state is State.RETURNED and one.id not in followed and _on_side(look, one.sender):
            lines.append(_waits(look, one, "returned", look.people.name(one.receiver)))
    return tuple(sorted(lines, key=lambda line: -(line.days or 0)))


async def late_answers(look: Look) -> tuple[Line, ...]:
    """Return the team's own handovers that others should have answered by now, oldest first."""
    found = await look.session.handovers_since(look.now)
    late = [one for one in found if one.overdue(look.today) and _on_side(look, one.sender)]
    return tuple(_waits(look, one, "late_answers", look.people.name(one.receiver)) for one in late)


async def overdue(look: Look) -> tuple[Line, ...]:
    """Return the cases that should have been followed up before this week, longest ago first."""
    found = await look.follow_ups()
    return tuple(_follow_up(look, one) for one in found if one.follow_up and one.follow_up < look.week.monday)


async def due(look: Look) -> tuple[Line, ...]:
    """Return the cases that are to be followed up this week."""
    found = await look.follow_ups()
    return tuple(_follow_up(look, one) for one in found if one.follow_up and one.follow_up >= look.week.monday)


async def access(look: Look) -> tuple[Line, ...]:
    """Return who has asked to become a member of the team, or of none, for its lead."""
    if not look.leading:
        return ()
    asking = [one for one in look.people.members.values() if one.status == "asked"]
    return tuple(
        Line(say("weekly.line.access", name=one.person.name, date=show_date(one.since.astimezone(COPENHAGEN).date())))
        for one in asking
        if one.team in (None, look.team.id)
    )


def _on_side(look: Look, party: Party) -> bool:
    """Whether a side of a handover is this team; where no team was named, every team of the centre is."""
    return party.team == look.team.id or (party.team is None and party.centre == look.team.centre)


def _waits(look: Look, handover: Handover, key: str, other: str) -> Line:
    days = (look.today - handover.steps[-1].at.astimezone(COPENHAGEN).date()).days
    today = "_today" if days == 0 and key in ("waits", "returned") else ""
    text = say(f"weekly.line.{key}{today}", other=other, waited=waited(days), reply_by=show_date(handover.reply_by))
    return Line(text, handover.case, days)


def _follow_up(look: Look, on: OnCase) -> Line:
    assert on.follow_up, "it was asked for by its day"
    days = (look.today - on.follow_up).days
    key = "overdue" if days > 0 else "due"
    return Line(say(f"weekly.line.{key}", date=show_date(on.follow_up), waited=waited(days)), on.number, max(days, 0))


def waited(days: int) -> str:
    """Return "i dag", "1 dag" or "9 dage"."""
    if days <= 0:
        return say("weekly.today")
    return say("weekly.day" if days == 1 else "weekly.days", count=days)
