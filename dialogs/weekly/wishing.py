"""Wishing the regular cards away, and back: each only what may come with her role."""

from __future__ import annotations

from typing import Final

from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.ports.members import Role
from dialogs.ports.readers import DIGEST, KINDS, MONDAY, may_have
from dialogs.turns import Reply
from dialogs.view import Action, Paragraph, View
from dialogs.wording import say

_OTHER_WAY: Final = {True: "digest_off", False: "digest_on"}


async def press_off(desk: Desk) -> Reply:
    """Send this person no more of these cards."""
    return await _wish(desk, wanted=False)


async def press_on(desk: Desk) -> Reply:
    """Send this person these cards again."""
    return await _wish(desk, wanted=True)


async def _wish(desk: Desk, *, wanted: bool) -> Reply:
    reader = await desk.reader()
    if reader is None:
        return desk.reply(message_view("weekly.members_only"))
    kind = _kind(desk.inputs.get("kind", ""), reader.member.role)
    if not may_have(reader.member.role, kind):
        return desk.reply(message_view(f"weekly.not_hers.{kind}"))
    await desk.session.wish(reader.person.id, kind, wanted)
    text = say(f"weekly.{'on' if wanted else 'off'}.{kind}")
    back = Action(_OTHER_WAY[wanted], say(f"action.{_OTHER_WAY[wanted]}"), {"kind": kind})
    return desk.reply(View(say("weekly.summary"), (Paragraph(text, "good"),), (back,)))


def _kind(asked: str, role: Role) -> str:
    """Return which kind is meant, where nothing is said the one that comes with the role."""
    if asked in KINDS:
        return asked
    return DIGEST if may_have(role, DIGEST) else MONDAY
