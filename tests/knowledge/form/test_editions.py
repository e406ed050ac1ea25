"""The next version of a pack takes over on its day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from knowledge.checking.whole import check
from knowledge.form.editions import open_editions
from knowledge.form.faults import PackError
from knowledge.form.loading import available, load, next_versions, valid_on
from tests.knowledge.small_pack import altered, write

NEXT = "lille@2027-01-01"
TODAY, EVE, DAY = date(2026, 11, 22), date(2026, 12, 31), date(2027, 1, 1)
OVERLAY = 'id: lille\nextends: lille\nversion: "2027.1"\nvalid_from: 2027-01-01\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small pack with a next version that only says what it has otherwise."""
    write(tmp_path)
    return write(tmp_path, OVERLAY, pack=NEXT)


def test_a_next_version_is_no_pack_of_its_own(folder: Path) -> None:
    assert NEXT not in available([folder])
    assert next_versions([folder]) == ((NEXT, DAY),)


def test_on_its_day_it_is_valid_and_not_before(folder: Path) -> None:
    assert [valid_on("lille", day, [folder]) for day in (TODAY, EVE, DAY)] == ["lille", "lille", NEXT]
    assert valid_on("slagelse", DAY, [folder]) == "slagelse"


def test_the_latest_that_has_begun_is_valid(folder: Path) -> None:
    write(folder, OVERLAY.replace("2027-01-01", "2026-12-01"), pack="lille@2026-12-01")
    days = (TODAY, EVE, DAY)
    assert [valid_on("lille", day, [folder]) for day in days] == ["lille", "lille@2026-12-01", NEXT]


def test_one_that_extends_its_own_name_is_laid_over_the_version_before_it(folder: Path) -> None:
    old, new = load("lille", [folder]), load(NEXT, [folder])
    assert (new.pack.version, new.pack.id) == ("2027.1", "lille")
    assert new.pack.tables == old.pack.tables
    assert new.hash != old.hash


def test_a_whole_one_stands_by_itself(tmp_path: Path) -> None:
    write(tmp_path, altered(("2026-01-01", "2027-01-01"), ("Lille kommunes model", "Ny model")), pack=NEXT)
    assert load(NEXT, [tmp_path]).pack.title == "Ny model"


def test_its_folder_and_its_first_day_must_agree(folder: Path) -> None:
    write(folder, OVERLAY.replace("2027-01-01", "2027-02-01"), pack=NEXT)
    (fault,) = check(NEXT, [folder])
    assert (fault.code, fault.mend, fault.file) == ("day_not_folder", "2027-01-01", f"{NEXT}/pack.yaml")


def test_the_guide_changes_at_midnight_by_itself(folder: Path) -> None:
    editions = open_editions("lille", [folder], TODAY)
    versions = [editions.on(day).model.loaded.pack.version for day in (date(2020, 1, 1), EVE, DAY, date(2028, 1, 1))]
    assert versions == ["2026.1", "2026.1", "2027.1", "2027.1"]


def test_a_next_version_with_faults_is_told_when_the_bot_starts_not_on_its_night(folder: Path) -> None:
    write(folder, OVERLAY + "status: nej\n", pack=NEXT)
    with pytest.raises(PackError):
        open_editions("lille", [folder], TODAY)


def test_the_built_in_packs_have_no_next_version_under_way_and_make_one_guide() -> None:
    assert next_versions() == ()
    assert load("slagelse").pack.valid_from <= TODAY
