"""Telling a deputy that she was named, when she stands in, and that it is over; and saying no to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.members.naming import meant, unclear
from dialogs.ports.members import Leave, Member
from dialogs.ports.post import Audience, Letter, Parcel, PostBook, Recipient
from dialogs.ports.store import Store
from dialogs.showing.dates import show_date
from dialogs.together.directory import directory
from dialogs.turns import Reply
from dialogs.view import Action, Paragraph, View
from dialogs.wording import say

DEPUTY: Final = "deputy"
"""The kind of parcel that tells of standing in for somebody."""
_GOOD_FOR: Final = timedelta(days=14)


class News(StrEnum):
    """What is told: the first three to the deputy, the last to whoever had named her."""

    NAMED = "named"
    DATES = "dates"
    ENDED = "ended"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class DeputyNotice:
    """Composes the notice; implements `dialogs.ports.post.Composer`."""

    store: Store

    async def compose(self, parcel: Parcel, now: datetime) -> Letter | None:
        """Return who stands in for whom and when, None where it has changed in the meantime."""
        _, said, _, other = parcel.key.split(":", 3)
        news, to = News(said), parcel.recipient
        absent, deputy = (to.id, other) if news is News.DECLINED else (other, to.id)
        async with self.store.turn(to.tenant, "", None, now) as session:
            member, stands_in = await session.member(absent), await session.member(deputy)
        if member is None or stands_in is None or not _holds(news, member, deputy):
            return None
        return Letter(_notice(news, member, stands_in))


async def tell_deputies(book: PostBook, before: Member, after: Member, now: datetime, new_id: str) -> None:
    """Tell whoever stands in for a member from now on, does so no more, or has other days to do it."""
    me = after.person.id
    if before.deputy != after.deputy:
        await _tell(book, News.ENDED, before.deputy, after, me, now, new_id)
        await _tell(book, News.NAMED, after.deputy, after, me, now, new_id)
    elif before.leave != after.leave:
        await _tell(book, News.DATES, after.deputy, after, me, now, new_id)


async def press_decline(desk: Desk) -> Reply:
    """Stand in no longer for the one on the button, or whom a name means; she is told."""
    me, written = desk.turn.person.id, desk.inputs.get("member", "").strip()
    people = await directory(desk.session)
    naming = {id: one for id, one in people.members.items() if _named(one, me)}
    if not naming or (written in people.members and written not in naming):
        return desk.reply(message_view("work.deputy_for_nobody"))
    names = people.called(naming.values())
    found = meant(written, names) if written else tuple(naming)
    if len(found) != 1:
        fault, details = (
            unclear(written, found, names) if written else ("work.decline_how", {"names": _listed(names)})
        )
        return desk.reply(message_view(fault, **details))
    absent = naming[found[0]]
    await desk.session.change_member(replace(absent, deputy=None), "deputy")
    await _tell(desk.session, News.DECLINED, absent.person.id, absent, me, desk.turn.now, desk.new_id())
    return desk.reply(message_view("work.declined", name=absent.person.name))


async def stands_in_for(desk: Desk) -> str:
    """Return the names of those who have named this person their deputy, empty where nobody has."""
    people = await directory(desk.session)
    return _listed(people.called(one for one in people.members.values() if _named(one, desk.turn.person.id)))


def _named(member: Member, deputy: str) -> bool:
    return member.active and member.deputy == deputy


def _listed(names: dict[str, str]) -> str:
    return ", ".join(sorted(names.values()))


async def _tell(
    book: PostBook, news: News, to: str | None, absent: Member, other: str, now: datetime, new_id: str
) -> None:
    if to:
        recipient = Recipient(absent.person.tenant, Audience.PERSON, to)
        await book.post(Parcel(recipient, DEPUTY, f"{DEPUTY}:{news}:{new_id}:{other}", now, now + _GOOD_FOR), now)


def _holds(news: News, absent: Member, deputy: str) -> bool:
    """Whether what is to be told is so by now."""
    if news is News.DECLINED:
        return absent.deputy is None
    return _named(absent, deputy) == (news is not News.ENDED)


def _notice(news: News, absent: Member, deputy: Member) -> View:
    said = say(
        f"work.deputy_news.{news}", name=absent.person.name, deputy=deputy.person.name, days=_days(absent.leave)
    )
    no = Action("deputy_decline", say("action.deputy_decline"), {"member": absent.person.id}, secondary=True)
    return View(say("work.deputy_summary"), (Paragraph(said),), (no,) if news in (News.NAMED, News.DATES) else ())


def _days(leave: Leave | None) -> str:
    """Return on which days it is, as a sentence."""
    if leave is None:
        return say("work.deputy_days.none")
    last = show_date(leave.last) if leave.last else say("work.until_further")
    return say("work.deputy_days.some", first=show_date(leave.first), last=last)
