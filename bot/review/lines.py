"""The lines of a caseload, one at a time, whatever kind of file they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.review.csv_lines import csv_lines
from bot.review.faults import CaseloadError
from bot.review.line import Line
from bot.review.xlsx_lines import xlsx_lines


def read_lines(file: Path) -> Iterator[Line]:
    """Yield the lines of a CSV file or of the first sheet of a spreadsheet; the first one is the head.

    Raises:
        CaseloadError: the file is of another kind, or is not what its name says.
        OSError: it cannot be read.
    """
    match file.suffix.lower():
        case ".csv" | ".tsv" | ".txt":
            return csv_lines(file)
        case ".xlsx" | ".xlsm":
            return xlsx_lines(file)
    raise CaseloadError("kind", file=file.name)
