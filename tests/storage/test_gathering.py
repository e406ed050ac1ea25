"""Small writings are done together where a database has one writer, and each is saved when its waiting ends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from dialogs.ports.failures import StoreUnavailableError
from storage.database import Database
from storage.engine import Transaction
from storage.gathering import Gathering
from storage.urls import async_url


@pytest.fixture
async def database() -> AsyncIterator[Database]:
    """One with one writer, and a table of numbers; on one with many nothing is gathered."""
    database = Database(async_url("sqlite://"), 60.0)
    async with database.writing() as transaction:
        await transaction.execute(text("CREATE TABLE numbers (n INTEGER PRIMARY KEY)"))
    yield database
    await database.close()


class Numbers:
    """Writes numbers, and knows which were written in which transaction."""

    def __init__(self) -> None:
        self.together: dict[int, list[int]] = {}

    async def write(self, transaction: Transaction, number: int) -> str:
        self.together.setdefault(id(transaction), []).append(number)
        if number < 0:
            raise StoreUnavailableError("no place for it")
        await transaction.execute(text("INSERT INTO numbers VALUES (:n)"), {"n": number})
        return f"number {number}"


async def _saved(database: Database) -> list[int]:
    async with database.reading() as transaction:
        return list((await transaction.execute(text("SELECT n FROM numbers ORDER BY n"))).scalars())


async def test_everyone_gets_what_came_of_his_own(database: Database) -> None:
    gathering = Gathering(database, Numbers().write)
    assert await asyncio.gather(*map(gathering.written, range(5))) == [f"number {n}" for n in range(5)]
    assert await gathering.written(5) == "number 5"
    assert await _saved(database) == list(range(6))


async def test_what_comes_while_another_holds_the_database_is_written_together(database: Database) -> None:
    numbers = Numbers()
    gathering = Gathering(database, numbers.write)
    async with database.writing():
        waiting = [asyncio.create_task(gathering.written(number)) for number in range(4)]
        await asyncio.sleep(0)
    await asyncio.gather(*waiting)
    assert list(numbers.together.values()) == [[0, 1, 2, 3]]
    assert await _saved(database) == [0, 1, 2, 3]


async def test_what_comes_too_late_is_written_next(database: Database) -> None:
    late: list[asyncio.Task[str]] = []

    async def write(transaction: Transaction, number: int) -> str:
        if not late:
            late.append(asyncio.create_task(gathering.written(number + 1)))
            await asyncio.sleep(0)
        return await numbers.write(transaction, number)

    numbers = Numbers()
    gathering = Gathering(database, write)
    assert await gathering.written(1) == "number 1"
    assert await late[0] == "number 2"
    assert await _saved(database) == [1, 2]


async def test_nobody_is_told_that_it_is_saved_when_it_is_not(database: Database) -> None:
    gathering = Gathering(database, Numbers().write)
    found = await asyncio.gather(*map(gathering.written, (1, -1)), return_exceptions=True)
    saved = await _saved(database)
    assert all(isinstance(one, StoreUnavailableError) for one in found)
    assert saved == []
    assert await gathering.written(2) == "number 2"


async def test_a_database_that_cannot_be_opened_is_tried_again_by_the_next(tmp_path: Path) -> None:
    database = Database(async_url(f"sqlite:///{tmp_path / 'missing' / 'x.db'}"), 60.0)
    gathering = Gathering(database, Numbers().write)
    for _ in range(2):
        with pytest.raises(StoreUnavailableError):
            await gathering.written(1)
    await database.close()


async def test_who_stops_waiting_keeps_nobody_from_being_saved(database: Database) -> None:
    gathering = Gathering(database, Numbers().write)
    one, other = (asyncio.create_task(gathering.written(number)) for number in (1, 2))
    await asyncio.sleep(0)
    one.cancel()
    assert await other == "number 2"
    assert one.cancelled()
    assert await _saved(database) == [1, 2]
