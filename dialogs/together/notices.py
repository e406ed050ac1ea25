"""Who is told of a handover, and when: parcels that name it; what they say is composed when they are sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from dialogs.desk import Desk
from dialogs.ports.handovers import Handover, Party, State
from dialogs.ports.members import Member
from dialogs.ports.post import Audience, Parcel, Recipient
from dialogs.together.directory import Directory
from knowledge.weeks import COPENHAGEN

NOTICE: Final = "handover"
"""The kind of parcel that tells of a step."""
REMINDER: Final = "reminder"
"""The kind of parcel that reminds of a day: a planned one, or one on which an answer was due."""
_KEY: Final = "handover"
_MORNING: Final = time(7, 30)
_BEFORE: Final = timedelta(days=14)
_GOOD_FOR: Final = timedelta(days=14)


async def tell(desk: Desk, handover: Handover, people: Directory) -> None:
    """Tell the other side of the newest step, and let both be reminded of the days to come."""
    now, by = desk.turn.now, desk.turn.person.id
    for id in _told(handover, people, desk.today) - {by}:
        key = f"{_KEY}:{handover.id}:{handover.state.value}"
        recipient = Recipient(desk.turn.person.tenant, Audience.PERSON, id)
        await desk.session.post(Parcel(recipient, NOTICE, key, now, now + _GOOD_FOR), now)
    await remind(desk, handover, receivers(handover.receiver, people, desk.today) | {handover.steps[0].by.id})


async def remind(desk: Desk, handover: Handover, people: Iterable[str]) -> None:
    """Let these people, by their ids, be reminded of the days to come."""
    for day in _days(handover, desk.today):
        due = datetime.combine(day, _MORNING, COPENHAGEN)
        for id in people:
            recipient = Recipient(desk.turn.person.tenant, Audience.PERSON, id)
            key = f"{_KEY}:{handover.id}:{day.isoformat()}"
            await desk.session.post(Parcel(recipient, REMINDER, key, due, due + _GOOD_FOR), desk.turn.now)


def receivers(party: Party, people: Directory, day: date) -> set[str]:
    """Return who is told on this side: the one who is named, else the team's leads, else everybody in the team.

    Whoever stands in for one of them who is away is told too; where nobody does, so are those who come next.
    """
    named = people.members.get(party.person or "")
    told: set[str] = set()
    for members in ((named,) if named and named.active else (), people.leads(party.team), people.active(party.team)):
        there = {id for one in members if (id := people.there(one, day))}
        told |= _ids(members) | there
        if there:
            break
    return told


def handover_of(parcel: Parcel) -> str:
    """Return the id of the handover that a parcel is about."""
    return parcel.key.split(":")[1]


def _told(handover: Handover, people: Directory, day: date) -> set[str]:
    if handover.state in (State.RECEIVED, State.RETURNED):
        return receivers(handover.sender, people, day) | _named(handover, people)
    return receivers(handover.receiver, people, day)


def _named(handover: Handover, people: Directory) -> set[str]:
    """Return the one who is named as the receiver: a colleague may have answered in her place."""
    named = people.members.get(handover.receiver.person or "")
    return _ids([named]) if named and named.active else set()


def _days(handover: Handover, today: date) -> Iterator[date]:
    """Yield the days to be reminded of: two weeks before a planned one and that day, or the day after no reply."""
    if handover.state is State.PLANNED and handover.planned_for:
        yield from (day for day in (handover.planned_for - _BEFORE, handover.planned_for) if day >= today)
    elif handover.state is State.SENT:
        yield handover.reply_by + timedelta(days=1)


def _ids(members: Iterable[Member]) -> set[str]:
    return {one.person.id for one in members}
