"""Who sits where: the teams and members of a municipality, and what they are called on screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.ports.decisions import Decision
from dialogs.ports.handovers import Party
from dialogs.ports.members import Member, MemberBook, Team
from dialogs.wording import say


@dataclass(frozen=True, slots=True)
class Directory:
    """Teams and members by id."""

    teams: Mapping[str, Team]
    members: Mapping[str, Member]

    def centre(self, decision: Decision) -> str:
        """Return the centre that a decision is of: that of its team, else that of the case number."""
        team = self.teams.get(decision.team or "")
        return team.centre if team and team.centre else decision.case.centre

    def team_name(self, id: str | None, centre: str) -> str:
        """Return a team by its name, the centre where no team is known."""
        team = self.teams.get(id or "")
        return team.name if team else centre

    def name(self, party: Party) -> str:
        """Return a side of a handover as "HP Voksne (Lene Bach)"."""
        team = self.team_name(party.team, party.centre)
        member = self.members.get(party.person or "")
        return say("handover.party", team=team, name=member.person.name) if member else team

    def active(self, team: str | None) -> tuple[Member, ...]:
        """Return the active members of a team."""
        return tuple(one for one in self.members.values() if one.active and team is not None and one.team == team)

    def leads(self, team: str | None) -> tuple[Member, ...]:
        """Return who leads a team."""
        return tuple(one for one in self.active(team) if one.role == "team_lead")


async def directory(book: MemberBook) -> Directory:
    """Return who sits where."""
    teams, members = await book.teams(), await book.members()
    return Directory({team.id: team for team in teams}, {member.person.id: member for member in members})
