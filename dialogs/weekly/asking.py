"""Asking for the week in the chat: a lead gets the team's, a caseworker her own."""

from __future__ import annotations

from dialogs.casework.cases import note_reading
from dialogs.desk import Desk
from dialogs.ports.members import Basis
from dialogs.ports.readers import MONDAY
from dialogs.turns import Reply
from dialogs.view import Action, View
from dialogs.weekly.card import digest_view, shown_cases
from dialogs.weekly.monday import monday_view
from dialogs.weekly.picking import led_team, named_week, note_week, pressed_week
from dialogs.wording import say
from knowledge.weeks import Week


async def ask(desk: Desk, argument: str) -> Reply:
    """Answer "ugeoverblik", "ugeoverblik uge 46" or "ugeoverblik 2026-W46"."""
    week, reader = named_week(desk, argument), await desk.reader()
    if isinstance(week, View):
        return desk.reply(week)
    if reader and reader.member.role == "caseworker" and not led_team(reader) and desk.turn.now < week.ends:
        return desk.reply(await _own(desk, week))
    desk.inputs = {"week": str(week)}
    return await press_team(desk)


async def press_team(desk: Desk) -> Reply:
    """Show a team's week."""
    overview, reader = await pressed_week(desk), await desk.reader()
    if isinstance(overview, View):
        return desk.reply(overview)
    await note_week(desk, overview, shown_cases(overview))
    subscribed = reader is not None and reader.member.leads(overview.team.id)
    return desk.reply(digest_view(overview, subscribed=subscribed))


async def _own(desk: Desk, week: Week) -> View:
    view = await monday_view(desk)
    await note_reading(desk, MONDAY, Basis.AUTHOR)
    team = Action("digest_team", say("action.digest_team"), {"week": str(week)})
    *others, off = view.actions
    return View(view.summary, view.blocks, (*others, team, off))
