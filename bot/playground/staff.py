"""Where the invented people of the playground work: two centres, each with a team, a caseworker and a lead."""

from __future__ import annotations

from typing import Final

from dialogs.members.enrolling import Newcomer
from dialogs.ports.members import Role, Team
from dialogs.ports.people import Person
from dialogs.wording import say

_ID: Final = "7e57ab1e-0000-4000-8000-0000000000"
"""How the object ids in `people.yml` begin; two digits follow."""
_STAFF: Final[dict[str, tuple[Role, str]]] = {
    f"{_ID}10": ("caseworker", "AM"),
    f"{_ID}11": ("caseworker", "HP"),
    f"{_ID}12": ("team_lead", "HP"),
    f"{_ID}13": ("team_lead", "AM"),
}
"""Mette, Jonas, Lene and Omar."""


def invented(person: Person) -> Newcomer | None:
    """Return what an invented person becomes on first contact; None for everybody else."""
    if person.id not in _STAFF:
        return None
    role, centre = _STAFF[person.id]
    return Newcomer(
        role, Team(person.tenant, centre.lower(), say(f"member.playground_team.{centre.lower()}"), centre)
    )
