"""A colleague by the name that was written."""

from __future__ import annotations

from dialogs.desk import Desk
from dialogs.members.naming import Fault, meant, unclear
from dialogs.ports.members import Member
from dialogs.together.directory import directory


async def colleague(desk: Desk, written: str) -> Member | Fault:
    """Return the one active member, other than this person, whom a name means; else what to ask."""
    people = await directory(desk.session)
    others = [one for id, one in people.members.items() if one.active and id != desk.turn.person.id]
    names = people.called(others)
    found = meant(written, names)
    return people.members[found[0]] if len(found) == 1 else unclear(written, found, names)
