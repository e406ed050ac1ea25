"""What the regular cards say, written when they are sent: a team's week, and a caseworker's own Monday card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from dialogs.desk import Desk
from dialogs.ports.members import Basis, Member, Reading
from dialogs.ports.post import Audience, Letter, Outcome, Parcel, Status
from dialogs.ports.readers import DIGEST, MONDAY, Readership, Roster, parcels_of
from dialogs.ports.store import Store
from dialogs.showing.dates import show_date
from dialogs.together.directory import directory
from dialogs.turns import Scope, Turn
from dialogs.weekly.card import channel_view, digest_view, shown_cases
from dialogs.weekly.collecting import collect
from dialogs.weekly.looking import Look
from dialogs.weekly.monday import monday_view
from dialogs.weekly.reaching import unread
from dialogs.wording import say
from knowledge.guide import Guide
from knowledge.weeks import COPENHAGEN, Week, planned

AWAY: Final = "away"
"""The reason that a lead is away, and nobody stands in for her."""
_ON_TIME: Final = timedelta(hours=1)

GuideOn = Callable[[date], Guide]


@dataclass(frozen=True, slots=True)
class WeeklyComposer:
    """What both kinds need. `roster` says who is entitled now: leads change between planning and sending."""

    store: Store
    roster: Roster
    guide_on: GuideOn
    new_id: Callable[[], str]

    async def readership(self, parcel: Parcel, now: datetime) -> Readership | None:
        """Return the team whose plan of today still has this parcel, None where the recipient gets it no more."""
        week = week_of(parcel)
        for one in await self.roster.readerships():
            due = planned(one.schedule, week)
            still = (found for found in parcels_of(one, due, now) if found.recipient == parcel.recipient)
            if any(found.key == parcel.key for found in still):
                return one
        return None

    def guide(self, now: datetime) -> Guide:
        """Return the guide of the day."""
        return self.guide_on(now.astimezone(COPENHAGEN).date())

    def reading(self, member: Member, kind: str, basis: Basis, now: datetime) -> Reading:
        """Return that somebody is shown which cases wait: it is a reading like any other."""
        return Reading(self.new_id(), now, member.person, kind, basis)


class DigestComposer(WeeklyComposer):
    """Composes a team's week for its lead or its channel."""

    async def compose(self, parcel: Parcel, now: datetime) -> Letter | Outcome | None:
        """Return the card; None for somebody who leads the team no longer, or a channel that is not its own now.

        A lead who is away with nobody to stand in gets none; where it then reaches nobody at all, she counts as not
        reached, so that the admins are told.
        """
        readership = await self.readership(parcel, now)
        if readership is None:
            return None
        async with self.store.turn(parcel.recipient.tenant, "", None, now) as session:
            people = await directory(session)
            team, to_channel = people.teams[readership.team], parcel.recipient.audience is Audience.CHANNEL
            lead = people.members.get(parcel.recipient.id)
            look = Look(session, self.guide(now), team, week_of(parcel), now, people, leading=not to_channel)
            if to_channel:
                return Letter(channel_view(await collect(look), late(parcel, now)))
            nobody = unread(people, team.id, look.today) == "away"
            if nobody or (lead and lead.leads(team.id) and lead.away(look.today)):
                return Outcome(Status.UNREACHABLE if nobody else Status.SKIPPED, AWAY)
            if lead is None or not lead.active or not readership.led_by(lead.person.id, look.today):
                return None
            overview = await collect(look)
        own = lead.leads(team.id)
        reading = self.reading(lead, DIGEST, Basis.TEAM if own else Basis.DEPUTY, now)
        return Letter(digest_view(overview, late(parcel, now), subscribed=own), shown_cases(overview), reading)


class MondayComposer(WeeklyComposer):
    """Composes a caseworker's own card."""

    async def compose(self, parcel: Parcel, now: datetime) -> Letter | None:
        """Return the card; None for somebody who is to have none any more."""
        if await self.readership(parcel, now) is None:
            return None
        async with self.store.turn(parcel.recipient.tenant, "", None, now) as session:
            member = await session.member(parcel.recipient.id)
            if member is None or not member.active:
                return None
            turn = Turn(member.person, "", Scope.PERSONAL, now)
            desk = Desk(self.guide(now), session, turn, self.new_id, None)
            view = await monday_view(desk, late(parcel, now))
        return Letter(view, tuple(sorted(desk.about)), self.reading(member, MONDAY, Basis.AUTHOR, now))


def week_of(parcel: Parcel) -> Week:
    """Return the week that a regular parcel is about."""
    return Week.read(parcel.key.split(":")[1])


def late(parcel: Parcel, now: datetime) -> str | None:
    """Return that something comes later than it was planned for, None where it does not."""
    if now - parcel.due <= _ON_TIME:
        return None
    due = parcel.due.astimezone(COPENHAGEN)
    return say("weekly.late", date=show_date(due.date()), time=f"{due:%H.%M}")
