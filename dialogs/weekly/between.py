"""What centres should talk about: possible double grants, and what else fits the peer forum."""

from __future__ import annotations

from typing import Final

from dialogs.ports.handovers import State
from dialogs.showing.conclusions import SILENT
from dialogs.showing.dates import show_date
from dialogs.showing.sources import joined
from dialogs.weekly.looking import LOOK_BACK, Look
from dialogs.weekly.overview import Line
from dialogs.wording import say
from knowledge.weeks import COPENHAGEN

_DOUBLE: Final = "dobbeltbevilling"
"""The warning of a pack that two grants may be for the same."""


async def double_grants(look: Look) -> tuple[Line, ...]:
    """Return the cases with a possible double grant: warned of in a decision, or found where centres meet."""
    found: dict[str, str] = {}
    for number, meeting in (await look.meetings()).items():
        if any(grant.stands(look.today) for grant in meeting.double_grants):
            centres = dict.fromkeys(entry.centre for entry in meeting.entries)
            found[number] = say("weekly.line.double_met", centres=joined(tuple(centres)))
    for on in await look.session.warned(look.team.id, _DOUBLE, look.now - LOOK_BACK):
        day = show_date(on.at.astimezone(COPENHAGEN).date())
        found.setdefault(on.number, say("weekly.line.double_warned", date=day))
    return tuple(Line(text, number) for number, text in found.items())


async def forum(look: Look) -> tuple[Line, ...]:
    """Return the cases for the next peer forum: centres differ, it came back twice, or nothing is settled."""
    found: dict[str, str] = {}
    for number, meeting in (await look.meetings()).items():
        if meeting.differences:
            found[number] = say("weekly.line.differ")
    returns: dict[str, int] = {}
    for one in await look.session.handovers_since(look.now - LOOK_BACK):
        if one.state is State.RETURNED and look.team.id in (one.sender.team, one.receiver.team):
            returns[one.case] = returns.get(one.case, 0) + 1
    for number, times in returns.items():
        if times > 1:
            found.setdefault(number, say("weekly.line.returned_again", count=times))
    for on in await look.session.unsettled(look.team.id, SILENT, look.week.before.begins):
        found.setdefault(on.number, say("weekly.line.unsettled"))
    return tuple(Line(text, number) for number, text in found.items())
