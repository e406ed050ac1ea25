"""What the tests of a review share: the model of Norddjurs, a day, and caseloads as files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from bot.review.line import Cell, Line
from knowledge.form.loading import load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.model import Model

TODAY: Final = date(2026, 11, 22)
CPR: Final = "010190-1234"


@cache
def norddjurs() -> Model:
    return compile_pack(load("norddjurs"))


def csv_file(folder: Path, text: str, encoding: str = "utf-8", name: str = "bunke.csv") -> Path:
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


def xlsx_file(folder: Path, rows: Iterable[Iterable[Cell]], name: str = "bunke.xlsx") -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(folder / name)
    return folder / name


def lines(*rows: Iterable[Cell]) -> list[Line]:
    """The lines of a caseload that was typed here."""
    return [Line(number, tuple(row), number) for number, row in enumerate(rows, start=1)]
