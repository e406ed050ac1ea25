"""Dates as Danes write and read them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from dialogs.wording import words
from knowledge.following_up import months_later
from knowledge.text import fold

_NUMBERS: Final = re.compile(r"(?:d\. ?|den )?(\d{1,2})[./-] ?(\d{1,2})(?:[./ -] ?(\d{4}|\d{2}))?\.?")
_NAMED: Final = re.compile(r"(?:d\. ?|den )?(\d{1,2})\.? ([a-z]{3,})\.?(?: (\d{4}))?")

_AHEAD: Final = re.compile(r"om (\d{1,2}|[a-z]+) ([a-z]+)\.?")
_UNITS: Final = {"in_days": (1, 0), "in_weeks": (7, 0), "in_months": (0, 1), "in_years": (0, 12)}
"""Days and months in one of each."""


def show_date(day: date) -> str:
    """Return "1. marts 2027"."""
    return f"{day.day}. {words('general.months')[day.month - 1]} {day.year}"


def read_date(text: str, today: date) -> date | None:
    """Return the date that a text writes or that somebody says today ("i morgen", "om 14 dage"), or None."""
    return read_written_date(text, today) or _ahead(fold(text.strip()), today)


def read_written_date(text: str, today: date) -> date | None:
    """Return the date that a text writes, or None. Without a year it is the next such day, today included."""
    text = fold(text.strip())
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    if match := _NUMBERS.fullmatch(text):
        return _day(int(match[1]), int(match[2]), match[3], today)
    if (match := _NAMED.fullmatch(text)) and (month := _month(match[2])):
        return _day(int(match[1]), month, match[3], today)
    return None


def _ahead(text: str, today: date) -> date | None:
    """Return the day of "i morgen", "på fredag" (the next one), "om 14 dage" or "om en måned"."""
    days = [fold(day) for day in words("general.weekdays")]
    before, _, said = text.rpartition(" ")
    if said in days and before in map(fold, words("general.on_weekday")):
        return today + timedelta(days=(days.index(said) - today.weekday() - 1) % 7 + 1)
    if text in map(fold, words("general.tomorrow")):
        return today + timedelta(days=1)
    match = _AHEAD.fullmatch(text)
    count = _count(match[1]) if match else None
    unit = next((unit for unit in _UNITS if match and match[2] in map(fold, words(f"general.{unit}"))), None)
    if count is None or unit is None:
        return None
    return months_later(today, count * _UNITS[unit][1]) + timedelta(days=count * _UNITS[unit][0])


def _count(written: str) -> int | None:
    if written.isdecimal():
        return int(written)
    ones = [set(map(fold, said.split("/"))) for said in words("general.counts")]
    return next((number for number, said in enumerate(ones, start=1) if written in said), None)


def _month(name: str) -> int | None:
    months = [fold(month) for month in words("general.months")]
    return next((number for number, month in enumerate(months, start=1) if month.startswith(name)), None)


def _day(day: int, month: int, year: str | None, today: date) -> date | None:
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        this_year = date(today.year, month, day)
        return this_year if this_year >= today else date(today.year + 1, month, day)
    except ValueError:
        return None
