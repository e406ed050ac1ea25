"""Which team's week somebody may look at, and that she has."""

from __future__ import annotations

from collections.abc import Collection

from dialogs.casework.cases import note_reading
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.members.access import Reader
from dialogs.ports.members import Basis
from dialogs.ports.readers import DIGEST
from dialogs.together.directory import directory
from dialogs.view import View
from dialogs.weekly.asked import read_week
from dialogs.weekly.collecting import collect
from dialogs.weekly.looking import Look
from dialogs.weekly.overview import Overview
from knowledge.weeks import Week


async def pressed_week(desk: Desk) -> Overview | None:
    """Return the week that the pressed card is about, None for somebody who may not see it."""
    reader, week = await desk.reader(), asked_week(desk)
    return await team_week(desk, reader, week) if reader and week else None


async def not_hers(desk: Desk) -> View:
    """Return why the pressed card tells this person nothing."""
    return message_view("weekly.members_only" if await desk.reader() is None else "weekly.other_team")


def asked_week(desk: Desk) -> Week | None:
    """Return the week that a button stands for, None for one that has not begun."""
    found = read_week(desk.inputs.get("week", ""), desk.today)
    return found if found and found.begins <= desk.turn.now else None


async def team_week(desk: Desk, reader: Reader, week: Week) -> Overview | None:
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
