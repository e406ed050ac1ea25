"""One line of a caseload."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Cell = str | bool | int | float | date | None
"""What stands in one cell; text from a CSV file, also numbers and dates from a spreadsheet."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something in it; `number` and `last` are where it begins and ends in the file, from 1."""

    number: int
    cells: tuple[Cell, ...]
    last: int
    fault: str | None = None
    """Why its cells cannot be told apart; they are then empty."""
