"""The result as CSV that Danish Excel opens by itself: semicolons, and UTF-8 with its mark."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from bot.review.line import Cell
from bot.review.reviewing import Reviewed, SetAside
from bot.review.rows import Row, Rows, overview, overview_head
from bot.review.summary import Summary
from dialogs.showing.cells import harmless
from dialogs.wording import say

if TYPE_CHECKING:
    from _csv import Writer


class CsvResults:
    """Writes lines to one file, and those that are set aside to another."""

    def __init__(self, folder: Path, rows: Rows) -> None:
        self._folder = folder
        self._rows = rows
        self._open = ExitStack()
        self._files: list[Path] = []
        self._result = self._writer(say("review.file.result"), rows.head)
        self._set_aside = self._writer(say("review.file.set_aside"), rows.set_aside_head)

    def add(self, line: Reviewed | SetAside) -> None:
        """Write one line."""
        if isinstance(line, SetAside):
            self._set_aside.writerow(_safe(self._rows.set_aside(line)))
        else:
            self._result.writerow(_safe(self._rows.row(line)))

    def finish(self, summary: Summary) -> tuple[Path, ...]:
        """Write the overview, and return the files."""
        self._writer(say("review.file.overview"), overview_head()).writerows(map(_safe, overview(summary)))
        self.close()
        return tuple(self._files)

    def close(self) -> None:
        """Let go of the files."""
        self._open.close()

    def _writer(self, name: str, head: Row) -> Writer:
        self._files.append(self._folder / f"{name}.csv")
        stream = self._open.enter_context(self._files[-1].open("w", encoding="utf-8-sig", newline=""))
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(_safe(head))
        return writer


def _safe(row: Row) -> Row:
    """Return a row in which no text is a formula to a spreadsheet."""
    return tuple(map(_cell, row))


def _cell(cell: Cell) -> Cell:
    if isinstance(cell, float):
        return f"{cell:.3f}".replace(".", ",")
    return harmless(cell) if isinstance(cell, str) else cell
