"""The lines of a caseload, one at a time, whatever kind of file they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.review.faults import CaseloadError

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


def read_lines(file: Path) -> Iterator[Line]:
    """Yield the lines of a CSV file or of the first sheet of a spreadsheet; the first one is the head.

    Raises:
        CaseloadError: the file is of another kind, or is not what its name says.
        OSError: it cannot be read.
    """
    match file.suffix.lower():
        case ".csv" | ".tsv" | ".txt":
            from bot.review.csv_lines import csv_lines

            return csv_lines(file)
        case ".xlsx" | ".xlsm":
            from bot.review.xlsx_lines import xlsx_lines

            return xlsx_lines(file)
    raise CaseloadError("kind", file=file.name)
