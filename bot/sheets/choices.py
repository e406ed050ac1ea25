"""Drop-downs and hints: what a cell can hold is picked or explained while somebody fills it in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from bot.sheets.columns import Column
from bot.sheets.kinds import Choice, Day, Whole
from bot.sheets.safe import set_text
from dialogs.wording import say

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_HINT: Final = 250
_LONGEST_TITLE: Final = 32
"""A spreadsheet program shows no longer ones, and refuses the file."""
_DOCUMENT: Final = "source.document"


def add_choices(book: Workbook, sheet: Worksheet, columns: Sequence[Column], documents: Sequence[str]) -> None:
    """Give every column its hint, and those with few values a list to pick from, on a sheet of its own."""
    lists: Worksheet = book.create_sheet(say("sheet.name.choices"))
    rows = sheet.max_row
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        rule = _rule(column, lists, list(documents))
        rule.promptTitle, rule.prompt = column.head[:_LONGEST_TITLE], column.help[:_LONGEST_HINT]
        rule.showInputMessage = True
        rule.add(f"{letter}2:{letter}{rows}")
        sheet.add_data_validation(rule)


def _rule(column: Column, lists: Worksheet, documents: list[str]) -> DataValidation:
    kind = column.kind
    if column.key == _DOCUMENT:
        return _listed(lists, column, documents, strict=False)
    if isinstance(kind, Choice) and kind.labels:
        return _listed(lists, column, list(kind.labels.values()), strict=not kind.free)
    if isinstance(kind, Day):
        return _strict("date", "DATE(1900,1,1)", say("sheet.hint.date"))
    if isinstance(kind, Whole):
        return _strict("whole", "0", say("sheet.hint.whole"))
    return DataValidation(allow_blank=True)


def _strict(type_: Literal["date", "whole"], least: str, error: str) -> DataValidation:
    rule = DataValidation(type=type_, operator="greaterThanOrEqual", formula1=least, allow_blank=True)
    return _refusing(rule, error)


def _listed(lists: Worksheet, column: Column, labels: list[str], strict: bool) -> DataValidation:
    """Write the labels below each other in a column of their own, and return what lets one pick them."""
    place = 1 if lists.cell(1, 1).value is None else lists.max_column + 1
    letter = get_column_letter(place)
    lists.column_dimensions[letter].width = 34
    for row, label in enumerate((column.head, *labels), start=1):
        set_text(lists.cell(row, place), label)
    source = f"'{lists.title}'!${letter}$2:${letter}${max(len(labels), 1) + 1}"
    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
    return _refusing(rule, say("sheet.hint.choice")) if strict else rule


def _refusing(rule: DataValidation, error: str) -> DataValidation:
    rule.errorTitle, rule.error, rule.showErrorMessage = say("sheet.hint.title"), error, True
    return rule
