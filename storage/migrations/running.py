"""Runs the migrations that a database lacks."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection

from dialogs.ports.failures import StoreOutdatedError


def run_missing(connection: Connection, scripts: Path) -> None:
    """Bring a database to the newest form that a folder of migrations knows.

    Raises:
        StoreOutdatedError: the tables are of a form that is newer than all of them.
    """
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreOutdatedError(f"the tables are of an edition that is newer than this program: {error}") from error
    if connection.dialect.name == "sqlite":
        _check_references(connection)


def _check_references(connection: Connection) -> None:
    """Look whether every reference still leads somewhere: SQLite did not look while tables were rebuilt."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise RuntimeError(f"a migration left {len(broken)} references that lead nowhere, e.g. from {broken[0][0]}")
