"""Who may read an entry on a case, and why: the rules, and the reader that they are asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from dialogs.ports.decisions import Decision
from dialogs.ports.handovers import Handover, Party
from dialogs.ports.members import Basis, Member, MemberBook, Permit
from dialogs.ports.people import Person

CHANGES: Final = frozenset({Basis.AUTHOR, Basis.TEAM, Basis.COORDINATOR, Basis.DEPUTY})
"""Grounds that give the right to do more than read: tick a note, correct, hand over."""


@dataclass(frozen=True, slots=True)
class Reader:
    """An active member, with those whom she stands in for today."""

    member: Member
    standing_in: tuple[Member, ...] = ()
    centre: str | None = None
    """The centre of her team."""

    @property
    def person(self) -> Person:
        """Who reads."""
        return self.member.person


async def reader(book: MemberBook, person: Person, day: date) -> Reader | None:
    """Return a person as a reader, None for one who is no active member."""
    member = await book.member(person.id)
    if member is None or not member.active:
        return None
    away = [one for one in await book.members() if one.deputy == person.id and one.active and one.away(day)]
    team = next((team for team in await book.teams() if team.id == member.team), None)
    return Reader(member, tuple(away), team.centre if team else None)


def basis(
    reader: Reader | None,
    decision: Decision,
    permits: Sequence[Permit],
    now: datetime,
    handovers: Sequence[Handover] = (),
) -> Basis | None:
    """Return why a reader may read a decision on a case with these permits and handovers, None when she may not.

    Another centre's entries on the same case are not hers to read, unless the case is on its way to her. A lead
    reads what her team has logged; so does everyone in it.
    """
    if reader is None or decision.person.tenant != reader.person.tenant:
        return None
    own = _own(reader, decision) or _standing_in(reader, decision)
    return own or _receiving(reader, handovers) or _permitted(reader, decision, permits, now)


def _own(reader: Reader, decision: Decision) -> Basis | None:
    if decision.person.id == reader.person.id:
        return Basis.AUTHOR
    if decision.team is not None and decision.team == reader.member.team:
        return Basis.TEAM
    return Basis.COORDINATOR if decision.coordinator_id == reader.person.id else None


def _standing_in(reader: Reader, decision: Decision) -> Basis | None:
    """A deputy sees what the absent colleague works on; the deputy of a lead sees what the lead's team does."""
    absent = {one.person.id for one in reader.standing_in}
    led = {one.team for one in reader.standing_in if one.role == "team_lead"}
    hers = decision.person.id in absent or decision.coordinator_id in absent
    return Basis.DEPUTY if hers or (decision.team is not None and decision.team in led) else None


def _receiving(reader: Reader, handovers: Sequence[Handover]) -> Basis | None:
    opened = [one.receiver for one in handovers if one.opens_case]
    return Basis.RECEIVER if any(receives(reader, party) for party in opened) else None


def receives(reader: Reader, party: Party) -> bool:
    """Whether a reader is on this side of a handover: in its team, or the one who is named; so is a deputy.

    Where no team of the centre was known, everybody in the centre is.
    """
    if party.team is None and party.person is None:
        return reader.centre == party.centre
    ids = {reader.person.id, *(one.person.id for one in reader.standing_in)}
    teams = {reader.member.team, *(one.team for one in reader.standing_in if one.role == "team_lead")}
    return party.person in ids or (party.team is not None and party.team in teams)


def _permitted(reader: Reader, decision: Decision, permits: Sequence[Permit], now: datetime) -> Basis | None:
    hers = (one for one in permits if one.reader.id == reader.person.id and one.since <= now < one.until)
    return next((one.basis for one in hers if one.team in (None, decision.team)), None)
