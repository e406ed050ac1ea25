"""Files of every kind become lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.review.faults import CaseloadError
from bot.review.lines import read_lines
from tests.bot.review.caseloads import csv_file, xlsx_file


@pytest.mark.parametrize("name", ["bunke.pdf", "bunke.xls", "bunke"])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(CaseloadError) as refused:
        read_lines(csv_file(tmp_path, "Alder\n3\n", name=name))
    assert refused.value.code == "kind"


def test_the_same_rows_are_the_same_lines_in_either_kind_of_file(tmp_path: Path) -> None:
    rows = [("Alder", "Kompleksitet"), ("17", "Enkel")]
    text = "".join(f"{';'.join(row)}\n" for row in rows)
    assert list(read_lines(csv_file(tmp_path, text))) == list(read_lines(xlsx_file(tmp_path, rows)))
