"""A database is brought to the newest form, once, whoever asks."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from cryptography.fernet import Fernet
from sqlalchemy import Connection, text

from dialogs.ports.failures import KeyMissingError, StoreUnavailableError
from storage import open_store, upgrade
from storage.databases.engine import create_engine
from storage.databases.urls import async_url
from storage.store import SqlStore
from storage.tables.schema import SCHEMA
from tests.storage.cast import NOW, SLAGELSE, decision, draft
from tests.storage.conftest import KEY, opened
from tests.storage.postgres import Server

_SET_VERSION = text("UPDATE alembic_version SET version_num = :version")


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, SCHEMA))


async def test_the_migrations_make_exactly_the_tables_that_the_program_uses(sql_store: SqlStore, url: str) -> None:
    engine = create_engine(async_url(url), patience=5)
    async with engine.writing() as connection:
        assert await connection.run_sync(_differences) == []
    await engine.close()


async def test_upgrading_again_changes_nothing(url: str) -> None:
    await upgrade(url)
    async with opened(url) as store:
        async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
            await turn.log(decision())
        await upgrade(url)
        assert await store.count() == 1


async def test_two_that_upgrade_a_new_sqlite_database_at_once_take_turns(tmp_path: Path) -> None:
    await _upgrade_at_once(f"sqlite:///{tmp_path / 'ny' / 'vejviser.db'}")


async def test_two_that_upgrade_a_new_postgresql_database_at_once_take_turns(postgres: Server) -> None:
    async with postgres.database(empty=True) as url:
        await _upgrade_at_once(url)


async def _upgrade_at_once(url: str) -> None:
    await asyncio.gather(*(upgrade(url) for _ in range(4)))
    async with opened(url) as store:
        await store.check()
        assert await store.count() == 0


async def test_a_new_database_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "ny" / "vejviser.db"
    await upgrade(f"sqlite:///{file}")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


async def test_a_database_that_was_never_upgraded_says_what_to_run(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'vejviser.db'}", [KEY])
    with pytest.raises(StoreUnavailableError, match="vejviser db upgrade"):
        await store.check()
    with pytest.raises(StoreUnavailableError, match="no such table"):
        async with store.turn(SLAGELSE, "samtale-1", "1", NOW):
            pass
    await store.close()


async def test_a_database_of_another_form_says_what_to_run(sql_store: SqlStore, url: str) -> None:
    await sql_store.check()
    engine = create_engine(async_url(url), patience=5)
    async with engine.writing() as connection:
        newest = await connection.scalar(text("SELECT version_num FROM alembic_version"))
        await connection.execute(_SET_VERSION, {"version": "later"})
    with pytest.raises(StoreUnavailableError, match="vejviser db upgrade"):
        await sql_store.check()
    async with engine.writing() as connection:
        await connection.execute(_SET_VERSION, {"version": newest})
    await engine.close()
    await sql_store.check()


@pytest.mark.parametrize("what", ["draft", "decision"])
async def test_a_key_that_is_missing_is_found_at_the_start(sql_store: SqlStore, url: str, what: str) -> None:
    async with sql_store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        await (turn.keep(draft()) if what == "draft" else turn.log(decision()))
    async with opened(url, Fernet.generate_key().decode()) as store:
        with pytest.raises(KeyMissingError):
            await store.check()
