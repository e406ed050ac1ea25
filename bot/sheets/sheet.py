"""A sheet of a spreadsheet, written row by row: a head that stays in sight, and a plot beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from bot.sheets.safe import legal

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet

Cell: TypeAlias = "str | bool | int | float | date | None"
_FONT: Final = Font(bold=True, color="FFFFFF")
_FILL: Final = PatternFill("solid", fgColor="1F4E79")
_WRAPPED: Final = Alignment(vertical="center", wrap_text=True)
_NARROWEST: Final = 9
_WIDEST: Final = 40


class Sheet:
    """A sheet with a head that stays in sight and can be filtered by."""

    def __init__(self, book: Workbook, title: str, head: Sequence[Cell]) -> None:
        self._sheet = cast("Worksheet", book.create_sheet(title))
        self._columns = len(head)
        self._rows = 1
        self._sheet.freeze_panes = "A2"
        for place, text in enumerate(head, start=1):
            width = min(max(len(str(text)) + 4, _NARROWEST), _WIDEST)
            self._sheet.column_dimensions[get_column_letter(place)].width = width
        self._sheet.append(list(map(self._head_cell, head)))

    def add(self, row: Sequence[Cell], *shares: float) -> None:
        """Write one row, shares of one last."""
        self._rows += 1
        self._sheet.append([*map(self._cell, row), *map(self._share, shares)])

    def draw(self, title: str, first: int, last: int) -> None:
        """Draw the counts in these rows, whose labels stand in the second column and numbers in the third."""
        chart = BarChart()
        chart.type, chart.style, chart.title, chart.legend = "bar", 10, title, None
        chart.add_data(Reference(self._sheet, min_col=3, min_row=first, max_row=last))
        chart.set_categories(Reference(self._sheet, min_col=2, min_row=first, max_row=last))
        chart.x_axis.scaling.orientation = "maxMin"  # as in the rows, the first one on top
        chart.x_axis.delete = chart.y_axis.delete = False
        chart.width, chart.height = 24, 10
        self._sheet.add_chart(chart, f"{get_column_letter(self._columns + 2)}2")

    def finish(self) -> None:
        """Let the head filter all rows."""
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(self._columns)}{self._rows}"

    def close(self) -> None:
        """Write no more."""
        sheet = cast("WriteOnlyWorksheet", self._sheet)
        if not sheet.closed:
            sheet.close()

    def _head_cell(self, text: Cell) -> SheetCell:
        cell = WriteOnlyCell(self._sheet, value=str(text))
        cell.font, cell.fill, cell.alignment = _FONT, _FILL, _WRAPPED
        return cell

    def _share(self, share: float) -> SheetCell:
        cell = WriteOnlyCell(self._sheet, value=share)
        cell.number_format = "0 %"
        return cell

    def _cell(self, value: Cell) -> Cell | SheetCell:
        """Return a cell in which a text is never a formula, and holds nothing that a spreadsheet cannot."""
        if not isinstance(value, str):
            return value
        text = legal(value)
        if not text.startswith("="):
            return text
        cell = WriteOnlyCell(self._sheet, value=text)
        cell.data_type = "s"
        return cell
