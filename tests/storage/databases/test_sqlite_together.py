"""What is written at the same time on SQLite is saved together, and each is saved when its waiting ends."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import Connection, text

from dialogs.ports.failures import StoreUnavailableError
from storage.databases.database import Database
from storage.databases.engine import Transaction
from storage.databases.sqlite_driver import RawConnection
from storage.databases.urls import async_url

ADD = text("INSERT INTO numbers VALUES (:n)")


class Numbers:
    """A database with one table, of numbers, and a count of its commits."""

    raw: RawConnection

    def __init__(self, file: Path) -> None:
        self.database = Database(async_url(f"sqlite:///{file}"), 60.0)
        self.commits = 0

    async def begin(self) -> None:
        async with self.database.writing() as transaction:
            await transaction.execute(text("CREATE TABLE numbers (n INTEGER PRIMARY KEY)"))
            await transaction.run_sync(self._watch)

    def _watch(self, connection: Connection) -> None:
        self.raw = cast(RawConnection, connection.connection.driver_connection)
        self.raw.set_trace_callback(lambda statement: self._count(statement))

    def _count(self, statement: str) -> None:
        self.commits += statement == "COMMIT"

    async def add(self, number: int) -> None:
        async with self.database.joining() as transaction:
            await transaction.execute(ADD, {"n": number})
            if number < 0:
                raise ValueError(number)

    async def saved(self) -> list[int]:
        async with self.database.reading() as transaction:
            return list((await transaction.execute(text("SELECT n FROM numbers ORDER BY n"))).scalars())


@pytest.fixture
async def numbers(tmp_path: Path) -> AsyncIterator[Numbers]:
    """An empty table."""
    numbers = Numbers(tmp_path / "x.db")
    await numbers.begin()
    numbers.commits = 0
    yield numbers
    await numbers.database.close()


async def _behind_a_writer(numbers: Numbers, *adding: Coroutine[Any, Any, None]) -> list[asyncio.Task[None]]:
    """Let all of these wait while the database is held; return them when they have ended."""
    async with numbers.database.writing():
        tasks = [asyncio.create_task(one) for one in adding]
        await asyncio.sleep(0.01)
    await asyncio.wait(tasks)
    return tasks


async def test_one_alone_is_saved_at_once(numbers: Numbers) -> None:
    await numbers.add(1)
    assert await numbers.saved() == [1]


async def test_what_waited_together_is_saved_by_one_commit(numbers: Numbers) -> None:
    await _behind_a_writer(numbers, *map(numbers.add, range(5)))
    assert await numbers.saved() == [0, 1, 2, 3, 4]
    assert numbers.commits <= 2, "the one that held the database, and those that waited"


async def test_nobody_is_told_that_it_is_saved_before_it_is(numbers: Numbers) -> None:
    found: list[list[int]] = []

    async def add(number: int) -> None:
        await numbers.add(number)
        found.append(await numbers.saved())

    await _behind_a_writer(numbers, *map(add, range(3)))
    assert found == [[0, 1, 2]] * 3


async def test_one_that_fails_takes_back_only_itself(numbers: Numbers) -> None:
    one, failing, other = await _behind_a_writer(numbers, *map(numbers.add, (1, -1, 2)))
    assert isinstance(failing.exception(), ValueError)
    assert one.exception() is other.exception() is None
    assert await numbers.saved() == [1, 2]


async def test_taking_back_by_hand_takes_back_only_ones_own(numbers: Numbers) -> None:
    async def give_up(number: int) -> None:
        async with numbers.database.joining() as transaction:
            await transaction.execute(ADD, {"n": number})
            await transaction.rollback()

    await _behind_a_writer(numbers, numbers.add(1), give_up(2), numbers.add(3))
    assert await numbers.saved() == [1, 3]


async def test_what_comes_too_late_is_saved_next(numbers: Numbers) -> None:
    late: list[asyncio.Task[None]] = []

    async def add(number: int) -> None:
        async with numbers.database.joining() as transaction:
            await transaction.execute(ADD, {"n": number})
            await asyncio.sleep(0.01)
            late.append(asyncio.create_task(numbers.add(number + 1)))
        assert await numbers.saved() == [number]

    await add(1)
    await late[0]
    assert await numbers.saved() == [1, 2]


async def test_nobody_is_told_that_it_is_saved_when_the_commit_fails(numbers: Numbers) -> None:
    async with numbers.database.writing() as transaction:
        await transaction.execute(
            text("CREATE TABLE more (n REFERENCES numbers DEFERRABLE INITIALLY DEFERRED, m PRIMARY KEY)")
        )

    async def add_to_nothing(number: int) -> None:
        async with numbers.database.joining() as transaction:
            await transaction.execute(text("INSERT INTO more VALUES (:n, 1)"), {"n": number})

    tasks = await _behind_a_writer(numbers, numbers.add(1), add_to_nothing(7), numbers.add(2))
    assert all(isinstance(task.exception(), sqlite3.IntegrityError | StoreUnavailableError) for task in tasks)
    assert await numbers.saved() == []
    await numbers.add(3)
    assert await numbers.saved() == [3]


async def _broken(transaction: Transaction) -> None:
    """Do what SQLite answers by taking back the whole transaction, as it does for a full disk."""
    await transaction.execute(text("INSERT OR ROLLBACK INTO numbers VALUES (1), (1)"))


async def test_where_sqlite_took_back_the_whole_everybody_is_told(numbers: Numbers) -> None:
    async def break_it() -> None:
        async with numbers.database.joining() as transaction:
            await _broken(transaction)

    one, broken, after = await _behind_a_writer(numbers, numbers.add(1), break_it(), numbers.add(2))
    assert isinstance(one.exception(), StoreUnavailableError)
    assert broken.exception() is not None
    assert after.exception() is None
    assert await numbers.saved() == [2]


async def test_one_that_hides_its_failure_hides_nothing_from_the_others(numbers: Numbers) -> None:
    async def break_it() -> None:
        async with numbers.database.joining() as transaction:
            with pytest.raises(Exception, match="UNIQUE"):
                await _broken(transaction)

    one, broken = await _behind_a_writer(numbers, numbers.add(1), break_it())
    assert isinstance(one.exception(), StoreUnavailableError)
    assert isinstance(broken.exception(), StoreUnavailableError)
    assert await numbers.saved() == []


async def test_one_who_writes_alone_finds_saved_what_came_before(numbers: Numbers) -> None:
    async def look() -> None:
        async with numbers.database.writing() as transaction:
            assert await numbers.saved() == [1], "seen by others too"
            await transaction.execute(ADD, {"n": 2})

    tasks = await _behind_a_writer(numbers, numbers.add(1), look(), numbers.add(3))
    assert [task.exception() for task in tasks] == [None] * 3
    assert await numbers.saved() == [1, 2, 3]


async def test_one_who_stops_while_saving_for_others_keeps_nobody_waiting(
    numbers: Numbers, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving, go_on = asyncio.Event(), threading.Event()
    commit, loop = RawConnection.commit, asyncio.get_running_loop()

    def slow_commit(raw: RawConnection) -> None:
        loop.call_soon_threadsafe(saving.set)
        go_on.wait(60)
        commit(raw)

    async def write_alone() -> None:
        async with numbers.database.writing():
            pytest.fail("it was told to stop")

    async with numbers.database.writing():
        adding, alone = asyncio.create_task(numbers.add(1)), asyncio.create_task(write_alone())
        await asyncio.sleep(0.01)
    monkeypatch.setattr(RawConnection, "commit", slow_commit)
    await saving.wait()
    alone.cancel()
    await asyncio.wait([alone], timeout=0.01)
    go_on.set()
    async with asyncio.timeout(5):
        await adding
    assert await numbers.saved() == [1]
    assert alone.cancelled()


async def test_a_database_that_cannot_be_opened_is_tried_again_by_the_next(tmp_path: Path) -> None:
    numbers = Numbers(tmp_path / "missing" / "x.db")
    for _ in range(2):
        with pytest.raises(StoreUnavailableError):
            await numbers.add(1)
    await numbers.database.close()


async def test_who_stops_waiting_keeps_nobody_from_being_saved(numbers: Numbers) -> None:
    async with numbers.database.writing():
        one, other = (asyncio.create_task(numbers.add(number)) for number in (1, 2))
        await asyncio.sleep(0.01)
        one.cancel()
    await other
    assert one.cancelled()
    assert await numbers.saved() == [2]


async def test_who_stops_in_the_middle_takes_back_only_itself(numbers: Numbers) -> None:
    async def hang(number: int) -> None:
        async with numbers.database.joining() as transaction:
            await transaction.execute(ADD, {"n": number})
            await asyncio.sleep(60)

    async with AsyncExitStack() as stack:
        await stack.enter_async_context(numbers.database.writing())
        one, hanging, other = (asyncio.create_task(task) for task in (numbers.add(1), hang(2), numbers.add(3)))
        await asyncio.sleep(0.01)
        await stack.aclose()
        await asyncio.sleep(0.01)
        assert not other.done()
        hanging.cancel()
        await asyncio.gather(one, other)
    assert await numbers.saved() == [1, 3]


async def test_closing_waits_for_what_is_being_saved(tmp_path: Path) -> None:
    numbers = Numbers(tmp_path / "x.db")
    await numbers.begin()
    adding = asyncio.create_task(numbers.add(1))
    await asyncio.sleep(0)
    await numbers.database.close()
    await adding
    assert await numbers.saved() == [1]
    await numbers.database.close()


@pytest.mark.parametrize("moments", range(6))
async def test_closing_waits_for_a_commit_that_nobody_else_waits_for(numbers: Numbers, moments: int) -> None:
    with pytest.raises(ValueError):
        await numbers.add(-1)
    for _ in range(moments):
        await asyncio.sleep(0)
    await numbers.database.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        numbers.raw.perform("SELECT 1")
