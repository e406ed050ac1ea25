"""Bringing a database to the newest form, from within the program."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text

from storage.databases.engine import Engine
from storage.databases.form import SCRIPTS, is_newest
from storage.migrations.append_only import protect

_LOCK: Final = 0x76656A76
"""An advisory lock of PostgreSQL, any number that others don't use: two processes that start together take turns."""


async def upgrade_engine(engine: Engine, file: Path | None = None, scripts: Path = SCRIPTS) -> None:
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


def _make_private(file: Path) -> None:
    """Make the file of a new database, which only its owner can read."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        file.touch(0o600)


def _upgrade(scripts: Path, connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    if is_newest(connection, scripts):
        protect(connection)
        return
    from storage.migrations.running import run_missing  # its library is large, and most starts have nothing to change

    run_missing(connection, scripts)
