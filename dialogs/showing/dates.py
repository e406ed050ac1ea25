"""Dates as Danes write and read them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dialogs.wording import words
from knowledge.text import fold

_NUMBERS: Final = re.compile(r"(?:d\. ?|den )?(\d{1,2})[./-] ?(\d{1,2})(?:[./ -] ?(\d{4}|\d{2}))?\.?")
_NAMED: Final = re.compile(r"(?:d\. ?|den )?(\d{1,2})\.? ([a-z]{3,})\.?(?: (\d{4}))?")


def show_date(day: date) -> str:
    """Return "1. marts 2027"."""
    return f"{day.day}. {words('general.months')[day.month - 1]} {day.year}"


def read_date(text: str, today: date) -> date | None:
    """Return the date that a text is, or None. Without a year it is the next such day, today included."""
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
