"""Everyday help between colleagues: a second look, a deputy, days away."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Final

from dialogs.casework.case_card import case_view
from dialogs.casework.cases import newest_here
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.members.naming import Fault, meant, unclear
from dialogs.ports.members import Basis, Leave, Member, Permit
from dialogs.showing.dates import read_date, show_date
from dialogs.together.directory import directory
from dialogs.turns import Reply
from dialogs.view import Action, Heading, Paragraph, TextField, View
from dialogs.wording import say, words
from knowledge.text import fold

_LOOK: Final = timedelta(days=14)
"""How long a colleague may look along."""
_INVITE: Final = re.compile(
    r"(?P<who>.+?)\s+(?:om at )?(?:se med|kigge med)\s+(?:på|i|med)?\s*(?P<number>\S+.*)", re.I
)
_SPAN: Final = re.compile(r"(?:fra\s+)?(?P<first>.+?)(?:\s*(?:-|–|til)\s*(?P<last>.+))?", re.I)


async def press_invite(desk: Desk) -> Reply:
    """Ask who is to look along, or read "bed Bo Riis se med på V-7K3M"."""
    written = desk.inputs.get("number", "")
    if match := _INVITE.fullmatch(written):
        return await _invite(desk, match["number"], match["who"])
    found = await newest_here(desk, written)
    return desk.reply(_invite_view(found.logged.number) if found else message_view("work.invite_how"))


async def press_invite_send(desk: Desk) -> Reply:
    """Let the colleague on the card look along."""
    return await _invite(desk, desk.inputs.get("number", ""), desk.inputs.get("who", ""))


async def press_deputy(desk: Desk) -> Reply:
    """Name who stands in while one is away; "ingen" names nobody."""
    reader, written = await desk.reader(), desk.inputs.get("who", "").strip()
    if reader is None:
        return desk.reply(message_view("member.stranger"))
    if not written:
        named = await desk.session.member(reader.member.deputy or "")
        key = "work.deputy_is" if named else "work.deputy_how"
        return desk.reply(message_view(key, name=named.person.name if named else ""))
    deputy = None if fold(written) in words("work.nobody") else await _colleague(desk, written)
    if isinstance(deputy, tuple):
        return desk.reply(message_view(deputy[0], **deputy[1]))
    standing_in = replace(reader.member, deputy=deputy.person.id if deputy else None)
    await desk.session.change_member(standing_in, "deputy")
    return desk.reply(
        message_view("work.deputy" if deputy else "work.no_deputy", name=deputy.person.name if deputy else "")
    )


async def press_leave(desk: Desk) -> Reply:
    """Note days away, such as "ferie 1/12-24/12"; "ferie slut" ends them."""
    reader, written = await desk.reader(), desk.inputs.get("days", "").strip()
    if reader is None:
        return desk.reply(message_view("member.stranger"))
    if fold(written) in words("work.over"):
        await desk.session.change_member(replace(reader.member, leave=None), "leave")
        return desk.reply(message_view("work.back"))
    leave = _leave(desk, written)
    if leave is None:
        return desk.reply(message_view("work.leave_how"))
    await desk.session.change_member(replace(reader.member, leave=leave), "leave")
    if reader.member.deputy is None:
        desk.remark("work.leave_without_deputy", "warning")
    last = show_date(leave.last) if leave.last else say("work.until_further")
    return desk.reply(message_view("work.leave", first=show_date(leave.first), last=last))


async def _invite(desk: Desk, number: str, who: str) -> Reply:
    found = await newest_here(desk, number)
    if found is None:
        return desk.reply(message_view("case.no_access"))
    colleague = await _colleague(desk, who)
    if isinstance(colleague, tuple):
        desk.remark(colleague[0], "attention", **colleague[1])
        return desk.reply(_invite_view(found.logged.number))
    now, me = desk.turn.now, desk.turn.person
    team = found.logged.decision.team
    permit = Permit(
        desk.new_id(), found.logged.number, colleague.person, Basis.INVITED, me.id, now, now + _LOOK, team=team
    )
    await desk.session.allow(permit)
    until = show_date((now + _LOOK).date())
    desk.remark("work.invited", "good", name=colleague.person.name, date=until)
    return desk.reply(await case_view(desk, found.logged.number))


def _invite_view(number: str) -> View:
    send = Action("invite_send", say("action.invite_send"), {"number": number}, inputs=True, style="positive")
    return View(
        summary=say("work.invite_summary"),
        blocks=(
            Heading(say("work.invite_heading", number=number)),
            Paragraph(say("work.invite_help")),
            TextField("who", say("work.colleague"), required=True, error=say("work.colleague_error"), most=80),
        ),
        actions=(send,),
    )


async def _colleague(desk: Desk, written: str) -> Member | Fault:
    """Return the one active member, other than this person, whom a name means; else what to ask."""
    people = await directory(desk.session)
    others = [one for id, one in people.members.items() if one.active and id != desk.turn.person.id]
    names = people.called(others)
    found = meant(written, names)
    return people.members[found[0]] if len(found) == 1 else unclear(written, found, names)


def _leave(desk: Desk, written: str) -> Leave | None:
    match = _SPAN.fullmatch(written)
    first = read_date(match["first"], desk.today) if match else None
    if match is None or first is None:
        return None
    if not match["last"]:
        return Leave(first)
    last = read_date(match["last"], first)
    return Leave(first, last) if last and last >= first else None
