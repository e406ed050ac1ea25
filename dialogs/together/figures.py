"""Steering figures of a quarter: what became of the citizens between the centres. Pure; counts only, no persons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import fmean, median
from typing import Final, Self

from dialogs.deciding.misfiled import standing
from dialogs.ports.decisions import Logged
from dialogs.ports.handovers import Handover, State
from dialogs.together.directory import Directory
from dialogs.together.meeting import meet
from knowledge.meeting import DoubleGrant
from knowledge.rules.model import Model
from knowledge.weeks import COPENHAGEN

_QUARTER: Final = re.compile(r"(\d{4})-?[QqKk]([1-4])")


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year, written `2026-Q4`."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the quarter of a day."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read `2026-Q4`.

        Raises:
            ValueError: it is not written so.
        """
        if match := _QUARTER.fullmatch(text.strip()):
            return cls(int(match[1]), int(match[2]))
        raise ValueError(text)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def next(self) -> date:
        """The first day after it."""
        return date(self.year + self.number // 4, 3 * self.number % 12 + 1, 1)

    @property
    def end(self) -> datetime:
        """The moment when it is over, in Copenhagen."""
        return datetime.combine(self.next, time(), COPENHAGEN)

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day < self.next

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one quarter. Citizens are counted once, however many numbers their case has.

    `segments` counts by the newest decision of each citizen until the end of the quarter; days to receipt are those
    of the handovers that were received in it, in whole days. Taking over within a team is no handover.
    """

    quarter: Quarter
    citizens: int
    segments: Mapping[str, int]
    in_several_centres: int
    together: int
    """Citizens with grants that stood for the same time at some point in the quarter."""
    found: int
    ended: int
    coordinators: float | None
    """In the mean, how many different people carry one citizen's case."""
    sent: int
    received: int
    returned: int
    median_days: float | None


def figures(
    model: Model,
    cases: Sequence[Sequence[Logged]],
    handovers: Sequence[Handover],
    people: Directory,
    quarter: Quarter,
) -> Figures:
    """Return the figures of a quarter.

    Args:
        model: the model that says what a double grant is.
        cases: the decisions of each citizen, on all joined cases, oldest first.
        handovers: every handover.
        people: who sits where.
        quarter: the quarter.
    """
    until = [standing([one for one in case if one.decision.at < quarter.end]) for case in cases]
    counted = [case for case in until if case]
    grants = [_double_grants(model, case, people, quarter) for case in counted]
    carried = [len({one.decision.coordinator_id or one.decision.person.id for one in case}) for case in counted]
    between = [one for one in handovers if one.sender.team is None or one.sender.team != one.receiver.team]
    days = list(_days(between, quarter))
    return Figures(
        quarter=quarter,
        citizens=len(counted),
        segments=Counter(case[-1].decision.segment or "" for case in counted),
        in_several_centres=sum(len({people.centre(one.decision) for one in case}) > 1 for case in counted),
        together=sum(one.together for one in grants),
        found=sum(one.found for one in grants),
        ended=sum(one.ended for one in grants),
        coordinators=fmean(carried) if carried else None,
        sent=_reached(between, State.SENT, quarter),
        received=len(days),
        returned=_reached(between, State.RETURNED, quarter),
        median_days=median(days) if days else None,
    )


@dataclass(frozen=True, slots=True)
class _Grants:
    together: bool
    found: bool
    ended: bool


def _double_grants(model: Model, case: Sequence[Logged], people: Directory, quarter: Quarter) -> _Grants:
    """Follow one citizen's decisions one by one: when a double grant was first to be seen, and when it was gone."""
    seen: list[tuple[date, tuple[DoubleGrant, ...]]] = []
    for count in range(1, len(case) + 1):
        on = case[count - 1].decision.at.astimezone(COPENHAGEN).date()
        seen.append((on, meet(model, case[:count], people).double_grants))
    first = next((on for on, grants in seen if grants), None)
    last_grants = seen[-1][1]
    gone = next((on for on, grants in reversed(seen) if not grants), None) if first and not last_grants else None
    over = [grant.last + timedelta(days=1) for grant in last_grants if grant.last]
    if last_grants and len(over) == len(last_grants):
        gone = max(over)
    ended = gone if first and gone and gone > first else None
    together = first is not None and first < quarter.next and (ended is None or ended >= quarter.first)
    return _Grants(together, first is not None and quarter.holds(first), ended is not None and quarter.holds(ended))


def _reached(handovers: Sequence[Handover], state: State, quarter: Quarter) -> int:
    steps = (step for one in handovers for step in one.steps if step.state is state)
    return sum(quarter.holds(step.at.astimezone(COPENHAGEN).date()) for step in steps)


def _days(handovers: Sequence[Handover], quarter: Quarter) -> Iterator[int]:
    for one in handovers:
        if one.state is State.RECEIVED and one.sent:
            received = one.steps[-1].at.astimezone(COPENHAGEN).date()
            if quarter.holds(received):
                yield (received - one.sent.at.astimezone(COPENHAGEN).date()).days
