"""Transactions on SQLite: nothing that may wait holds up the other conversations."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import Connection, text

from dialogs.ports.failures import StoreUnavailableError
from storage.databases.sqlite_driver import RawConnection
from storage.databases.sqlite_engine import SqliteEngine
from storage.databases.urls import async_url

MOST_READERS = 20
NUMBERS = text("SELECT n FROM x")


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[tuple[SqliteEngine, SqliteEngine]]:
    """Two that have one file open."""
    url = async_url(f"sqlite:///{tmp_path / 'x.db'}")
    one, other = SqliteEngine(url, 60.0), SqliteEngine(url, 60.0)
    async with one.writing() as transaction:
        await transaction.execute(text("CREATE TABLE x (n INTEGER)"))
    yield one, other
    await one.close()
    await other.close()


async def _numbers(engine: SqliteEngine) -> list[int]:
    async with engine.reading() as transaction:
        return list((await transaction.execute(NUMBERS)).scalars())


async def _add(engine: SqliteEngine, number: int) -> None:
    async with engine.writing() as transaction:
        await transaction.execute(text("INSERT INTO x VALUES (:n)"), {"n": number})


async def test_waiting_for_the_lock_keeps_nobody_else_waiting(both: tuple[SqliteEngine, SqliteEngine]) -> None:
    one, other = both
    async with one.writing():
        waiting = asyncio.create_task(_add(other, 1))
        for _ in range(20):
            await asyncio.sleep(0.001)
        assert not waiting.done()
        assert await _numbers(one) == []
    await waiting
    assert await _numbers(one) == [1]


async def test_who_is_told_to_stop_waits_until_the_connection_is_free(
    both: tuple[SqliteEngine, SqliteEngine],
) -> None:
    one, other = both
    async with one.writing():
        waiting = asyncio.create_task(_add(other, 1))
        await asyncio.sleep(0.01)
        waiting.cancel()
        await asyncio.sleep(0.01)
        assert not waiting.done()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await _add(one, 2)
    assert await _numbers(other) == [2], "the lock that came too late was given back"


async def test_only_what_is_done_under_the_lock_is_done_at_once(both: tuple[SqliteEngine, SqliteEngine]) -> None:
    one, _ = both
    threads: list[threading.Thread] = []

    def watch(connection: Connection) -> None:
        raw = cast(RawConnection, connection.connection.driver_connection)
        raw.create_function("seen", 0, lambda: threads.append(threading.current_thread()))

    for opened in (one.writing(), one.reading()):
        async with AsyncExitStack() as stack:
            transaction = await stack.enter_async_context(opened)
            await transaction.run_sync(watch)
            await transaction.execute(text("SELECT seen()"))
    under_the_lock, in_peace = threads
    assert under_the_lock is threading.main_thread()
    assert in_peace is not threading.main_thread()


@pytest.mark.parametrize("how", ["by hand", "by an error"])
async def test_what_was_rolled_back_is_not_there(both: tuple[SqliteEngine, SqliteEngine], how: str) -> None:
    one, other = both
    with pytest.raises(ZeroDivisionError):
        async with one.writing() as transaction:
            await transaction.execute(text("INSERT INTO x VALUES (1)"))
            assert await _numbers(other) == []
            if how == "by hand":
                await transaction.rollback()
            raise ZeroDivisionError
    await _add(one, 2)
    assert await _numbers(other) == [2]


async def test_a_part_that_fails_takes_back_only_itself(both: tuple[SqliteEngine, SqliteEngine]) -> None:
    one, other = both
    async with one.writing() as transaction:
        await transaction.execute(text("INSERT INTO x VALUES (1)"))
        with pytest.raises(ZeroDivisionError):
            async with transaction.begin_nested():
                await transaction.execute(text("INSERT INTO x VALUES (2)"))
                raise ZeroDivisionError
    assert await _numbers(other) == [1]


async def test_one_moment_is_read_throughout(both: tuple[SqliteEngine, SqliteEngine]) -> None:
    one, other = both
    await _add(one, 1)
    async with other.reading() as transaction:
        first = (await transaction.execute(NUMBERS)).scalars().all()
        await _add(one, 2)
        assert (await transaction.execute(NUMBERS)).scalars().all() == first
    assert await _numbers(other) == [1, 2]


async def test_waiting_for_a_free_connection_keeps_nobody_else_waiting(
    both: tuple[SqliteEngine, SqliteEngine],
) -> None:
    one, _ = both
    async with AsyncExitStack() as readers:
        for _ in range(MOST_READERS):
            await readers.enter_async_context(one.reading())
        waiting = asyncio.create_task(_numbers(one))
        for _ in range(20):
            await asyncio.sleep(0.001)
        assert not waiting.done()
    assert await waiting == []


async def test_waiting_for_a_free_connection_has_an_end() -> None:
    engine = SqliteEngine(async_url("sqlite://"), 0.01)
    async with engine.reading():
        with pytest.raises(StoreUnavailableError):
            await _numbers(engine)
    await engine.close()
