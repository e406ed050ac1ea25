"""A local database has its key in a file beside it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from dialogs.ports.failures import KeyMissingError, StoreUnavailableError
from storage import local_keys
from tests.storage.cast import NOW, SLAGELSE, decision
from tests.storage.conftest import opened


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "vejviser.db"


def test_the_first_use_makes_a_key_that_only_its_owner_can_read(database: Path) -> None:
    (key,) = local_keys(f"sqlite:///{database}")
    file = database.with_suffix(".key")
    assert Fernet(key)
    assert file.read_text().split() == [key]
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["vejviser.key"]


async def test_the_key_is_the_same_after_a_restart(database: Path) -> None:
    url = f"sqlite:///{database}"
    async with opened(url, *local_keys(url)) as store, store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        await turn.log(decision())
    async with opened(url, *local_keys(url)) as store:
        assert [logged.decision for logged in await store.decisions()] == [decision()]


def test_several_that_start_at_once_get_one_key(database: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(local_keys, [f"sqlite:///{database}"] * 32))
    assert len(keys) == 1


def test_a_file_may_hold_several_keys_the_newest_first(database: Path) -> None:
    database.parent.mkdir()
    database.with_suffix(".key").write_text("ny\ngammel\n")
    assert local_keys(f"sqlite:///{database}") == ("ny", "gammel")


def test_a_lost_key_file_is_not_replaced_by_a_key_that_opens_nothing(database: Path) -> None:
    database.parent.mkdir()
    database.write_bytes(b"noget")
    with pytest.raises(KeyMissingError, match=r"vejviser\.key is missing"):
        local_keys(f"sqlite:///{database}")
    assert not database.with_suffix(".key").exists()


def test_a_database_in_memory_has_a_key_that_nobody_keeps() -> None:
    assert local_keys("sqlite://") != local_keys("sqlite://")


def test_a_shared_database_never_makes_its_own_key() -> None:
    with pytest.raises(KeyMissingError):
        local_keys("postgresql://vejviser@localhost/vejviser")


def test_a_folder_that_cannot_be_made_makes_the_store_unavailable(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("ikke en mappe")
    with pytest.raises(StoreUnavailableError):
        local_keys(f"sqlite:///{tmp_path}/fil/vejviser.db")
