"""A whole review, from file to files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from bot.review.faults import CaseloadError
from bot.review.line import Line
from bot.review.running import Review, review
from knowledge.cpr import MASK
from tests.bot.review.caseloads import CPR, TODAY, csv_file, norddjurs, xlsx_file

ROWS = (("Sagsnr", "Alder", "Kompleksitet"), ("N-1", "16", "Meget kompleks"), ("N-2", "firs", ""))
TEXT = "".join(f"{';'.join(row)}\n" for row in ROWS)


def unwatched(lines: Iterable[Line], doing: str, count: int | None) -> Iterable[Line]:
    return lines


def reviewed(file: Path, out: Path) -> Review:
    return review(file, norddjurs(), out, TODAY, unwatched)


def test_a_review_leaves_a_report_and_a_spreadsheet_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "ny" / "mappe"
    found = reviewed(csv_file(tmp_path, TEXT), out)
    assert found.files == (out / "rapport.html", out / "resultat.xlsx")
    assert sorted(out.iterdir()) == sorted(found.files)
    assert (found.summary.tally.reviewed, found.summary.tally.set_aside) == (1, 1)


def test_csv_and_spreadsheet_come_out_alike(tmp_path: Path) -> None:
    from_csv = reviewed(csv_file(tmp_path, TEXT), tmp_path / "a").summary
    from_xlsx = reviewed(xlsx_file(tmp_path, ROWS), tmp_path / "b").summary
    assert from_csv.tally == from_xlsx.tally
    assert from_csv.sections == from_xlsx.sections


def test_a_caseload_with_a_cpr_number_in_its_last_line_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(CaseloadError):
        reviewed(csv_file(tmp_path, f"{TEXT}{CPR};40;\n"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_cpr_number_in_the_name_of_the_file_is_masked(tmp_path: Path) -> None:
    found = reviewed(csv_file(tmp_path, TEXT, name=f"{CPR}.csv"), tmp_path / "out")
    assert CPR not in found.files[0].read_text(encoding="utf-8")
    assert found.summary.file == f"{MASK * len(CPR)}.csv"


def test_a_review_that_stops_half_way_leaves_what_was_there_before(tmp_path: Path) -> None:
    def stops(lines: Iterable[Line], doing: str, count: int | None) -> Iterator[Line]:
        for line in lines:
            if doing == "reviewing":
                raise KeyboardInterrupt
            yield line

    out = tmp_path / "out"
    before = {file: file.read_bytes() for file in reviewed(csv_file(tmp_path, TEXT), out).files}
    with pytest.raises(KeyboardInterrupt):
        review(csv_file(tmp_path, TEXT), norddjurs(), out, TODAY, stops)
    assert {file: file.read_bytes() for file in out.iterdir()} == before


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    file = csv_file(tmp_path, TEXT)
    with pytest.raises(CaseloadError) as refused:
        reviewed(file, file / "under")
    assert refused.value.code == "out"


def test_each_line_is_watched_both_times(tmp_path: Path) -> None:
    seen: list[tuple[str, int | None, int]] = []

    def watched(lines: Iterable[Line], doing: str, count: int | None) -> Iterable[Line]:
        gone_by = list(lines)
        seen.append((doing, count, len(gone_by)))
        return iter(gone_by)

    review(csv_file(tmp_path, TEXT), norddjurs(), tmp_path / "out", TODAY, watched)
    assert seen == [("counting", None, 3), ("reviewing", 2, 2)]
