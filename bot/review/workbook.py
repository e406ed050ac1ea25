"""The result as a spreadsheet of three sheets, written row by row."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from bot.review.reviewing import Reviewed, SetAside
from bot.review.rows import Rows, overview, overview_head
from bot.review.summary import Summary
from bot.sheets.sheet import Sheet
from dialogs.wording import say


class WorkbookResults:
    """Writes lines to one sheet, those that are set aside to another, and an overview in front."""

    def __init__(self, folder: Path, rows: Rows) -> None:
        self._file = folder / f"{say('review.file.result')}.xlsx"
        self._rows = rows
        self._book = Workbook(write_only=True)
        self._overview = Sheet(self._book, say("review.sheet.overview"), overview_head())
        self._result = Sheet(self._book, say("review.sheet.result"), rows.head)
        self._set_aside = Sheet(self._book, say("review.sheet.set_aside"), rows.set_aside_head)

    def add(self, line: Reviewed | SetAside) -> None:
        """Write one line."""
        if isinstance(line, SetAside):
            self._set_aside.add(self._rows.set_aside(line))
        else:
            self._result.add(self._rows.row(line))

    def finish(self, summary: Summary) -> tuple[Path, ...]:
        """Write the overview, save, and return the file."""
        for table, outcome, count, share in overview(summary):
            self._overview.add((table, outcome, count), share)
        if summary.sections:
            first = 2 + len(summary.whole)
            section = summary.sections[0]
            self._overview.draw(section.title, first, first + len(section.bars) - 1)
        for sheet in (self._overview, self._result, self._set_aside):
            sheet.finish()
        self._book.save(self._file)
        return (self._file,)

    def close(self) -> None:
        """Let go of the sheets, which wait in temporary files until they are saved."""
        for sheet in (self._overview, self._result, self._set_aside):
            sheet.close()
