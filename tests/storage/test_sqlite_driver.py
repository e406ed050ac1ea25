"""The driver for SQLite: nothing that may wait holds up the other conversations."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from storage.sqlite_driver import LOCK, Connection, connect


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[tuple[Connection, Connection]]:
    """Two connections to one file."""
    url = make_url(f"sqlite+aiosqlite:///{tmp_path / 'x.db'}")
    one, other = await connect(url, 60.0), await connect(url, 60.0)
    await one.cursor().execute("CREATE TABLE x (n INTEGER)")
    yield one, other
    await one.close()
    await other.close()


async def _do(connection: Connection, statement: str) -> list[object]:
    cursor = connection.cursor()
    await cursor.execute(statement)
    return await cursor.fetchall()


async def test_waiting_for_the_lock_keeps_nobody_else_waiting(both: tuple[Connection, Connection]) -> None:
    one, other = both
    await _do(one, LOCK)
    waiting = asyncio.create_task(_do(other, LOCK))
    for _ in range(20):
        await asyncio.sleep(0.001)
    assert not waiting.done()
    await one.commit()
    await waiting
    await other.rollback()


async def test_who_is_told_to_stop_waits_until_the_connection_is_free(
    both: tuple[Connection, Connection],
) -> None:
    one, other = both
    await _do(one, LOCK)
    waiting = asyncio.create_task(_do(other, LOCK))
    await asyncio.sleep(0.01)
    waiting.cancel()
    await asyncio.sleep(0.01)
    assert not waiting.done()
    await one.commit()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await other.rollback()


@pytest.mark.parametrize(("begin", "here"), [(LOCK, True), ("BEGIN", False)])
async def test_only_what_is_done_under_the_lock_is_done_at_once(
    both: tuple[Connection, Connection], begin: str, here: bool
) -> None:
    one, _ = both
    threads: list[threading.Thread] = []
    await one.create_function("seen", 0, lambda: threads.append(threading.current_thread()))
    await _do(one, begin)
    await _do(one, "SELECT seen()")
    assert (threads == [threading.main_thread()]) is here
    await one.rollback()
    await _do(one, "SELECT seen()")
    assert threads[1] is not threading.main_thread()


async def test_what_was_not_committed_is_not_there(both: tuple[Connection, Connection]) -> None:
    one, other = both
    for end in (one.rollback, one.commit):
        await _do(one, LOCK)
        await _do(one, "INSERT INTO x VALUES (1)")
        assert await _do(other, "SELECT n FROM x") == []
        await end()
    assert await _do(other, "SELECT n FROM x") == [(1,)]


async def test_a_connection_that_nobody_can_wait_for_is_closed_all_the_same(tmp_path: Path) -> None:
    connection = await connect(make_url(f"sqlite+aiosqlite:///{tmp_path / 'x.db'}"), 1.0)
    connection.stop()
    with pytest.raises(sqlite3.ProgrammingError):
        await _do(connection, "SELECT 1")
