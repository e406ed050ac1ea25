"""What the week's overview asks the store: counts and case numbers from plain columns, never what a payload says.

Decisions that were logged on the wrong case count nowhere, and neither do the entries that withdraw them.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Group:
    """A target group and a centre as they were decided; None is not decided."""

    segment: str | None
    centre: str | None


@dataclass(frozen=True, slots=True)
class OnCase:
    """The newest decision a team has on a case: the Vejviser number, when it was logged, and when to follow up."""

    number: str
    at: datetime
    follow_up: date | None


class WeeklyBook(Protocol):
    """The part of a unit of work that knows what happened in a team."""

    def apart(self) -> AbstractAsyncContextManager[object]:
        """Do something by itself: an error inside leaves the rest of the unit of work as it is."""

    async def tally(self, team: str, since: datetime, until: datetime) -> Mapping[Group, int]:
        """Count the decisions of a team from one moment up to another."""

    async def follow_ups(self, team: str, before: date) -> tuple[OnCase, ...]:
        """Return the cases that a team is to follow up before a day, the longest due first.

        They are its own cases until another team takes them, and those that it has taken itself: a decision goes
        along with its case. Of what a team has on one case the newest decision counts.
        """

    async def warned(self, team: str, warning: str, since: datetime) -> tuple[OnCase, ...]:
        """Return the cases whose newest decision carries a warning and was logged since then, newest first."""

    async def unsettled(self, team: str, outcome: str, since: datetime) -> tuple[OnCase, ...]:
        """Return the cases whose newest decision has this outcome for target group or centre, newest first."""

    async def met(self, team: str, since: datetime, most: int) -> tuple[str, ...]:
        """Return cases that a team logged on since then and that another team knows or that are joined, newest first.

        At most `most` of them, since whoever asks goes on to read each.
        """

    async def read_by_reason(self, team: str, since: datetime, until: datetime) -> tuple[str, ...]:
        """Return the case of every reading that was begun by giving a reason, on cases that the team logged on."""

    async def missed_words(self, pack: str, first: date, last: date) -> tuple[tuple[tuple[str, ...], int], ...]:
        """Return what lookups did not find on these days, by words, with how often; the most frequent first."""

    async def version_before(self, pack: str, moment: datetime) -> str | None:
        """Return the version of a pack under which the last decision before a moment was logged."""
