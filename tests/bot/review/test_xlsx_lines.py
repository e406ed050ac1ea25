"""Spreadsheets, row by row."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from bot.review.faults import CaseloadError
from bot.review.xlsx_lines import xlsx_lines
from tests.bot.review.caseloads import csv_file, xlsx_file


def test_numbers_dates_and_truths_keep_their_kind(tmp_path: Path) -> None:
    on = datetime(2027, 3, 1)  # noqa: DTZ001 - a spreadsheet knows no zones
    file = xlsx_file(tmp_path, [("Alder", "Fra", "Gæld"), (42, on, True)])
    assert [line.cells for line in xlsx_lines(file)][1] == (42, on, True)


def test_rows_keep_their_numbers_and_are_as_wide_as_the_head(tmp_path: Path) -> None:
    file = xlsx_file(tmp_path, [("Sagsnr", "Alder", "Gæld"), (), (None, " "), ("N-1",)])
    assert [(line.number, line.cells) for line in xlsx_lines(file)][1:] == [(4, ("N-1", None, None))]


def test_a_sheet_whose_size_is_stated_wrongly_is_read_whole(tmp_path: Path) -> None:
    file = xlsx_file(tmp_path, [("Sagsnr", "Alder"), ("N-1", 42), ("N-2", 43)])
    wrong = tmp_path / "wrong.xlsx"
    with zipfile.ZipFile(file) as book, zipfile.ZipFile(wrong, "w") as copy:
        for part in book.namelist():
            copy.writestr(part, book.read(part).replace(b'<dimension ref="A1:B3"', b'<dimension ref="A1"'))
    assert [line.cells for line in xlsx_lines(wrong)] == [("Sagsnr", "Alder"), ("N-1", 42), ("N-2", 43)]


@pytest.mark.parametrize("content", ["not a spreadsheet", ""])
def test_what_only_has_the_name_of_a_spreadsheet_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(CaseloadError) as refused:
        list(xlsx_lines(csv_file(tmp_path, content, name="bunke.xlsx")))
    assert refused.value.code == "not_a_spreadsheet"


def test_a_zip_that_is_no_spreadsheet_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bunke.xlsx", "w") as archive:
        archive.writestr("billede.txt", "x")
    with pytest.raises(CaseloadError):
        list(xlsx_lines(tmp_path / "bunke.xlsx"))
