"""The week's overview as lines for a spreadsheet.

A bot cannot simply hand over a file in Teams: it needs the user's consent and access to her OneDrive. So the chat
gives the lines to copy, and `vejviser digest preview --xlsx` a file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dialogs.showing.cells import harmless
from dialogs.weekly.card import title
from dialogs.weekly.overview import Overview
from dialogs.wording import say


def rows(overview: Overview) -> Iterator[tuple[str | int, ...]]:
    """Yield the head and then one row for everything in a team's week."""
    yield say("weekly.sheet.section"), say("weekly.sheet.case"), say("weekly.sheet.what"), say("weekly.sheet.days")
    for section in overview.sections:
        for line in section.lines:
            days = "" if line.days is None else line.days
            yield title(section.id), line.case or "", line.text, days
    figures = overview.figures
    if figures is None or figures.empty:
        return
    yield ()
    yield say("weekly.group"), *(str(week) for week in figures.weeks)
    for row in figures.rows:
        yield row.label, *row.counts
    yield say("weekly.all"), *figures.total


def sheet_text(overview: Overview) -> str:
    """Return the rows with semicolons between, as Danish spreadsheets read them."""
    lines = io.StringIO()
    safe = ([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in rows(overview))
    csv.writer(lines, delimiter=";", lineterminator="\n").writerows(safe)
    return lines.getvalue().strip()
