"""One engine per database, with what SQLite and PostgreSQL each need to be safe."""

from __future__ import annotations

import sqlite3
from typing import Any, Final

from sqlalchemy import URL, Connection, Dialect, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry

from storage.urls import sqlite_file

_SQLITE: Final = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")


def create_engine(url: URL, patience: float) -> AsyncEngine:
    """Create the engine; nothing is opened yet.

    Args:
        url: with an asynchronous driver.
        patience: seconds to wait for a lock, a statement or a connection.
    """
    sqlite = url.get_backend_name() == "sqlite"
    engine = create_async_engine(
        url,
        connect_args={"timeout": patience} if sqlite else _postgres_arguments(patience),
        hide_parameters=True,
        poolclass=AsyncAdaptedQueuePool,
        pool_timeout=patience,
        pool_pre_ping=not sqlite,
        **_pool(url),
    )
    if sqlite:
        event.listen(engine.sync_engine, "do_connect", _try_to_open)
        event.listen(engine.sync_engine, "connect", _prepare)
        event.listen(engine.sync_engine, "begin", _begin)
    return engine


def read_only(engine: AsyncEngine) -> AsyncEngine:
    """Return the same engine with transactions that only read, wait for no writer and see one moment throughout."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(vejviser_reads=True)
    return engine.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")


def _pool(url: URL) -> dict[str, int]:
    """A database in memory lives and dies with its only connection."""
    in_memory = url.get_backend_name() == "sqlite" and sqlite_file(url) is None
    return {"pool_size": 1, "max_overflow": 0} if in_memory else {"pool_size": 10, "max_overflow": 10}


def _postgres_arguments(patience: float) -> dict[str, Any]:
    milliseconds = str(int(patience * 1000))
    return {
        "timeout": patience,
        "command_timeout": patience * 2,
        "server_settings": {
            "application_name": "vejviser",
            "lock_timeout": milliseconds,
            "statement_timeout": milliseconds,
            "timezone": "UTC",
        },
    }


def _try_to_open(_: Dialect, __: ConnectionPoolEntry, where: tuple[Any, ...], how: dict[str, Any]) -> None:
    """Fail here, and not in a thread of aiosqlite, which may outlive the event loop when a file cannot be opened."""
    sqlite3.connect(*where, **how).close()


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Take transactions away from the driver, which would begin them too late to lock."""
    try:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in _SQLITE:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
    except Exception:
        connection.close()
        raise


def _begin(connection: Connection) -> None:
    """Lock for writing at once: a lock taken halfway fails instead of waiting when another has written."""
    reads = connection.get_execution_options().get("vejviser_reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
