"""A database that cannot be used says so in the words of the ports, and nothing is half saved."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest
from sqlalchemy import make_url, text

from dialogs.ports.failures import StoreUnavailableError
from storage import open_store, upgrade
from storage.databases.engine import create_engine
from storage.databases.urls import async_url
from storage.store import SqlStore
from tests.storage.cast import ANNA, NOW, SLAGELSE, decision, draft
from tests.storage.conftest import KEY, opened
from tests.storage.postgres import Server

IMPATIENT = 0.2


@pytest.fixture
async def file(tmp_path: Path) -> AsyncIterator[str]:
    """The URL of a migrated SQLite file."""
    url = f"sqlite:///{tmp_path / 'vejviser.db'}"
    await upgrade(url)
    yield url


async def _log(store: SqlStore, id: str = "b1") -> None:
    async with store.turn(SLAGELSE, f"samtale-{id}", "1", NOW) as turn:
        await turn.log(decision(id))


@pytest.mark.parametrize("where", ["missing/folder/vejviser.db", "", "garbage.db"])
async def test_a_file_that_cannot_be_opened_is_unavailable(tmp_path: Path, where: str) -> None:
    (tmp_path / "garbage.db").write_bytes(b"not a database " * 1000)
    store = open_store(f"sqlite:///{tmp_path / where}", [KEY])
    with pytest.raises(StoreUnavailableError):
        await _log(store)
    with pytest.raises(StoreUnavailableError):
        await store.decisions()
    await store.close()


async def test_a_file_that_cannot_be_written_is_unavailable_and_can_still_be_read(file: str) -> None:
    async with opened(file) as store:
        await _log(store)
    store = open_store(f"sqlite:///file:{make_url(file).database}?mode=ro&uri=true", [KEY])
    with pytest.raises(StoreUnavailableError, match="readonly"):
        await _log(store, "b2")
    assert [logged.decision.id for logged in await store.decisions()] == ["b1"]
    await store.close()


async def test_a_file_that_somebody_holds_is_unavailable_until_it_is_free(file: str) -> None:
    async with opened(file, patience=IMPATIENT) as store, opened(file) as other:
        await _log(store)
        async with other.turn(SLAGELSE, "samtale-1", "1", NOW):
            with pytest.raises(StoreUnavailableError, match="locked"):
                await _log(store, "b2")
            assert await store.count() == 1, "reading waits for nobody"
        await _log(store, "b2")
        assert await store.count() == 2


async def test_a_turn_that_holds_the_database_for_too_long_keeps_the_others_out_only_so_long(file: str) -> None:
    async with opened(file, patience=IMPATIENT) as store:
        async with store.turn(SLAGELSE, "samtale-1", "1", NOW):
            with pytest.raises(StoreUnavailableError, match="too long"):
                await _log(store)
        await _log(store)


async def test_turns_that_wait_for_those_before_them_wait_longer_than_for_a_lock_of_others(
    file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, patience = asyncio.get_running_loop(), 60.0
    async with opened(file, patience=patience) as store:
        async with store.turn(SLAGELSE, "samtale-1", "1", NOW):
            waiting = asyncio.create_task(_log(store))
            await asyncio.sleep(0)
            later = loop.time() - time.monotonic() + 3 * patience
            monkeypatch.setattr(loop, "time", lambda: time.monotonic() + later)
            for _ in range(3):
                await asyncio.sleep(0)
            assert not waiting.done()
        await waiting
        assert await store.count() == 1


async def test_a_sqlite_file_is_safe_against_a_power_cut_and_wrong_links(file: str) -> None:
    engine = create_engine(async_url(file), patience=5)
    async with engine.writing() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [await connection.scalar(text(f"PRAGMA {pragma}")) for pragma in pragmas]
    await engine.close()
    assert found == ["wal", 2, 1, 5000]


@pytest.mark.parametrize("url", ["postgresql://x@127.0.0.1:1/x", "postgresql://x@host.invalid/x"])
async def test_a_server_that_does_not_answer_is_unavailable(url: str) -> None:
    store = open_store(url, [KEY], patience=IMPATIENT)
    with pytest.raises(StoreUnavailableError):
        await _log(store)
    with pytest.raises(StoreUnavailableError):
        await upgrade(url)
    await store.close()


async def test_a_server_without_the_database_is_unavailable(postgres: Server) -> None:
    store = open_store(postgres.of("findes_ikke"), [KEY])
    with pytest.raises(StoreUnavailableError, match="findes_ikke"):
        await _log(store)
    await store.close()


async def test_connections_that_were_cut_between_turns_are_not_noticed(postgres: Server) -> None:
    async with postgres.database() as url, opened(url) as store:
        await asyncio.gather(*(_log(store, f"b{number}") for number in range(4)))
        await _cut(url)
        await _log(store, "b5")
        assert await store.count() == 5


@pytest.mark.parametrize("when", ["before saving", "before committing"])
async def test_a_connection_that_is_cut_in_a_turn_saves_nothing_of_it(postgres: Server, when: str) -> None:
    async with postgres.database() as url, opened(url) as store:
        with pytest.raises(StoreUnavailableError):
            async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
                if when == "before saving":
                    await _cut(url)
                await turn.keep(draft())
                await turn.log(decision())
                await _cut(url)
        async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
            assert not turn.seen
            assert (await turn.drafts(ANNA), await turn.mine(ANNA)) == ((), ())


async def test_a_statement_that_hangs_is_given_up(postgres: Server) -> None:
    async with postgres.database() as url, opened(url, patience=1.0) as store:
        connection = await asyncpg.connect(url)
        async with connection.transaction():
            await connection.execute("LOCK TABLE inbound")
            with pytest.raises(StoreUnavailableError, match="timeout"):
                await _log(store)
        await connection.close()
        await _log(store)


async def _cut(url: str) -> None:
    """End every connection of the program to this database, as a server does that restarts."""
    connection = await asyncpg.connect(url)
    await connection.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
        "WHERE application_name = 'vejviser' AND datname = current_database()"
    )
    await connection.close()
