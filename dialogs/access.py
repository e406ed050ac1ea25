"""Who may read an entry on a case, and why: the rules, and the reader that they are asked about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dialogs.members import Basis, Member, MemberBook, Permit
from dialogs.ports import Decision
from dialogs.turns import Person


@dataclass(frozen=True, slots=True)
class Reader:
    """An active member, with those whom she stands in for today."""

    member: Member
    standing_in: tuple[Member, ...] = ()

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
    return Reader(member, tuple(away))


def basis(reader: Reader | None, decision: Decision, permits: Sequence[Permit], now: datetime) -> Basis | None:
    """Return why a reader may read a decision on a case with these permits, None when she may not.

    Another centre's entries on the same case are not hers to read. A lead reads what her team has logged; so does
    everyone in it.
    """
    if reader is None or decision.person.tenant != reader.person.tenant:
        return None
    return _own(reader, decision) or _standing_in(reader, decision) or _permitted(reader, decision, permits, now)


def may_change(found: Basis) -> bool:
    """Whether this gives the right to do more than read: tick a note, correct, hand over."""
    return found in (Basis.AUTHOR, Basis.TEAM, Basis.COORDINATOR, Basis.DEPUTY)


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


def _permitted(reader: Reader, decision: Decision, permits: Sequence[Permit], now: datetime) -> Basis | None:
    hers = (one for one in permits if one.reader.id == reader.person.id and one.since <= now < one.until)
    return next((one.basis for one in hers if one.team in (None, decision.team)), None)
