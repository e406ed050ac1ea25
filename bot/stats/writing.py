"""The figures of a quarter as a spreadsheet with a plot, and the plot by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import svg
from openpyxl import Workbook

from bot.sheets.sheet import Sheet
from bot.stats.rows import Row
from dialogs.wording import say

_WIDTH: Final = 760
_LABELS: Final = 330
_LINE: Final = 30
_BAR: Final = 16
_COLOUR: Final = "#1F4E79"
_TEXT: Final = "#242424"


def write(rows: Sequence[Row], quarter: str, folder: Path) -> tuple[Path, ...]:
    """Write both files and return them.

    Raises:
        OSError: the folder cannot be made or written in.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = say("stats.file", quarter=quarter)
    book, plot = folder / f"{name}.xlsx", folder / f"{name}.svg"
    _write_book(rows, quarter, book)
    plot.write_text(_plot(_drawn(rows), quarter), encoding="utf-8")
    return book, plot


def _drawn(rows: Sequence[Row]) -> list[Row]:
    """Return the counts of citizens, which can be drawn on one scale."""
    return [row for row in rows if row.id not in ("coordinators", "median_days", "saved")]


def _write_book(rows: Sequence[Row], quarter: str, file: Path) -> None:
    workbook = Workbook(write_only=True)
    sheet = Sheet(workbook, quarter, (quarter, say("stats.figure"), say("stats.value")))
    for row in rows:
        sheet.add((row.id, row.label, row.shown if row.hidden or row.value is None else row.value))
    sheet.draw(say("stats.heading", quarter=quarter), 2, 1 + len(_drawn(rows)))
    sheet.finish()
    workbook.save(file)


def _plot(rows: Sequence[Row], quarter: str) -> str:
    most = max((row.value or 0 for row in rows if not row.hidden), default=0) or 1
    elements: list[svg.Element] = [_text(0, 22, say("stats.heading", quarter=quarter), 17)]
    for number, row in enumerate(rows):
        elements += _bar(row, 44 + number * _LINE, most)
    height = 44 + len(rows) * _LINE + 10
    return str(
        svg.SVG(
            width=_WIDTH, height=height, viewBox=svg.ViewBoxSpec(0, 0, _WIDTH, height), elements=elements,
            extra={"role": "img", "aria-label": say("stats.heading", quarter=quarter)},
        )
    )  # fmt: skip


def _bar(row: Row, top: int, most: float) -> Iterator[svg.Element]:
    length = 0.0 if row.hidden else (_WIDTH - _LABELS - 70) * (row.value or 0) / most
    yield _text(0, top + 13, row.label)
    if length:
        yield svg.Rect(x=_LABELS, y=top, width=round(length, 1), height=_BAR, rx=2, fill=_COLOUR)
    yield _text(_LABELS + round(length) + 8, top + 13, row.shown)


def _text(x: int, y: int, text: str, size: int = 13) -> svg.Text:
    return svg.Text(x=x, y=y, text=text, font_size=size, fill=_TEXT, font_family="Segoe UI, Arial, sans-serif")
