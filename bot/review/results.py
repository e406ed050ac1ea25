"""Where the reviewed lines go while they are reviewed: a spreadsheet, or CSV where there are very many."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Protocol

from bot.review.reviewing import Reviewed, SetAside
from bot.review.rows import Rows
from bot.review.summary import Summary

MOST_IN_A_SPREADSHEET: Final = 100_000
"""Lines. A larger spreadsheet opens slowly, and Excel ends at a million."""


class Results(Protocol):
    """Takes lines one by one and keeps none of them."""

    def add(self, line: Reviewed | SetAside) -> None:
        """Write one line."""

    def finish(self, summary: Summary) -> tuple[Path, ...]:
        """Write the overview, and return the files: the one with the citizens first."""

    def close(self) -> None:
        """Let go of the files, also where the review stopped half way."""


def open_results(folder: Path, rows: Rows, lines: int) -> Results:
    """Return what takes the lines of a caseload of this length."""
    if lines > MOST_IN_A_SPREADSHEET:
        from bot.review.csv_results import CsvResults

        return CsvResults(folder, rows)
    from bot.review.workbook import WorkbookResults

    return WorkbookResults(folder, rows)
