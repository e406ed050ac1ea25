"""Who gets the week's digest, and when: by role unless somebody has wished otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, Protocol

from dialogs.ports.members import Leave, Role
from dialogs.ports.post import Audience, Outbox, Parcel, Recipient
from knowledge.weeks import COPENHAGEN, Planned, Schedule, Week, planned

DIGEST: Final = "digest"
"""The kind of a team's digest: to its lead, and to its channel."""
MONDAY: Final = "monday"
"""The kind of a caseworker's own card."""
KINDS: Final = (DIGEST, MONDAY)
_COMES_WITH: Final[Mapping[Role, frozenset[str]]] = {
    "team_lead": frozenset({DIGEST}),
    "caseworker": frozenset({MONDAY}),
    "admin": frozenset(),
}
_MAY_HAVE: Final[Mapping[Role, frozenset[str]]] = {
    "team_lead": frozenset({DIGEST, MONDAY}),
    "caseworker": frozenset({MONDAY}),
    "admin": frozenset(),
}
"""A team's digest tells its lead what is for nobody else, so no wish brings it to another role."""


def may_have(role: Role, kind: str) -> bool:
    """Whether somebody in this role may wish for this kind, or wish it away."""
    return kind in _MAY_HAVE[role]


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A member as the week's plan needs to know her: ids and roles, no names.

    `wishes` maps kinds to what she has wished instead of what comes with the role.
    """

    id: str
    role: Role
    since: datetime
    leave: Leave | None = None
    deputy: str | None = None
    wishes: Mapping[str, bool] = field(default_factory=dict)

    def wants(self, kind: str) -> bool:
        """Whether this kind is for her: by her role, unless she has wished otherwise within it."""
        return may_have(self.role, kind) and self.wishes.get(kind, kind in _COMES_WITH[self.role])

    def is_away(self, day: date) -> bool:
        """Whether she is on leave on that day."""
        return self.leave is not None and self.leave.holds(day)


@dataclass(frozen=True, slots=True)
class Readership:
    """A team, its active members, and when and in which channel it wants its digest."""

    tenant: str
    team: str
    schedule: Schedule
    channel: str | None
    """The conversation id of a channel in Teams that gets the digest too."""
    subscribers: tuple[Subscriber, ...]

    def led_by(self, id: str, day: date) -> bool:
        """Whether this person leads the team on that day, also as the deputy of a lead who is away."""
        leads = (one for one in self.subscribers if one.role == "team_lead")
        return any(one.id == id or (one.deputy == id and one.is_away(day)) for one in leads)


class ScheduleBook(Protocol):
    """The part of a unit of work that says when and what regular cards come."""

    async def keep_schedule(self, team: str, schedule: Schedule, channel: str | None) -> None:
        """Save when a team wants its digest, and in which channel beside its lead's chat."""

    async def wish(self, member: str, kind: str, wanted: bool) -> None:
        """Save that a member wants a kind of regular card or does not, whatever comes with the role."""


class Roster(Protocol):
    """Knows every team's readers; raises `StoreUnavailableError` where it cannot look."""

    async def readerships(self) -> tuple[Readership, ...]:
        """Return every team of every tenant as it is now."""


@dataclass(frozen=True, slots=True)
class DigestPlanner:
    """Implements `dialogs.ports.post.Planner` for the digests of all teams.

    A team's recipients are worked out once, when its week is due. Whoever leads the team by then gets it; who comes
    later gets the next one, and whoever composes looks again whether the recipient is still entitled to it.
    """

    roster: Roster
    outbox: Outbox

    async def plan(self, now: datetime) -> None:
        """Put this week's digests of every team for which they have become due."""
        for readership in await self.roster.readerships():
            week = planned(readership.schedule, Week.at(now))
            parcels = tuple(parcels_of(readership, week, week.due)) if week.holds(now) else ()
            if parcels:
                await self.outbox.put(parcels, now, f"{DIGEST}:{week.week}:{readership.team}")


def parcels_of(readership: Readership, week: Planned, joined_by: datetime) -> Iterator[Parcel]:
    """Yield what a team's week sends, to those who had joined by then.

    A lead on leave is stood in for by the deputy, and has a row of her own where there is none, which says so when
    its turn comes; a caseworker on leave gets none.
    """
    day = week.due.astimezone(COPENHAGEN).date()
    there = [one for one in readership.subscribers if one.since <= joined_by]
    leading = {_stand_in(one, day) for one in there if one.wants(DIGEST)}
    for id in sorted(leading):
        yield _parcel(readership, Audience.PERSON, id, DIGEST, week)
    if readership.channel:
        yield _parcel(readership, Audience.CHANNEL, readership.channel, DIGEST, week)
    for one in there:
        if one.wants(MONDAY) and not one.is_away(day):
            yield _parcel(readership, Audience.PERSON, one.id, MONDAY, week)


def _stand_in(lead: Subscriber, day: date) -> str:
    return lead.deputy if lead.deputy and lead.is_away(day) else lead.id


def _parcel(readership: Readership, audience: Audience, id: str, kind: str, week: Planned) -> Parcel:
    recipient = Recipient(readership.tenant, audience, id)
    key = f"{kind}:{week.week}:{readership.team}" if kind == DIGEST else f"{kind}:{week.week}"
    return Parcel(recipient, kind, key, week.due, week.ends)
