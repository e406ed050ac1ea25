"""What a collector has at hand: the store, the model, the team, and the week that is looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from dialogs.ports.members import Team
from dialogs.ports.store import Session
from dialogs.ports.weekly import OnCase
from dialogs.together.directory import Directory
from dialogs.together.meeting import Meeting, meet
from knowledge.guide import Guide
from knowledge.weeks import COPENHAGEN, Week

LOOK_BACK: Final = timedelta(days=92)
"""How far back a decision still raises a question between centres."""
_MOST_MEETINGS: Final = 100


@dataclass
class Look:
    """One look at one team's week, at one moment."""

    session: Session
    guide: Guide
    team: Team
    week: Week
    now: datetime
    people: Directory
    leading: bool
    """Whether it is for somebody who leads the team."""
    _follow_ups: tuple[OnCase, ...] | None = field(default=None, init=False)
    _meetings: dict[str, Meeting] | None = field(default=None, init=False)

    @property
    def today(self) -> date:
        """Today in Copenhagen."""
        return self.now.astimezone(COPENHAGEN).date()

    @property
    def running(self) -> bool:
        """Whether the week is still under way."""
        return self.now < self.week.ends

    async def follow_ups(self) -> tuple[OnCase, ...]:
        """Return what is to be followed up until the end of the week, the longest due first; asked for once."""
        if self._follow_ups is None:
            next_monday = self.week.monday + timedelta(days=7)
            self._follow_ups = await self.session.follow_ups(self.team.id, next_monday)
        return self._follow_ups

    async def meetings(self) -> dict[str, Meeting]:
        """Return, by case, what the decisions of several teams on it have to do with each other; read once.

        Only cases where teams meet are read at all, and a hundred of them at most.
        """
        if self._meetings is None:
            met = await self.session.met(self.team.id, self.now - LOOK_BACK, _MOST_MEETINGS)
            found: dict[str, Meeting] = {}
            for number in met:
                if not any(number in (one.number for one in meeting.logged) for meeting in found.values()):
                    logged = await self.session.case(self.team.tenant, number)
                    found[number] = meet(self.guide.model, logged, self.people)
            self._meetings = found
        return self._meetings
