"""Being away: a deputy, and the days."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.ports.members import Leave, Member, MemberField
from dialogs.showing.dates import read_date, show_date
from dialogs.together.colleagues import colleague
from dialogs.together.deputies import stands_in_for, tell_deputies
from dialogs.turns import Reply
from dialogs.wording import say, words
from knowledge.text import fold

_SPAN: Final = re.compile(r"(?:fra\s+)?(?P<first>.+?)(?:\s*(?:-|–|til)\s*(?P<last>.+))?", re.I)


async def press_deputy(desk: Desk) -> Reply:
    """Name who stands in while one is away; "ingen" names nobody."""
    reader, written = await desk.reader(), desk.inputs.get("who", "").strip()
    if reader is None:
        return desk.reply(message_view("member.stranger"))
    if not written:
        return await _show_deputies(desk, reader.member)
    deputy = None if fold(written) in words("work.nobody") else await colleague(desk, written)
    if isinstance(deputy, tuple):
        return desk.reply(message_view(deputy[0], **deputy[1]))
    standing_in = replace(reader.member, deputy=deputy.person.id if deputy else None)
    await _change(desk, reader.member, standing_in, "deputy")
    return desk.reply(
        message_view("work.deputy" if deputy else "work.no_deputy", name=deputy.person.name if deputy else "")
    )


async def press_leave(desk: Desk) -> Reply:
    """Note days away, such as "ferie 1/12-24/12"; "ferie slut" ends them."""
    reader, written = await desk.reader(), desk.inputs.get("days", "").strip()
    if reader is None:
        return desk.reply(message_view("member.stranger"))
    if fold(written) in words("work.over"):
        await _change(desk, reader.member, replace(reader.member, leave=None), "leave")
        return desk.reply(message_view("work.back"))
    leave = _leave(desk, written)
    if leave is None:
        return desk.reply(message_view("work.leave_how"))
    await _change(desk, reader.member, replace(reader.member, leave=leave), "leave")
    if reader.member.deputy is None:
        desk.remark("work.leave_without_deputy", "warning")
    last = show_date(leave.last) if leave.last else say("work.until_further")
    return desk.reply(message_view("work.leave", first=show_date(leave.first), last=last))


async def _show_deputies(desk: Desk, me: Member) -> Reply:
    """Show who stands in for this person, and for whom she does."""
    if others := await stands_in_for(desk):
        desk.remark("work.deputy_for", names=others)
    named = await desk.session.member(me.deputy or "")
    key = "work.deputy_is" if named else "work.deputy_how"
    return desk.reply(message_view(key, name=named.person.name if named else ""))


async def _change(desk: Desk, before: Member, after: Member, field: MemberField) -> None:
    await desk.session.change_member(after, field)
    await tell_deputies(desk.session, before, after, desk.turn.now, desk.new_id())


def _leave(desk: Desk, written: str) -> Leave | None:
    match = _SPAN.fullmatch(written)
    first = read_date(match["first"], desk.today) if match else None
    if match is None or first is None:
        return None
    if not match["last"]:
        return Leave(first)
    last = read_date(match["last"], first)
    return Leave(first, last) if last and last >= first else None
