"""The first sheet of a spreadsheet, row by row, never the whole of it in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from bot.review.faults import CaseloadError
from bot.review.line import Cell, Line
from bot.sheets.opening import NOT_A_SPREADSHEET, open_quietly

if TYPE_CHECKING:
    from openpyxl import Workbook


class _Sheet(Protocol):
    """What a sheet opened for reading can do; the stubs of openpyxl do not tell."""

    def reset_dimensions(self) -> None:
        """Forget how large the file says that the sheet is."""

    def iter_rows(self, *, values_only: bool) -> Iterator[tuple[Cell, ...]]:
        """Yield the values of each row."""


def xlsx_lines(file: Path) -> Iterator[Line]:
    """Yield the rows that are not empty; formulas by the values that they had when the file was saved."""
    workbook = _open(file)
    try:
        yield from _lines(cast("_Sheet", workbook.worksheets[0]))
    except NOT_A_SPREADSHEET as error:
        raise CaseloadError("not_a_spreadsheet", file=file.name) from error
    finally:
        workbook.close()


def _lines(sheet: _Sheet) -> Iterator[Line]:
    sheet.reset_dimensions()  # some programs state a wrong size, and openpyxl would read no more than that
    columns = 0
    for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        if any(cell is not None and str(cell).strip() for cell in cells):
            columns = columns or len(cells)
            yield Line(number, cells + (None,) * (columns - len(cells)), number)


def _open(file: Path) -> Workbook:
    try:
        return open_quietly(file, stream=True)
    except NOT_A_SPREADSHEET as error:
        raise CaseloadError("not_a_spreadsheet", file=file.name) from error
