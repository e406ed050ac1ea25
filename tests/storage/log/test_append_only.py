"""A logged decision cannot be changed, whatever statement is tried, after every migration."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage.databases.engine import Engine, create_engine
from storage.databases.urls import async_url
from storage.migrations.append_only import POSTGRESQL, SQLITE
from storage.store import SqlStore
from tests.storage.cast import NOW, SLAGELSE, decision

COLUMNS = "tenant, id, seq, member, at, action_key, pack, pack_version, pack_hash, suggestion_digest, warnings, "
COLUMNS += "payload_hash, prev_hash, hash"
CHANGES = {
    "update": "UPDATE decisions SET centre = 'HP'",
    "update of nothing that matters": "UPDATE decisions SET centre = centre",
    "delete": "DELETE FROM decisions",
}
ONLY = {
    "sqlite": {
        "replace": f"INSERT OR REPLACE INTO decisions ({COLUMNS}) SELECT {COLUMNS} FROM decisions",
        "replace by number": f"REPLACE INTO decisions ({COLUMNS}) SELECT "
        f"{COLUMNS.replace(' id', 'id || 2').replace('action_key', 'action_key || 2')} FROM decisions",
        "upsert": f"INSERT INTO decisions ({COLUMNS}) SELECT {COLUMNS} FROM decisions WHERE true "
        "ON CONFLICT DO UPDATE SET centre = 'HP'",
    },
    "postgresql": {
        "truncate": "TRUNCATE decisions CASCADE",
        "upsert": f"INSERT INTO decisions ({COLUMNS}) SELECT {COLUMNS} FROM decisions "
        "ON CONFLICT (tenant, id) DO UPDATE SET centre = 'HP'",
    },
}


@pytest.fixture
async def logged(sql_store: SqlStore) -> SqlStore:
    """A store with one decision."""
    async with sql_store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        await turn.log(decision())
    return sql_store


async def refused(engine: Engine) -> set[str]:
    """Return which changes are refused for the reason that they should be."""
    found = set()
    for name, statement in (CHANGES | ONLY[engine.dialect]).items():
        try:
            async with engine.writing() as connection:
                await connection.execute(text(statement))
        except DBAPIError as error:
            if "append-only" in str(error):
                found.add(name)
    return found


async def test_every_way_to_change_a_decision_is_refused(logged: SqlStore, url: str) -> None:
    engine = create_engine(async_url(url), patience=5)
    assert await refused(engine) == {*CHANGES, *ONLY[engine.dialect]}
    assert [entry.decision for entry in await logged.decisions()] == [decision()]
    assert (await logged.verify(SLAGELSE)).faults == ()
    await engine.close()


async def test_triggers_that_a_migration_dropped_are_back_after_it(logged: SqlStore, url: str) -> None:
    engine = create_engine(async_url(url), patience=5)
    names = [statement.split()[-1] for statement in SQLITE if statement.startswith("DROP")]
    if engine.dialect == "postgresql":
        made = [statement.split() for statement in POSTGRESQL if " TRIGGER " in statement]
        names = [f"{words[4]} ON {words[words.index('ON') + 1]}" for words in made]
    async with engine.writing() as connection:
        for name in names:
            await connection.execute(text(f"DROP TRIGGER {name}"))
        await connection.execute(text(CHANGES["update of nothing that matters"]))
    await logged.upgrade()
    assert await refused(engine) == {*CHANGES, *ONLY[engine.dialect]}
    await engine.close()
