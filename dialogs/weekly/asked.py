"""Which week somebody asks for, as it is written or as the pressed card says."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from dialogs.wording import words
from knowledge.text import fold
from knowledge.weeks import Week

_NUMBER: Final = re.compile(r"(?:uge\s*|w)?(\d{1,2})(?:\s*[,/ -]\s*(\d{4}))?", re.IGNORECASE)
_YEARS_BACK: Final = 8
"""Week 53 comes every five or six years."""
_SOON: Final = timedelta(weeks=8)
"""A number of a week that is as near as this is not that of the one a year ago."""


def read_week(text: str, today: date) -> Week | None:
    """Return the week that a text names, the running one for none.

    A number alone is the latest such week, or the next one where that comes soon.
    """
    written, running = fold(text.strip()), Week.of(today)
    if not written or _says(written, "this_week"):
        return running
    if _says(written, "last_week"):
        return running.before
    if _says(written, "next_week"):
        return Week.of(running.monday + timedelta(weeks=1))
    try:
        if match := _NUMBER.fullmatch(written):
            return _numbered(int(match[1]), match[2], running)
        return Week.read(text)
    except ValueError:
        return None


def _says(written: str, which: str) -> bool:
    return written in map(fold, words(f"weekly.{which}"))


def _numbered(number: int, year: str | None, running: Week) -> Week:
    """Return a week by its number; without a year the one that comes soon, else the latest.

    Raises:
        ValueError: there is none such.
    """
    if year:
        return Week.read(f"{year}-W{number}")
    for back in range(-1, _YEARS_BACK):
        try:
            found = Week.read(f"{running.year - back}-W{number}")
        except ValueError:
            continue
        if found.monday - running.monday <= _SOON:
            return found
    raise ValueError("no year has such a week")
