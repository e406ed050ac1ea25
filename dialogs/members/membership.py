"""Being a member: what a stranger is told, and asking for access."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.members.granting import ACCESS, may_grant
from dialogs.members.naming import meant, unclear
from dialogs.ports.members import Member, MemberField
from dialogs.ports.post import Audience, Parcel, Recipient
from dialogs.showing.dates import show_date
from dialogs.turns import Reply
from dialogs.view import Action, Block, Choice, Heading, Option, Paragraph, View
from dialogs.wording import say
from knowledge.weeks import COPENHAGEN

_ASKED: Final[tuple[MemberField, ...]] = ("name", "team", "role", "status", "since")
"""What asking again says of somebody who is known."""
_NOTICE_LASTS: Final = timedelta(days=7)


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
    teams = {one.id: one.name for one in await desk.session.teams()}
    found = meant(team, teams)
    if len(found) > 1:
        fault, details = unclear(team, found, teams)
        desk.remark(fault, "attention", **details)
        return await ask_view(desk)
    asking = _asking(desk, known, next(iter(found), None))
    if known is None:
        await desk.session.keep_member(asking)
    elif not await desk.session.change_member(asking, *_ASKED, expected=known.status):
        return message_view("member.already")
    await _tell(desk, asking)
    if team.strip() and teams and not found:
        desk.remark("member.unknown_team", "warning", written=team, teams=", ".join(teams.values()))
    named = teams.get(asking.team or "")
    where = say("member.asked_team", team=named) if named else say("member.asked")
    return View(say("member.summary"), (Paragraph(where, "good"), Paragraph(say("member.still"), "subtle")))


def _asking(desk: Desk, known: Member | None, team: str | None) -> Member:
    """Return this person as one who asks; asking again loses neither the day of the first time nor the team."""
    since = known.since if known and known.status == "asked" else desk.turn.now
    return Member(desk.turn.person, team or (known.team if known else None), "caseworker", since, "asked")


async def press_ask(desk: Desk) -> Reply:
    """Open the question which team."""
    return desk.reply(await ask_view(desk))


async def ask_by_text(desk: Desk, team: str) -> Reply:
    """Ask for the team that was written."""
    return desk.reply(await ask(desk, team))


async def press_ask_send(desk: Desk) -> Reply:
    """Ask with the team that was picked."""
    return desk.reply(await ask(desk, desk.inputs.get("team", "")))


async def _tell(desk: Desk, asking: Member) -> None:
    """Let those who may grant it know, once a day, where the bot can reach them."""
    key, now = f"{ACCESS}:{asking.person.id}:{desk.today}", desk.turn.now
    for member in await desk.session.members():
        if may_grant(member, asking):
            recipient = Recipient(member.person.tenant, Audience.PERSON, member.person.id)
            await desk.session.post(Parcel(recipient, ACCESS, key, now, now + _NOTICE_LASTS), now)
