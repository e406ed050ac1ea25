"""Being a member: what a stranger is told, asking for access, and granting it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz, process

from dialogs.dates import show_date
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.members import Member, Team
from dialogs.turns import Reply
from dialogs.view import Action, Block, Choice, Heading, Item, Items, Option, Paragraph, View
from dialogs.wording import say
from knowledge.text import fold
from knowledge.weeks import COPENHAGEN

_CLOSE: Final = 80
_BUTTONS: Final = 3


async def cannot_log(desk: Desk) -> View | None:
    """Return why this person may not log, with the way forward; None for one who may."""
    reader = await desk.reader()
    if reader and reader.member.team:
        return None
    if reader:
        return View(say("member.summary"), (Paragraph(say("member.no_team"), "warning"),))
    asked = await desk.session.member(desk.turn.person.id)
    if asked and asked.status == "asked":
        day = asked.since.astimezone(COPENHAGEN).date()
        return View(say("member.summary"), (Paragraph(say("member.waiting", date=show_date(day))),))
    blocks: tuple[Block, ...] = (
        Paragraph(say("member.stranger"), "warning"),
        Paragraph(say("member.still"), "subtle"),
    )
    return View(say("member.summary"), blocks, (Action("ask_access", say("action.ask_access")),))


async def ask_view(desk: Desk) -> View:
    """Return the question which team she belongs to; a member is told that there is nothing to ask for."""
    if await desk.reader():
        return message_view("member.already")
    teams = await desk.session.teams()
    blocks: list[Block] = [Heading(say("member.ask_heading")), Paragraph(say("member.ask_help"))]
    if teams:
        options = tuple(Option(team.id, team.name) for team in teams)
        blocks.append(Choice("team", say("member.team"), options, required=False, compact=True))
        blocks.append(Paragraph(say("member.ask_by_text", team=teams[0].name), "subtle"))
    send = Action("ask_access_send", say("action.ask_access_send"), inputs=True, style="positive")
    return View(say("member.summary"), tuple(blocks), (send,))


async def ask(desk: Desk, team: str) -> View:
    """Note that this person asks for access to a team, by its id or name; asking twice changes only the team."""
    known = await desk.session.member(desk.turn.person.id)
    if known and known.active:
        return message_view("member.already")
    found = _named(await desk.session.teams(), team)
    member = Member(desk.turn.person, found.id if found else None, "caseworker", desk.turn.now, "asked")
    await desk.session.keep_member(member)
    where = say("member.asked_team", team=found.name) if found else say("member.asked")
    return View(say("member.summary"), (Paragraph(where, "good"), Paragraph(say("member.still"), "subtle")))


async def requests_view(desk: Desk) -> View:
    """Return who waits for access, for those who may grant it; the same sentence for everyone else."""
    waiting = await _waiting(desk)
    if waiting is None:
        return message_view("member.not_yours")
    if not waiting:
        return message_view("member.nobody_waits")
    names = {team.id: team.name for team in await desk.session.teams()}
    items = tuple(_request_item(one, names) for one in waiting)
    buttons = [_grant("approve", one) for one in waiting[:_BUTTONS]]
    buttons += [_grant("refuse", one) for one in waiting[:_BUTTONS]]
    return View(say("member.summary"), (Heading(say("member.requests")), Items(items)), tuple(buttons))


async def decide(desk: Desk, who: str, granted: bool) -> View:
    """Grant or refuse access to the one who waits under this id or name."""
    waiting = await _waiting(desk)
    if waiting is None:
        return message_view("member.not_yours")
    found = next((one for one in waiting if one.person.id == who), None) or _person(waiting, who)
    if found is None:
        return message_view("member.no_such_request")
    await desk.session.keep_member(replace(found, status="active" if granted else "left", since=desk.turn.now))
    if granted and found.team is None:
        return message_view("member.approved_without_team", name=found.person.name)
    return message_view("member.approved" if granted else "member.refused", name=found.person.name)


async def press_ask(desk: Desk) -> Reply:
    """Open the question which team."""
    return desk.reply(await ask_view(desk))


async def press_ask_send(desk: Desk) -> Reply:
    """Ask with the team that was picked."""
    return desk.reply(await ask(desk, desk.inputs.get("team", "")))


async def press_access(desk: Desk) -> Reply:
    """Show who waits."""
    return desk.reply(await requests_view(desk))


async def press_approve(desk: Desk) -> Reply:
    """Grant access to the one on the button."""
    return desk.reply(await decide(desk, desk.inputs.get("member", ""), granted=True))


async def press_refuse(desk: Desk) -> Reply:
    """Refuse access to the one on the button."""
    return desk.reply(await decide(desk, desk.inputs.get("member", ""), granted=False))


async def _waiting(desk: Desk) -> list[Member] | None:
    """Return who waits for this person to decide: all for an administrator, her own team for a lead; else None."""
    reader = await desk.reader()
    if reader is None or reader.member.role == "caseworker":
        return None
    asked = [one for one in await desk.session.members() if one.status == "asked"]
    if reader.member.role == "admin":
        return asked
    return [one for one in asked if one.team is not None and one.team == reader.member.team]


def _request_item(member: Member, teams: dict[str, str]) -> Item:
    team = teams.get(member.team or "") or say("member.team_unnamed")
    return Item(member.person.name, team, show_date(member.since.astimezone(COPENHAGEN).date()))


def _grant(action: str, member: Member) -> Action:
    secondary = action == "refuse"
    return Action(
        action, say(f"action.{action}", name=member.person.name), {"member": member.person.id}, secondary=secondary
    )


def _named(teams: tuple[Team, ...], written: str) -> Team | None:
    """Return the team of this id, or the one whose name comes near enough."""
    if exact := next((team for team in teams if team.id == written), None):
        return exact
    names = {team.id: fold(team.name) for team in teams}
    found = process.extractOne(fold(written), names, scorer=fuzz.WRatio, score_cutoff=_CLOSE) if written else None
    return next((team for team in teams if found and team.id == found[2]), None)


def _person(waiting: list[Member], written: str) -> Member | None:
    wanted = fold(written)
    found = [one for one in waiting if wanted and wanted in fold(one.person.name)]
    return found[0] if len(found) == 1 else None
