"""The first sheet: what the workbook is, how it is filled in, and what each column is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from openpyxl.styles import Alignment, Font, PatternFill

from bot.sheets.columns import INTERVENTIONS, SOURCES, Column
from bot.sheets.safe import set_text
from dialogs.showing.dates import show_date
from dialogs.wording import say, words
from knowledge.form.pack import Pack

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS: Final = {"A": 30, "B": 18, "C": 96}
_TITLE: Final = Font(bold=True, size=16, color="1F4E79")
_BOLD: Final = Font(bold=True)
_SUBTITLE: Final = Font(bold=True, size=12, color="1F4E79")
_LOCAL: Final = PatternFill("solid", fgColor="E8F5E9")
_WRAPPED: Final = Alignment(vertical="top", wrap_text=True)


def write_guide(
    sheet: Worksheet, pack: Pack, columns: Sequence[Column], of_sources: Sequence[Column], today: date
) -> None:
    """Write the guide."""
    sheet.title = say("sheet.name.guide")
    sheet.sheet_view.showGridLines = False
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    _line(sheet, (say("sheet.guide.title", title=pack.municipality or pack.title),), _TITLE)
    for key, value in _about(pack, today):
        _line(sheet, (say(f"sheet.guide.{key}"), value))
    _line(sheet, ())
    for sentence in words("sheet.guide.rules"):
        _line(sheet, (sentence,))
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=3)
        sheet.row_dimensions[sheet.max_row].height = 32
        sheet.cell(sheet.max_row, 1).alignment = _WRAPPED
    _columns(sheet, INTERVENTIONS, columns)
    _columns(sheet, SOURCES, of_sources)


def pack_named(sheet: Worksheet) -> str | None:
    """Return the model that a guide says it is of."""
    wanted = say("sheet.guide.pack")
    rows = sheet.iter_rows(max_row=20, max_col=2, values_only=True)
    return next((str(row[1]).strip() for row in rows if row[0] == wanted and len(row) > 1 and row[1]), None)


def _about(pack: Pack, today: date) -> Iterable[tuple[str, str]]:
    yield "pack", pack.id
    yield "model", f"{pack.title}, {pack.version}"
    yield "taken", show_date(today)


def _columns(sheet: Worksheet, part: str, columns: Sequence[Column]) -> None:
    _line(sheet, ())
    _line(sheet, (say("sheet.guide.columns", sheet=say(f"sheet.name.{part}")),), _SUBTITLE)
    _line(sheet, words("sheet.guide.head"), _BOLD)
    for column in columns:
        duty = "local" if column.local else "required" if column.required else "optional"
        _line(sheet, (column.head, say(f"sheet.guide.{duty}"), column.help))
        for cell in sheet[sheet.max_row]:
            cell.alignment = _WRAPPED
            if column.local:
                cell.fill = _LOCAL


def _line(sheet: Worksheet, texts: Sequence[str], font: Font | None = None) -> None:
    row = sheet.max_row + 1 if sheet.cell(1, 1).value else 1
    for number, text in enumerate(texts or (" ",), start=1):
        cell = sheet.cell(row, number)
        set_text(cell, text)
        if font:
            cell.font = font
