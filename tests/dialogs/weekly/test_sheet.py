"""The week as rows, and as lines for a spreadsheet."""

from __future__ import annotations

from dialogs.ports.members import Team
from dialogs.weekly.overview import Figures, Line, Overview, Row, Section
from dialogs.weekly.sheet import rows, sheet_text
from knowledge.weeks import Week

TEAM, WEEK = Team("slagelse", "am", "AM Voksne", "AM"), Week(2026, 47)
LINES = (Line("=HYPERLINK(1)", "V-2222", 0), Line("\tSUM(1)"), Line(""))
FIGURES = Figures((WEEK,), (Row("-en gruppe", (3,)),), unfinished=False)
OVERVIEW = Overview(TEAM, WEEK, True, (Section("waits", LINES),), FIGURES)


def test_no_text_in_the_lines_is_run_by_a_spreadsheet_and_none_is_made_up() -> None:
    _, first, second, third, _, _, group, total = sheet_text(OVERVIEW).splitlines()
    assert first == "Venter på jer;V-2222;'=HYPERLINK(1);0"
    assert second == "Venter på jer;;'\tSUM(1);"
    assert third == "Venter på jer;;;"
    assert (group, total) == ("'-en gruppe;3", "I alt;3")


def test_the_rows_for_a_workbook_hold_the_text_itself() -> None:
    assert [row[2] for row in rows(OVERVIEW) if row[:1] == ("Venter på jer",)] == ["=HYPERLINK(1)", "\tSUM(1)", ""]
