"""Who becomes a member without being asked: everyone on a machine of one's own, and the first administrator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dialogs.ports.members import Member, MemberBook, Role, Team
from dialogs.ports.people import Person


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What somebody becomes on first contact."""

    role: Role
    team: Team | None = None


Enrol = Callable[[Person], Newcomer | None]
"""Says what a person who is not known yet becomes; None for a stranger."""


def nobody(_: Person) -> None:
    """Enrol no one."""


async def enrolled(book: MemberBook, person: Person, newcomer: Newcomer, now: datetime) -> Member:
    """Save a newcomer as a member, with the team where it is new, and return her."""
    team = newcomer.team
    if team and team.id not in {known.id for known in await book.teams()}:
        await book.keep_team(team)
    member = Member(person, team.id if team else None, newcomer.role, now)
    await book.keep_member(member)
    return member
