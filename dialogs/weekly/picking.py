"""Which team's week somebody may look at, and that she has."""

from __future__ import annotations

from collections.abc import Collection

from dialogs.casework.cases import note_reading
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.members.access import Reader
from dialogs.ports.members import Basis
from dialogs.ports.readers import DIGEST
from dialogs.showing.dates import show_date
from dialogs.together.directory import directory
from dialogs.view import View
from dialogs.weekly.asked import read_week
from dialogs.weekly.collecting import collect
from dialogs.weekly.looking import Look
from dialogs.weekly.overview import Overview
from knowledge.weeks import Week


async def pressed_week(desk: Desk) -> Overview | View:
    """Return the week that a button stands for, or why this person is not shown it."""
    week, reader = named_week(desk, desk.inputs.get("week", "")), await desk.reader()
    if isinstance(week, View):
        return week
    if reader is None:
        return message_view("weekly.members_only")
    found = await _team_week(desk, reader, week)
    return found or message_view("weekly.other_team" if desk.inputs.get("team") else "weekly.no_team")


def named_week(desk: Desk, text: str) -> Week | View:
    """Return the week that is asked for, the running one where none is named, or why there is none to show."""
    week = read_week(text, desk.today)
    if week is None:
        return message_view("weekly.no_such_week", text=text)
    if week.begins > desk.turn.now:
        return message_view("weekly.not_begun", week=week.number, date=show_date(week.monday))
    return week


async def _team_week(desk: Desk, reader: Reader, week: Week) -> Overview | None:
    """Return a week of the team that is asked for, None where she neither is in it nor leads it now."""
    people = await directory(desk.session)
    team = people.teams.get(desk.inputs.get("team") or led_team(reader) or reader.member.team or "")
    if team is None:
        return None
    leading = any(one.leads(team.id) for one in (reader.member, *reader.standing_in))
    if not leading and reader.member.team != team.id:
        return None
    return await collect(Look(desk.session, desk.guide, team, week, desk.turn.now, people, leading))


def led_team(reader: Reader) -> str | None:
    """Return the team that this person leads, or leads for somebody who is away."""
    here = (reader.member, *reader.standing_in)
    return next((one.team for one in here if one.leads(one.team)), None)


async def note_week(desk: Desk, overview: Overview, shown: Collection[str]) -> None:
    """Note that this person has seen a team's week, and which cases the answer names."""
    reader = await desk.reader()
    own = reader is not None and reader.member.team == overview.team.id
    await note_reading(desk, DIGEST, Basis.TEAM if own else Basis.DEPUTY)
    desk.about.update(shown)
