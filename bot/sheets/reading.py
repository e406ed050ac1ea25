"""A sheet that a person has filled in, as rows of values with every fault of its cells.

Blank rows, other columns and another order of the columns do no harm; what is not read is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from openpyxl.utils import get_column_letter
from rapidfuzz import fuzz, process

from bot.sheets.columns import Column
from bot.sheets.faults import CellFault, SheetError, UnreadableError
from bot.sheets.kinds import as_text
from dialogs.wording import say
from knowledge.cpr import mask
from knowledge.text import words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 500
_HEAD_WITHIN: Final = 20
"""Rows. A title or two may stand above the heads."""
_ALIKE: Final = 2
"""So many known heads make a row the head."""
_CLOSE: Final = 80
"""From this likeness on, a head is a misspelt one and no column of the municipality's own."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it; `number` is its own in the sheet."""

    number: int
    values: dict[str, Any]


@dataclass(slots=True)
class Sheet:
    """What a sheet says; `places` are where those of its columns stand that it has, by key."""

    name: str
    columns: Sequence[Column]
    places: dict[str, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def fault(self, row: int, column: Column, code: str, mend: str = "", **details: object) -> CellFault:
        """Return a fault of a cell; one of the row where the sheet has no such column."""
        letter = get_column_letter(self.places[column.key]) if column.key in self.places else ""
        return CellFault(self.name, row, letter, column.head, code, details, mend)


def find_sheet(book: Workbook, part: str) -> Worksheet | None:
    """Return the sheet of this part by its name."""
    wanted = _key(say(f"sheet.name.{part}"))
    return next((sheet for sheet in book.worksheets if _key(sheet.title) == wanted), None)


def read_sheet(sheet: Worksheet, columns: Sequence[Column]) -> Sheet:
    """Read a sheet.

    Raises:
        SheetError: it is too large, or has no row of heads.
    """
    if sheet.max_row > _MOST_ROWS or sheet.max_column > _MOST_COLUMNS:
        raise SheetError("too_many_rows", sheet=sheet.title, most=_MOST_ROWS)
    read = Sheet(sheet.title, columns)
    head = _head(sheet, columns)
    _read_head(read, sheet, head)
    read.faults += _merged(sheet, head)
    by_place = {place: column for column in columns if (place := read.places.get(column.key))}
    for number, cells in enumerate(sheet.iter_rows(min_row=head + 1), start=head + 1):
        _read_row(read, number, cells, by_place)
    return read


def _head(sheet: Worksheet, columns: Sequence[Column]) -> int:
    """Return the number of the row with the heads."""
    known = {_key(column.head) for column in columns}
    for number, row in enumerate(sheet.iter_rows(max_row=_HEAD_WITHIN, values_only=True), start=1):
        if sum(_key(str(cell)) in known for cell in row if cell is not None) >= _ALIKE:
            return number
    raise SheetError("no_heads", sheet=sheet.title, heads=", ".join(column.head for column in columns[:4]))


def _read_head(read: Sheet, sheet: Worksheet, row: int) -> None:
    keys = {_key(column.head): column for column in read.columns}
    for cell in sheet[row]:
        if cell.value is None or not str(cell.value).strip():
            continue
        text = str(cell.value).strip()
        column = keys.get(_key(text))
        if column is None:
            read.ignored.append(text)
        elif column.key in read.places:
            read.faults.append(read.fault(row, column, "column_twice"))
        else:
            read.places[column.key] = cell.column
    _meant(read, row, [column for column in read.columns if column.key not in read.places])


def _meant(read: Sheet, row: int, missing: Sequence[Column]) -> None:
    """Tell of columns that are misspelt, and of those that a row cannot do without."""
    for column in missing:
        alike = process.extractOne(column.head, read.ignored, scorer=fuzz.ratio, processor=_key, score_cutoff=_CLOSE)
        if alike:
            read.ignored.remove(alike[0])
            read.faults.append(CellFault(read.name, row, "", alike[0], "column_misspelt", mend=column.head))
        elif column.required:
            read.faults.append(CellFault(read.name, row, "", column.head, "column_missing"))


def _merged(sheet: Worksheet, head: int) -> Iterator[CellFault]:
    for merged in sheet.merged_cells.ranges:
        if merged.max_row > head:
            letter = get_column_letter(merged.min_col)
            name = str(sheet.cell(head, merged.min_col).value or "")
            yield CellFault(sheet.title, merged.min_row, letter, name, "merged", {"cells": merged.coord})


def _read_row(read: Sheet, number: int, cells: Sequence[Cell | MergedCell], columns: dict[int, Column]) -> None:
    filled = [(columns[place], cell) for place, cell in enumerate(cells, start=1) if place in columns]
    filled = [(column, cell) for column, cell in filled if _is_filled(cell)]
    if not filled:
        return
    row = Row(number, {})
    for column, cell in filled:
        try:
            row.values[column.key] = _value(cell, column)
        except UnreadableError as error:
            read.faults.append(read.fault(row.number, column, error.code, error.mend, **error.details))
    read.rows.append(row)


def _is_filled(cell: Cell | MergedCell) -> bool:
    return cell.value is not None and bool(str(cell.value).strip())


def _value(cell: Cell | MergedCell, column: Column) -> Any:
    raw: Any = cell.value
    if cell.data_type == "f":
        raise UnreadableError("formula")
    if cell.data_type == "e":
        raise UnreadableError("error", found=raw)
    if isinstance(raw, str | int) and mask(str(raw)).found:
        raise UnreadableError("cpr")
    if not isinstance(raw, str | bool | int | float) and not hasattr(raw, "year"):
        raise UnreadableError("became_time", found=as_text(str(raw)))
    return column.kind.read(raw)


def _key(text: str) -> str:
    return " ".join(words(text))
