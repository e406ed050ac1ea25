"""The stores that the shared suite runs over: the fake in memory and the real one on each database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final

import pytest
import pytest_asyncio
from cryptography.fernet import Fernet

from storage import open_store
from storage.store import SqlStore
from tests.fakes import MemoryStore

KEY: Final = Fernet.generate_key().decode()


@pytest_asyncio.fixture(params=["fake", "sqlite"])
async def store(request: pytest.FixtureRequest) -> AsyncIterator[MemoryStore | SqlStore]:
    """Every implementation of the port."""
    if request.param == "fake":
        yield MemoryStore()
        return
    opened = open_store("sqlite://", [KEY])
    await opened.upgrade()
    yield opened
    await opened.close()
