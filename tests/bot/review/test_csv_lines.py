"""CSV as it comes out of Danish offices."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.review.csv_lines import csv_lines
from bot.review.line import Line
from tests.bot.review.caseloads import csv_file

HEAD = ("Sagsnr", "Forsørgelse")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_letters_and_cells_come_out_whatever_they_were_saved_as(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    file = csv_file(tmp_path, f"Sagsnr{delimiter}Forsørgelse\r\nN-1{delimiter}Kontanthjælp\r\n", encoding)
    assert [line.cells for line in csv_lines(file)] == [HEAD, ("N-1", "Kontanthjælp")]


def test_a_letter_of_windows_far_down_still_decides_how_the_whole_file_is_read(tmp_path: Path) -> None:
    text = "Sagsnr;Forsørgelse\n" + "N-1;\n" * 50_000 + "N-2;Kontanthjælp\n"
    *_, last = csv_lines(csv_file(tmp_path, text, "cp1252"))
    assert last == Line(50_002, ("N-2", "Kontanthjælp"), 50_002)


def test_excels_hint_tells_the_sign_between_cells_and_counts_as_a_line(tmp_path: Path) -> None:
    file = csv_file(tmp_path, "sep=,\nSagsnr,Forsørgelse\nN-1,SU; lån\n")
    assert list(csv_lines(file)) == [Line(2, HEAD, 2), Line(3, ("N-1", "SU; lån"), 3)]


def test_empty_lines_are_passed_over_and_the_others_keep_their_numbers(tmp_path: Path) -> None:
    file = csv_file(tmp_path, "\nSagsnr;Forsørgelse\n\n; ;\nN-1;\n")
    assert [line.number for line in csv_lines(file)] == [2, 5]


def test_a_cell_may_hold_line_breaks_and_the_next_line_keeps_its_number(tmp_path: Path) -> None:
    file = csv_file(tmp_path, 'Sagsnr;Forsørgelse\n"N-1\nto linjer";x\nN-2;y\n')
    assert list(csv_lines(file))[1:] == [Line(2, ("N-1\nto linjer", "x"), 3), Line(4, ("N-2", "y"), 4)]


def test_a_line_that_cannot_be_split_carries_its_fault_and_the_rest_is_read(tmp_path: Path) -> None:
    file = csv_file(tmp_path, f"Sagsnr;Forsørgelse\n{'x' * 200_000};y\nN-2;y\n")
    assert list(csv_lines(file))[1:] == [Line(2, (), 2, "not_split"), Line(3, ("N-2", "y"), 3)]


def test_an_empty_file_has_no_lines(tmp_path: Path) -> None:
    assert list(csv_lines(csv_file(tmp_path, ""))) == []
