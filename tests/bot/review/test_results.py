"""Where reviewed lines go."""

from __future__ import annotations

import csv
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.review.csv_results import CsvResults
from bot.review.results import MOST_IN_A_SPREADSHEET, Results, open_results
from bot.review.workbook import WorkbookResults
from tests.bot.review.reviews import JOINT, UNKNOWN, WRONG, YOUNG, Small, small


@pytest.fixture
def review() -> Small:
    return small(YOUNG, JOINT, UNKNOWN, WRONG)


def finish(results: Results, review: Small) -> tuple[Path, ...]:
    for line in review.found:
        results.add(line)
    return results.finish(review.summary)


def test_a_caseload_is_a_spreadsheet_unless_it_is_very_long(tmp_path: Path, review: Small) -> None:
    for lines, kind in ((MOST_IN_A_SPREADSHEET, WorkbookResults), (MOST_IN_A_SPREADSHEET + 1, CsvResults)):
        with closing(open_results(tmp_path, review.rows, lines)) as results:
            assert isinstance(results, kind)


def test_the_spreadsheet_has_an_overview_the_citizens_and_those_set_aside(tmp_path: Path, review: Small) -> None:
    (file,) = finish(WorkbookResults(tmp_path, review.rows), review)
    overview, citizens, set_aside = load_workbook(file).worksheets
    assert [sheet.title for sheet in (overview, citizens, set_aside)] == ["Overblik", "Borgere", "Lagt til side"]
    rows = [[cell.value for cell in row] for row in overview.rows]
    assert ["Lag", "Fælles: både beskæftigelsesområdet og socialområdet", 1, pytest.approx(1 / 3)] in rows
    assert [cell.value for cell in citizens["B"]] == ["Sagsnr", "N-1", "N-2", "N-3"]
    assert [cell.value for cell in set_aside["A"]] == ["Linje", 5]
    assert citizens.auto_filter.ref == f"A1:{citizens.dimensions.split(':')[1]}"
    assert len(overview._charts) == 1


def test_no_text_of_the_caseload_becomes_a_formula(tmp_path: Path, review: Small) -> None:
    (file,) = finish(WorkbookResults(tmp_path, review.rows), review)
    carried = load_workbook(file)["Borgere"]["C4"]
    assert (carried.value, carried.data_type) == ("=1+1", "s")
    texts = finish(CsvResults(tmp_path, review.rows), review)[0].read_text(encoding="utf-8-sig")
    assert ";'=1+1;" in texts


def test_signs_that_no_spreadsheet_can_hold_are_left_out(tmp_path: Path) -> None:
    review = small(("N-\x0b1", *YOUNG[1:]))
    (file,) = finish(WorkbookResults(tmp_path, review.rows), review)
    assert load_workbook(file)["Borgere"]["B2"].value == "N-1"


def test_csv_says_the_same_as_the_spreadsheet(tmp_path: Path, review: Small) -> None:
    citizens, set_aside, overview = finish(CsvResults(tmp_path, review.rows), review)
    with citizens.open(encoding="utf-8-sig", newline="") as stream:
        head, *rows = csv.reader(stream, delimiter=";")
    assert [row[1] for row in rows] == ["N-1", "N-2", "N-3"]
    assert rows[0][head.index("Lag")] == "15-17 år: socialområdet alene"
    assert "firs" in set_aside.read_text(encoding="utf-8-sig")
    assert "Lag;15-17 år: socialområdet alene;1;0,333" in overview.read_text(encoding="utf-8-sig")
