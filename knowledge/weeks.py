"""ISO weeks in Copenhagen, and when in a week something regular is due."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final, Self
from zoneinfo import ZoneInfo

COPENHAGEN: Final = ZoneInfo("Europe/Copenhagen")
_WEEK: Final = re.compile(r"(?P<year>\d{4})-?W(?P<number>\d{1,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO week. It is written `2026-W47`."""

    year: int
    """The year that its Thursday lies in."""
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the week of a day."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def at(cls, now: datetime) -> Self:
        """Return the week that it is in Copenhagen at an aware moment."""
        return cls.of(now.astimezone(COPENHAGEN).date())

    @classmethod
    def read(cls, text: str) -> Self:
        """Read `2026-W47`.

        Raises:
            ValueError: it is not written so, or the year has no such week.
        """
        written = _WEEK.fullmatch(text.strip())
        if written is None:
            raise ValueError("a week is written 2026-W47")
        return cls.of(date.fromisocalendar(int(written["year"]), int(written["number"]), 1))

    @property
    def monday(self) -> date:
        """Its first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def begins(self) -> datetime:
        """Its first moment, in UTC."""
        return _moment(self.monday, time())

    @property
    def ends(self) -> datetime:
        """The first moment of the next one, in UTC."""
        return _moment(self.monday + timedelta(days=7), time())

    @property
    def before(self) -> Self:
        """The week before it."""
        return self.of(self.monday - timedelta(days=7))

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02}"


@dataclass(frozen=True, slots=True)
class Schedule:
    """When in each week: the ISO weekday (1 is Monday) and the time on a clock in Copenhagen."""

    weekday: int = 1
    at: time = time(7, 30)


@dataclass(frozen=True, slots=True)
class Planned:
    """A regular thing in one week: when it is due, and when the week is over and it comes too late."""

    week: Week
    due: datetime
    ends: datetime

    def holds(self, now: datetime) -> bool:
        """Whether it is due by now, on time or late, and its week is not over."""
        return self.due <= now < self.ends


def planned(schedule: Schedule, week: Week) -> Planned:
    """Return when something is due in a week.

    On a public holiday it moves to the next working day of the week. Where the week has none left, it comes on the
    last working day before; never in another week. A time that the clock leaves out when summer time begins comes
    an hour later on the clock; one that comes twice when it ends counts the first time.
    """
    day = _working_day(week, schedule.weekday)
    return Planned(week, _moment(day, schedule.at), week.ends)


def _working_day(week: Week, weekday: int) -> date:
    """Return the day that was chosen, or where it is a holiday the one that takes its place."""
    chosen = week.monday + timedelta(days=weekday - 1)
    if not _is_holiday(chosen):
        return chosen
    working = [day for n in range(5) if not _is_holiday(day := week.monday + timedelta(days=n))]
    after, before = [day for day in working if day > chosen], [day for day in working if day < chosen]
    return (after[:1] or before[-1:] or [chosen])[0]


def _is_holiday(day: date) -> bool:
    return day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    """Return Denmark's public holidays of a year; the library knows that store bededag ended with 2023."""
    from holidays import country_holidays  # 0.1 s to import, and most commands never ask

    return frozenset(country_holidays("DK", years=year))


def _moment(day: date, at: time) -> datetime:
    """Return a moment on Copenhagen's clock in UTC, where moments compare as they follow each other."""
    return datetime.combine(day, at.replace(tzinfo=None), COPENHAGEN).astimezone(UTC)
