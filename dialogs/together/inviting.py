"""A second look: a colleague who may read a case for two weeks, is told so, and has it on her list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from dialogs.casework.case_card import case_view
from dialogs.casework.cases import newest_here
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.ports.members import Basis, Permit
from dialogs.ports.post import Audience, Letter, Parcel, Recipient
from dialogs.ports.store import Store
from dialogs.showing.dates import show_date
from dialogs.together.colleagues import colleague
from dialogs.together.directory import Directory, directory
from dialogs.turns import Reply
from dialogs.view import Action, Block, Bullets, Heading, Paragraph, TextField, View
from dialogs.wording import say
from knowledge.weeks import COPENHAGEN

INVITE: Final = "invite"
"""The kind of parcel that tells of being asked for a second look."""
_LOOK: Final = timedelta(days=14)
"""How long a colleague may look along."""
_INVITE: Final = re.compile(
    r"(?P<who>.+?)\s+(?:om at )?(?:se med|kigge med)\s+(?:på|i|med)?\s*(?P<number>\S+.*)", re.I
)


@dataclass(frozen=True, slots=True)
class InviteNotice:
    """Composes the notice to the colleague; implements `dialogs.ports.post.Composer`."""

    store: Store

    async def compose(self, parcel: Parcel, now: datetime) -> Letter | None:
        """Return who asks and on which case, None where the time is over or the case is gone."""
        recipient = parcel.recipient
        async with self.store.turn(recipient.tenant, "", None, now) as session:
            permits = await session.permits_of(recipient.id, now)
            people = await directory(session)
        permit = next((one for one in permits if parcel.key == _key(one)), None)
        return Letter(_notice(permit, people), (permit.case,)) if permit else None


async def asked_to_look(desk: Desk, people: Directory) -> tuple[Block, ...]:
    """Return the cases that this person was asked to look at, for her list."""
    permits = await desk.session.permits_of(desk.turn.person.id, desk.turn.now)
    invited = {one.case: one for one in permits if one.basis is Basis.INVITED}
    if not invited:
        return ()
    desk.about.update(invited)
    return Heading(say("mine.asked_to_look"), 2), Bullets(tuple(_line(one, people) for one in invited.values()))


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


async def _invite(desk: Desk, number: str, who: str) -> Reply:
    found = await newest_here(desk, number)
    if found is None:
        return desk.reply(message_view("case.no_access"))
    asked = await colleague(desk, who)
    if isinstance(asked, tuple):
        desk.remark(asked[0], "attention", **asked[1])
        return desk.reply(_invite_view(found.logged.number))
    now, me, team = desk.turn.now, desk.turn.person, found.logged.decision.team
    permit = Permit(
        desk.new_id(), found.logged.number, asked.person, Basis.INVITED, me.id, now, now + _LOOK, team=team
    )
    await desk.session.allow(permit)
    recipient = Recipient(me.tenant, Audience.PERSON, asked.person.id)
    await desk.session.post(Parcel(recipient, INVITE, _key(permit), now, permit.until), now)
    desk.remark("work.invited", "good", name=asked.person.name, date=_until(permit))
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


def _notice(permit: Permit, people: Directory) -> View:
    text = say("work.invite_notice", name=_asks(permit, people), number=permit.case, date=_until(permit))
    show = Action("case", say("action.show_case", number=permit.case), {"number": permit.case})
    return View(say("work.invite_summary"), (Paragraph(text),), (show,))


def _line(permit: Permit, people: Directory) -> str:
    return say("mine.asked_to_look_line", number=permit.case, name=_asks(permit, people), date=_until(permit))


def _asks(permit: Permit, people: Directory) -> str:
    asks = people.members.get(permit.given_by)
    return asks.person.name if asks else say("general.unnamed")


def _until(permit: Permit) -> str:
    return show_date(permit.until.astimezone(COPENHAGEN).date())


def _key(permit: Permit) -> str:
    return f"{INVITE}:{permit.id}"
