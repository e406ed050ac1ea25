"""Bringing a database to the newest form, from within the program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text

from dialogs.ports.failures import StoreOutdatedError
from storage.engine import Engine

_SCRIPTS: Final = Path(__file__).parent / "migrations"
_LOCK: Final = 0x76656A76
"""An advisory lock of PostgreSQL, any number that others don't use: two processes that start together take turns."""


async def upgrade_engine(engine: Engine, file: Path | None = None, scripts: Path = _SCRIPTS) -> None:
    """Run the migrations that are missing, in one transaction.

    Args:
        engine: of the database.
        file: where it is one; made where it is not there yet.
        scripts: the folder of the migrations.

    Raises:
        StoreOutdatedError: the tables are of a newer form than this program knows.
    """
    if file:
        _make_private(file)
    async with engine.rebuilding() as connection:
        await connection.run_sync(partial(_upgrade, scripts))


def is_newest(connection: Connection) -> bool:
    """Return whether no migration is missing."""
    newest = ScriptDirectory(str(_SCRIPTS)).get_heads()
    return set(MigrationContext.configure(connection).get_current_heads()) == set(newest)


def _make_private(file: Path) -> None:
    """Make the file of a new database, which only its owner can read."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        file.touch(0o600)


def _upgrade(scripts: Path, connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    before = MigrationContext.configure(connection).get_current_heads()
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreOutdatedError(f"the tables are of an edition that is newer than this program: {error}") from error
    if connection.dialect.name == "sqlite" and before != MigrationContext.configure(connection).get_current_heads():
        _check_references(connection)


def _check_references(connection: Connection) -> None:
    """Look whether every reference still leads somewhere: SQLite did not look while tables were rebuilt."""
    broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    if broken:
        raise RuntimeError(f"a migration left {len(broken)} references that lead nowhere, e.g. from {broken[0][0]}")
