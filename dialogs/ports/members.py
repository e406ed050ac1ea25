"""Who is who in a municipality, who may read what for a while, and who has read it: records and their ports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Literal, Protocol

from dialogs.ports.people import Person

Role = Literal["caseworker", "team_lead", "admin"]
ROLES: Final[tuple[Role, ...]] = ("caseworker", "team_lead", "admin")
Status = Literal["active", "asked", "left"]
MemberField = Literal["name", "team", "role", "status", "since", "deputy", "leave"]


class Basis(StrEnum):
    """Why somebody may read an entry on a case."""

    AUTHOR = "author"
    TEAM = "team"
    COORDINATOR = "coordinator"
    DEPUTY = "deputy"
    RECEIVER = "receiver"
    INVITED = "invited"
    REASON = "reason"
    OPERATIONS = "operations"
    """The command line, by whoever is signed in on the machine."""


@dataclass(frozen=True, slots=True)
class Team:
    """A team within a centre of the model; `centre` is a centre's id such as "AM"."""

    tenant: str
    id: str
    name: str
    centre: str | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Days away, the first and the last included; without a last day until further notice."""

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether this day is one of them."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the municipality whom the bot knows.

    One who has asked (`asked`) or has left (`left`) may do no more than a stranger. `deputy` is the id of the member
    who stands in during `leave`.
    """

    person: Person
    team: str | None
    role: Role
    since: datetime
    status: Status = "active"
    deputy: str | None = None
    leave: Leave | None = None

    @property
    def active(self) -> bool:
        """Whether this member may log and read."""
        return self.status == "active"

    def away(self, day: date) -> bool:
        """Whether this member is on leave on that day."""
        return self.leave is not None and self.leave.holds(day)

    def leads(self, team: str | None) -> bool:
        """Whether this member leads that team."""
        return self.role == "team_lead" and team is not None and self.team == team


@dataclass(frozen=True, slots=True)
class Permit:
    """A right to read a case for a while: by a reason given, or because a colleague asked for a second look.

    `team` limits it to that team's entries; None is the whole case.
    """

    id: str
    case: str
    """The Vejviser number."""
    reader: Person
    basis: Literal[Basis.REASON, Basis.INVITED]
    given_by: str
    since: datetime
    until: datetime
    reason: str = ""
    team: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """That somebody has read something: `what` names the view, `case` the Vejviser number where it is one case."""

    id: str
    at: datetime
    reader: Person
    what: str
    basis: Basis
    case: str | None = None
    reason: str = ""


class MemberBook(Protocol):
    """The part of a unit of work that knows the members and teams of its tenant."""

    async def member(self, id: str) -> Member | None:
        """Return a member in any status, by the Entra object id."""

    async def members(self) -> tuple[Member, ...]:
        """Return every member in any status, by name."""

    async def keep_member(self, member: Member) -> None:
        """Save a member, new or changed as a whole; `change_member` spares what others write of one who is known."""

    async def change_member(self, member: Member, *fields: MemberField, expected: Status | None = None) -> bool:
        """Save some fields of a known member, and leave the others as they are by now.

        Returns:
            False where she is not known, or does not stand as `expected` any more; nothing is saved then.
        """

    async def teams(self) -> tuple[Team, ...]:
        """Return every team, by name."""

    async def keep_team(self, team: Team) -> None:
        """Save a team, new or changed."""


class AccessBook(Protocol):
    """The part of a unit of work that keeps rights to read for a while, and the log of readings."""

    async def allow(self, permit: Permit) -> None:
        """Save a permit; one with the same id is replaced, so that it can be ended."""

    async def permits(self, case: str) -> tuple[Permit, ...]:
        """Return every permit on a case, the ended ones too, oldest first."""

    async def permits_of(self, reader: str, now: datetime) -> tuple[Permit, ...]:
        """Return the permits that hold now for a person, by her id, oldest first."""

    async def note_reading(self, reading: Reading) -> None:
        """Append to the log of readings."""

    async def readings(self, case: str | None = None, most: int = 100) -> tuple[Reading, ...]:
        """Return the newest readings of one case, or of all, newest first."""
