"""Files that are no spreadsheet that can be used."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from bot.sheets.faults import SheetError
from bot.sheets.opening import open_catalogue
from tests.bot.sheets.books import HEADS, filled_in


def code(file: Path) -> str:
    with pytest.raises(SheetError) as refused:
        open_catalogue(file)
    return refused.value.code


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    assert code(tmp_path / "katalog.ods") == "kind"


@pytest.mark.parametrize("content", [b"", b"not at all", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 with a password"])
def test_what_only_has_the_name_of_a_spreadsheet_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "katalog.xlsx"
    file.write_bytes(content)
    assert code(file) == "not_a_spreadsheet"


def test_one_that_was_cut_off_or_is_another_zip_is_refused(tmp_path: Path) -> None:
    whole = filled_in(tmp_path / "katalog.xlsx", HEADS).read_bytes()
    file = tmp_path / "halv.xlsx"
    file.write_bytes(whole[: len(whole) // 2])
    assert code(file) == "not_a_spreadsheet"
    with ZipFile(file, "w") as other:
        other.writestr("brev.txt", "Kære kommune")
    assert code(file) == "not_a_spreadsheet"


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "katalog.xlsx"
    with ZipFile(file, "w", ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b"0" * 21_000_000)
    assert code(file) == "too_large"
