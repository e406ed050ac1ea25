"""Who sits where: the teams and members of a municipality, and what they are called on screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dialogs.ports.decisions import Decision
from dialogs.ports.handovers import Party
from dialogs.ports.members import Member, MemberBook, Team
from dialogs.wording import say
from knowledge.text import fold


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

    def called(self, members: Iterable[Member]) -> dict[str, str]:
        """Return what some members are called, by id; those who share a name with their team behind it."""
        names = {one.person.id: one.person.name for one in members}
        shared = {name for name, count in Counter(map(fold, names.values())).items() if count > 1}
        return {id: self._with_team(id, name) if fold(name) in shared else name for id, name in names.items()}

    def _with_team(self, id: str, name: str) -> str:
        team = self.teams.get(self.members[id].team or "")
        return say("name.in_team", name=name, team=team.name) if team else name

    def there(self, member: Member, day: date) -> str | None:
        """Return who is there for a member on a day: herself, while she is away her deputy; None where nobody is."""
        if not member.away(day):
            return member.person.id
        deputy = self.members.get(member.deputy or "")
        return deputy.person.id if deputy and deputy.active else None

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
