"""Asking for the week in the chat: a lead gets the team's, a caseworker her own."""

from __future__ import annotations

from dialogs.casework.cases import note_reading
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.members.access import Reader
from dialogs.ports.members import Basis
from dialogs.ports.readers import MONDAY
from dialogs.showing.dates import show_date
from dialogs.turns import Reply
from dialogs.view import Action, View
from dialogs.weekly.asked import read_week
from dialogs.weekly.card import digest_view, shown_cases
from dialogs.weekly.monday import monday_view
from dialogs.weekly.picking import asked_week, led_team, note_week, team_week
from dialogs.wording import say
from knowledge.weeks import Week


async def ask(desk: Desk, argument: str) -> Reply:
    """Answer "ugeoverblik", "ugeoverblik uge 46" or "ugeoverblik 2026-W46"."""
    week = read_week(argument, desk.today)
    if week is None:
        return desk.reply(message_view("weekly.no_such_week", text=argument))
    if week.begins > desk.turn.now:
        return desk.reply(message_view("weekly.not_begun", week=week.number, date=show_date(week.monday)))
    reader = await desk.reader()
    if reader is None:
        return desk.reply(message_view("weekly.members_only"))
    if reader.member.role == "caseworker" and not led_team(reader) and desk.turn.now < week.ends:
        return desk.reply(await _own(desk, week))
    return await _team(desk, reader, week)


async def press_digest(desk: Desk) -> Reply:
    """Show a team's week; without one being named, that of whoever asks."""
    if not desk.inputs:
        return await ask(desk, "")
    reader, week = await desk.reader(), asked_week(desk)
    if reader is None or week is None:
        return desk.reply(message_view("weekly.members_only"))
    return await _team(desk, reader, week)


async def _own(desk: Desk, week: Week) -> View:
    view = await monday_view(desk)
    await note_reading(desk, MONDAY, Basis.AUTHOR)
    team = Action("digest", say("action.digest_team"), {"week": str(week)})
    *others, off = view.actions
    return View(view.summary, view.blocks, (*others, team, off))


async def _team(desk: Desk, reader: Reader, week: Week) -> Reply:
    overview = await team_week(desk, reader, week)
    if overview is None:
        return desk.reply(message_view("weekly.no_team"))
    await note_week(desk, overview, shown_cases(overview))
    return desk.reply(digest_view(overview, subscribed=reader.member.leads(overview.team.id)))
