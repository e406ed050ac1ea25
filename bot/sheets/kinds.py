"""What a column can hold: how a value is written into a cell, and how a cell that a person filled in is read.

Every `read` raises `UnreadableError` for what the column is not for; an empty cell never comes so far.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Protocol

from bot.sheets.faults import UnreadableError
from bot.sheets.lists import join_items, split_items
from dialogs.showing.dates import read_written_date
from knowledge.form.resembling import resembling
from knowledge.text import fold

Raw = str | bool | int | float | date | None
"""What stands in a cell; a moment counts as its day."""
Value = Any
"""A value as a pack has it: text, number, date, or lists and mappings of them."""

_WHOLE: Final = re.compile(r"-?\d{1,9}")
_OLDEST: Final = date(1900, 1, 1)
_FIRST_OF_ALL: Final = date(1, 1, 1)


class Kind(Protocol):
    """Writes and reads the cells of a column."""

    def write(self, value: Value) -> Raw:
        """Return what stands in the cell."""

    def read(self, raw: Raw) -> Value:
        """Return the value of a cell that is not empty."""


def as_text(raw: Raw) -> str:
    """Return a cell as text; a number without decimals that nobody wrote.

    Raises:
        UnreadableError: the spreadsheet program has made a date of it.
    """
    if isinstance(raw, date):
        raise UnreadableError("became_date")
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    return str(raw).strip()


@dataclass(frozen=True, slots=True)
class Text:
    """Any text."""

    def write(self, value: Value) -> Raw:
        return str(value)

    def read(self, raw: Raw) -> Value:
        return as_text(raw)


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""

    def write(self, value: Value) -> Raw:
        return int(value)

    def read(self, raw: Raw) -> Value:
        written = as_text(raw)
        if isinstance(raw, bool) or not _WHOLE.fullmatch(written):
            raise UnreadableError("not_whole", found=written)
        return int(written)


@dataclass(frozen=True, slots=True)
class Day:
    """A date, with its year; one that is yet to come is a slip of the finger."""

    today: date

    def write(self, value: Value) -> Raw:
        return date.fromisoformat(str(value))

    def read(self, raw: Raw) -> Value:
        day = raw.date() if isinstance(raw, datetime) else raw
        if not isinstance(day, date):
            day = read_written_date(as_text(raw), _FIRST_OF_ALL)
        if day is None or day < _OLDEST:
            raise UnreadableError("not_a_day", found=as_text(raw) if not isinstance(raw, date) else str(raw))
        if day > self.today:
            raise UnreadableError("day_to_come")
        return day


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few values by their labels; what is none of them is a fault, unless others are `free`."""

    labels: Mapping[Value, str]
    free: bool = False

    def write(self, value: Value) -> Raw:
        return self.labels.get(value, str(value))

    def read(self, raw: Raw) -> Value:
        written = as_text(raw)
        for same in (str, fold):
            for value, label in self.labels.items():
                if same(written) in (same(label), same(str(value))):
                    return value
        if self.free:
            return written
        mend = resembling(written, self.labels.values()) or ", ".join(self.labels.values())
        raise UnreadableError("no_choice", mend, found=written)


@dataclass(frozen=True, slots=True)
class Listed:
    """Several texts."""

    def write(self, value: Value) -> Raw:
        return join_items(value)

    def read(self, raw: Raw) -> Value:
        return split_items(as_text(raw))
