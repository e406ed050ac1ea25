"""Granting access: who waits, for those who may decide, in chat and as a notice of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.members.naming import meant, unclear
from dialogs.ports.members import Member, MemberBook
from dialogs.ports.post import Letter, Parcel
from dialogs.ports.store import Store
from dialogs.showing.dates import show_date
from dialogs.together.directory import directory
from dialogs.turns import Reply
from dialogs.view import Action, Heading, Item, Items, View
from dialogs.wording import say
from knowledge.weeks import COPENHAGEN

ACCESS: Final = "access"
"""The kind of post that tells of a request for access."""
_BUTTONS: Final = 3


@dataclass(frozen=True, slots=True)
class AccessNotice:
    """Composes the notice that somebody asks for access; implements `dialogs.ports.post.Composer`."""

    store: Store

    async def compose(self, parcel: Parcel, now: datetime) -> Letter | None:
        """Return who waits for the recipient to decide, None where nobody does any more."""
        recipient = parcel.recipient
        async with self.store.turn(recipient.tenant, "", None, now) as session:
            member = await session.member(recipient.id)
            waiting = await _waiting(session, member)
            return Letter(await _view(session, waiting)) if waiting else None


def may_grant(member: Member, asking: Member) -> bool:
    """Whether a member decides on this request: an administrator on all, a lead on those for her own team."""
    if not member.active or asking.status != "asked":
        return False
    leads = member.role == "team_lead" and member.team is not None and member.team == asking.team
    return leads or member.role == "admin"


async def requests_view(desk: Desk) -> View:
    """Return who waits for access, for those who may grant it; the same sentence for everyone else."""
    if not await _grants(desk):
        return message_view("member.not_yours")
    waiting = await _waiting_here(desk)
    return await _view(desk.session, waiting) if waiting else message_view("member.nobody_waits")


async def decide(desk: Desk, who: str, granted: bool) -> View:
    """Grant or refuse access to the one who waits under this id or name."""
    if not await _grants(desk):
        return message_view("member.not_yours")
    waiting = {one.person.id: one for one in await _waiting_here(desk)}
    names = (await directory(desk.session)).called(waiting.values())
    ids = meant(who, names)
    if len(ids) > 1:
        fault, details = unclear(who, ids, names)
        return message_view(fault, **details)
    if not ids:
        return message_view("member.no_such_request")
    found = waiting[ids[0]]
    decided = replace(found, status="active" if granted else "left", since=desk.turn.now)
    if not await desk.session.change_member(decided, "status", "since", expected="asked"):
        return message_view("member.no_such_request")
    if granted and found.team is None:
        return message_view("member.approved_without_team", name=found.person.name)
    return message_view("member.approved" if granted else "member.refused", name=found.person.name)


async def press_access(desk: Desk) -> Reply:
    """Show who waits."""
    return desk.reply(await requests_view(desk))


async def press_approve(desk: Desk) -> Reply:
    """Grant access to the one on the button."""
    return desk.reply(await decide(desk, desk.inputs.get("member", ""), granted=True))


async def press_refuse(desk: Desk) -> Reply:
    """Refuse access to the one on the button."""
    return desk.reply(await decide(desk, desk.inputs.get("member", ""), granted=False))


async def _grants(desk: Desk) -> bool:
    reader = await desk.reader()
    return reader is not None and reader.member.role != "caseworker"


async def _waiting_here(desk: Desk) -> list[Member]:
    reader = await desk.reader()
    return await _waiting(desk.session, reader.member if reader else None)


async def _waiting(book: MemberBook, member: Member | None) -> list[Member]:
    """Return who waits for this member to decide."""
    return [one for one in await book.members() if member and may_grant(member, one)]


async def _view(book: MemberBook, waiting: Sequence[Member]) -> View:
    names = {team.id: team.name for team in await book.teams()}
    items = tuple(_item(one, names) for one in waiting)
    buttons = [_button(action, one) for action in ("approve", "refuse") for one in waiting[:_BUTTONS]]
    return View(say("member.summary"), (Heading(say("member.requests")), Items(items)), tuple(buttons))


def _item(member: Member, teams: dict[str, str]) -> Item:
    team = teams.get(member.team or "") or say("member.team_unnamed")
    return Item(member.person.name, team, show_date(member.since.astimezone(COPENHAGEN).date()))


def _button(action: str, member: Member) -> Action:
    title = say(f"action.{action}", name=member.person.name)
    return Action(action, title, {"member": member.person.id}, secondary=action == "refuse")
