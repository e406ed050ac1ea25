"""The stores that the shared suite runs over: the fake in memory and the real one on each database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import pytest
from cryptography.fernet import Fernet

from storage import open_store
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.postgres import Server, server

KEY: Final = Fernet.generate_key().decode()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One PostgreSQL server for the whole session."""
    with server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgres"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A migrated database of each kind that several stores can open."""
    if request.param == "postgres":
        async with request.getfixturevalue("postgres").emptied() as empty:
            yield empty
        return
    yield f"sqlite:///{tmp_path / 'vejviser.db'}"


@pytest.fixture
async def sql_store(url: str) -> AsyncIterator[SqlStore]:
    """The real store on each database."""
    async with opened(url) as store:
        yield store


@pytest.fixture(params=["fake", "sqlite", "postgres"])
async def store(request: pytest.FixtureRequest) -> AsyncIterator[MemoryStore | SqlStore]:
    """Every implementation of the port."""
    if request.param == "fake":
        yield MemoryStore()
    elif request.param == "sqlite":
        async with opened("sqlite://") as in_memory:
            yield in_memory
    else:
        async with request.getfixturevalue("postgres").emptied() as empty, opened(empty) as on_postgres:
            yield on_postgres


@asynccontextmanager
async def opened(url: str, *keys: str, patience: float = 60.0) -> AsyncIterator[SqlStore]:
    """Open a store, migrated where it is not yet; it waits as long as a busy machine needs."""
    store = open_store(url, keys or [KEY], patience=patience)
    if url.startswith("sqlite"):
        await store.upgrade()
    yield store
    await store.close()
