"""The engine opens, fails and closes without leaving anything behind."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from dialogs.ports.failures import StoreUnavailableError
from storage import open_store
from tests.storage.conftest import KEY


@pytest.mark.parametrize("where", ["missing/vejviser.db", "garbage.db"])
def test_a_file_that_cannot_be_opened_leaves_no_thread_that_speaks_up_later(tmp_path: Path, where: str) -> None:
    (tmp_path / "garbage.db").write_bytes(b"not a database " * 1000)

    async def fail() -> None:
        store = open_store(f"sqlite:///{tmp_path / where}", [KEY])
        with pytest.raises(StoreUnavailableError):
            await store.count()

    before = set(threading.enumerate())
    for _ in range(20):
        asyncio.run(fail())
    left = set(threading.enumerate()) - before
    for thread in left:
        thread.join(timeout=5)
    assert not [thread for thread in left if thread.is_alive()]
