"""Whatever form a database was in, and whatever is rebuilt on the way, the log of the newest cannot be changed."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Final

import pytest
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from dialogs.ports.failures import StoreOutdatedError
from storage import open_store, upgrade
from storage.databases.engine import create_engine
from storage.databases.migrating import upgrade_engine
from storage.databases.urls import async_url
from storage.tables.schema import SCHEMA
from tests.storage.cast import NOW, SLAGELSE, decision
from tests.storage.conftest import KEY, opened
from tests.storage.postgres import Server

SCRIPTS: Final = Path(__file__).parents[3] / "storage" / "migrations"
REVISIONS: Final = [script.revision for script in ScriptDirectory(str(SCRIPTS)).walk_revisions()][::-1]
CHANGES: Final = ("UPDATE decisions SET centre = 'HP'", "DELETE FROM decisions")
REBUILDING: Final = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{newest}"


def upgrade() -> None:
    with op.batch_alter_table("decisions", recreate="{recreate}") as table:
        table.add_column(sa.Column("later", sa.String))
"""


@pytest.fixture(params=["sqlite", "postgres"])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """A database of each kind without tables, which a test may spoil."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'vejviser.db'}"
        return
    server: Server = request.getfixturevalue("postgres")
    async with server.database(empty=True) as url:
        yield url


def test_the_revisions_stand_in_one_line_and_are_numbered_on() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_heads() == [REVISIONS[-1]]
    assert [f"{number:04}" for number in range(1, len(REVISIONS) + 1)] == REVISIONS


@pytest.mark.parametrize("before", [REVISIONS[0], REVISIONS[len(REVISIONS) // 2], REVISIONS[-2]])
async def test_a_database_of_any_form_is_brought_on_to_one_whose_log_cannot_be_changed(
    empty: str, before: str
) -> None:
    await _run(empty, lambda connection: _up_to(connection, before))
    await upgrade(empty)
    await _logs_and_refuses(empty)


async def test_the_log_cannot_be_changed_after_a_migration_that_rebuilt_its_table(empty: str, tmp_path: Path) -> None:
    await upgrade(empty)
    await _logs_and_refuses(empty)
    engine = create_engine(async_url(empty), patience=5)
    recreate = "always" if engine.dialect == "sqlite" else "never"  # PostgreSQL alters a table where it stands
    await upgrade_engine(engine, scripts=_one_more(tmp_path / "migrations", recreate))
    await engine.close()
    assert await _refused(empty) == CHANGES
    store = open_store(empty, [KEY])
    assert [entry.decision for entry in await store.decisions()] == [decision()]
    assert (await store.verify(SLAGELSE)).faults == ()
    with pytest.raises(StoreOutdatedError):  # an older edition of the program on a newer database
        await store.upgrade()
    await store.close()


async def test_references_are_checked_again_after_a_database_was_brought_on(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path / 'vejviser.db'}") as store:
        await store.upgrade()
        with pytest.raises(IntegrityError):
            async with store._database.writing() as connection:
                await connection.execute(text("INSERT INTO case_references VALUES ('t', 'f', 'AM', 'V-1', x'00')"))


async def _logs_and_refuses(url: str) -> None:
    async with opened(url) as store:
        await store.check()
        async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
            await turn.log(decision())
        assert (await store.verify(SLAGELSE)).entries == 1
    assert await _refused(url) == CHANGES


async def _refused(url: str) -> tuple[str, ...]:
    """Return which changes of the log are refused for the reason that they should be."""
    refused = []
    for change in CHANGES:
        with pytest.raises(DBAPIError, match="append-only"):
            await _run(url, lambda connection, change=change: connection.execute(text(change)))  # type: ignore[misc]
        refused.append(change)
    return tuple(refused)


def _up_to(connection: Connection, revision: str) -> None:
    """Bring an empty database to an old form, as an old edition of the program did."""
    scripts = ScriptDirectory(str(SCRIPTS))
    context = MigrationContext.configure(connection, opts={"target_metadata": SCHEMA})
    with Operations.context(context):
        for number in REVISIONS[: REVISIONS.index(revision) + 1]:
            script = scripts.get_revision(number)
            assert script
            script.module.upgrade()
    context.stamp(scripts, revision)


def _one_more(scripts: Path, recreate: str) -> Path:
    """Make a folder of migrations with one more, which rebuilds the table of the log."""
    shutil.copytree(SCRIPTS, scripts)
    code = REBUILDING.format(newest=REVISIONS[-1], recreate=recreate)
    (scripts / "versions" / "m9999_later.py").write_text(code, "utf-8")
    return scripts


async def _run(url: str, work: Callable[[Connection], object]) -> None:
    engine = create_engine(async_url(url), patience=5)
    try:
        async with engine.writing() as connection:
            await connection.run_sync(work)
    finally:
        await engine.close()
