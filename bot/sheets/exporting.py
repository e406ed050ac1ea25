"""A pack's catalogue as a workbook that municipal staff can keep: a guide, the interventions, and their sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from bot.sheets.choices import add_choices
from bot.sheets.columns import INTERVENTIONS, SOURCES, Column, intervention_columns, source_columns
from bot.sheets.faults import SheetError
from bot.sheets.guide_sheet import write_guide
from bot.sheets.kinds import Day, Raw
from bot.sheets.records import Record, record_of, values_of
from bot.sheets.safe import set_text
from dialogs.wording import say
from knowledge.form.pack import Pack

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

OURS: Final = PatternFill("solid", fgColor="1F4E79")
LOCAL: Final = PatternFill("solid", fgColor="2E7D32")
_LOCAL_CELL: Final = PatternFill("solid", fgColor="E8F5E9")
_HEAD: Final = Font(bold=True, color="FFFFFF")
_WRAPPED: Final = Alignment(vertical="top", wrap_text=True)
_ROW_HEIGHT: Final = 48
_HEAD_HEIGHT: Final = 34
_EMPTY_ROWS: Final = 20
"""Rows below the last one that are made ready to be filled in."""
_LONGEST: Final = 32_000
"""Characters. A cell of a spreadsheet ends a little above, and what is more would be lost without a word."""


def export(pack: Pack, categories: Sequence[str], file: Path, today: date) -> None:
    """Write a pack's interventions and sources into a workbook.

    Raises:
        SheetError: a text is longer than a cell can be.
        OSError: the file cannot be written.
    """
    columns = intervention_columns(pack, categories, today)
    book = Workbook()
    guide = book.worksheets[0]
    write_guide(guide, pack, columns, source_columns(), today)
    catalogue = _sheet(book, INTERVENTIONS, columns, map(record_of, pack.interventions))
    _sheet(book, SOURCES, source_columns(), map(record_of, pack.sources))
    add_choices(book, catalogue, columns, [one.id for one in pack.sources])
    book.save(file)


def _sheet(book: Workbook, part: str, columns: Sequence[Column], records: Iterable[Record]) -> Worksheet:
    sheet: Worksheet = book.create_sheet(say(f"sheet.name.{part}"))
    sheet.freeze_panes = "B2"
    sheet.row_dimensions[1].height = _HEAD_HEIGHT
    for number, column in enumerate(columns, start=1):
        _head(sheet, number, column)
    last = 1
    for last, record in enumerate(records, start=2):
        _row(sheet, last, columns, record)
    for row in range(last + 1, last + 1 + _EMPTY_ROWS):
        _row(sheet, row, columns, {})
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    return sheet


def _head(sheet: Worksheet, number: int, column: Column) -> None:
    cell = sheet.cell(1, number, column.head)
    cell.font, cell.fill, cell.alignment = _HEAD, LOCAL if column.local else OURS, _WRAPPED
    sheet.column_dimensions[get_column_letter(number)].width = column.width


def _row(sheet: Worksheet, row: int, columns: Sequence[Column], record: Record) -> None:
    values = values_of(record, columns)
    sheet.row_dimensions[row].height = _ROW_HEIGHT
    for number, column in enumerate(columns, start=1):
        raw = column.kind.write(values[column.key]) if column.key in values else None
        _cell(sheet, row, number, column, raw)


def _cell(sheet: Worksheet, row: int, number: int, column: Column, raw: Raw) -> None:
    cell = sheet.cell(row, number)
    cell.alignment = _WRAPPED
    if column.local:
        cell.fill = _LOCAL_CELL
    if isinstance(column.kind, Day):
        cell.number_format = "dd-mm-yyyy"
    elif not isinstance(raw, int):
        cell.number_format = "@"  # what looks like a date or a number stays as it is written
    if isinstance(raw, str):
        if len(raw) > _LONGEST:
            raise SheetError("too_long", column=column.head, row=row)
        set_text(cell, raw)
    elif raw is not None:
        cell.value = raw
