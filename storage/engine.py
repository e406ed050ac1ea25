"""One engine per database, with what SQLite and PostgreSQL each need to be safe."""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy import URL, Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from storage.sqlite_driver import LOCK, connect
from storage.urls import sqlite_file


def create_engine(url: URL, patience: float) -> AsyncEngine:
    """Create the engine; nothing is opened yet.

    Args:
        url: with an asynchronous driver.
        patience: seconds to wait for a lock, a statement or a connection.
    """
    sqlite = url.get_backend_name() == "sqlite"
    engine = create_async_engine(
        url,
        **({"async_creator": partial(connect, url, patience)} if sqlite else _postgres_arguments(patience)),
        hide_parameters=True,
        poolclass=AsyncAdaptedQueuePool,
        pool_timeout=patience,
        pool_pre_ping=not sqlite,
        **_pool(url),
    )
    if sqlite:
        event.listen(engine.sync_engine, "begin", _begin)
    return engine


def read_only(engine: AsyncEngine) -> AsyncEngine:
    """Return the same engine with transactions that only read, wait for no writer and see one moment throughout."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(vejviser_reads=True)
    return engine.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")


def rebuilding(engine: AsyncEngine) -> AsyncEngine:
    """Return the same engine with transactions in which SQLite may rebuild a table that others refer to.

    Rebuilding drops the old table, which SQLite takes for deleting its rows, and refuses.
    """
    return engine.execution_options(vejviser_rebuilds=True) if engine.dialect.name == "sqlite" else engine


def _pool(url: URL) -> dict[str, int]:
    """A database in memory lives and dies with its only connection; elsewhere each stays open: opening is dear."""
    in_memory = url.get_backend_name() == "sqlite" and sqlite_file(url) is None
    return {"pool_size": 1, "max_overflow": 0} if in_memory else {"pool_size": 20, "max_overflow": 0}


def _postgres_arguments(patience: float) -> dict[str, Any]:
    milliseconds = str(int(patience * 1000))
    settings = {
        "application_name": "vejviser",
        "lock_timeout": milliseconds,
        "statement_timeout": milliseconds,
        "timezone": "UTC",
    }
    return {"connect_args": {"timeout": patience, "command_timeout": patience * 2, "server_settings": settings}}


def _begin(connection: Connection) -> None:
    """Lock for writing at once: a lock taken halfway fails instead of waiting when another has written."""
    options = connection.get_execution_options()
    if options.get("vejviser_rebuilds"):
        connection.info["vejviser_rebuilt"] = True
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")  # which does nothing once a transaction has begun
    elif connection.info.pop("vejviser_rebuilt", False):
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    connection.exec_driver_sql("BEGIN" if options.get("vejviser_reads") else LOCK)
