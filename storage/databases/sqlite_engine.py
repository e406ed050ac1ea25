"""Transactions on SQLite: on the event loop what takes microseconds, in a thread what may wait.

A turn holds the lock for writing and finds a few rows by their keys: its statements go nowhere else. What may wait is
the lock that another process holds, committing, which waits for the disk and is done for several turns at once, and
reading outside of turns, which may go through many rows.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from typing import Final, cast

import sqlalchemy
from sqlalchemy import URL, Connection
from sqlalchemy.pool import QueuePool

from storage.databases.failures import translated
from storage.databases.places import Places
from storage.databases.sqlite_driver import RawConnection, connect, in_thread
from storage.databases.sqlite_together import Together
from storage.databases.sqlite_transaction import SqliteTransaction
from storage.databases.urls import sqlite_file

_CONNECTIONS: Final = 20
_IN_QUEUE: Final = 6
"""How many times as patient one is with the turns before one's own as with a lock of others: they surely end. On a
disk that needs half a second to save, two dozen people at once wait for twenty, which beats being sent away."""


class SqliteEngine:
    """Implements `storage.databases.engine.Engine`."""

    dialect = "sqlite"

    def __init__(self, url: URL, patience: float) -> None:
        # A database in memory lives and dies with its only connection; elsewhere each stays open: opening is dear.
        connections = 1 if sqlite_file(url) is None else _CONNECTIONS
        self._engine = sqlalchemy.create_engine(
            url,
            creator=partial(connect, url, patience),
            hide_parameters=True,
            poolclass=QueuePool,
            pool_size=connections,
            max_overflow=0,
        )
        # Queueing for both here is fair: SQLite's own waiting is a game of chance, the pool's stops the event loop.
        self._writer = Places(1, patience * _IN_QUEUE, "another turn has held the database for too long")
        self._free = Places(connections, patience, "every connection is in use")
        self._together = Together(self._writer, self._locked)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[SqliteTransaction]:
        """Open a transaction that writes, alone."""
        async with self._alone(), self._locked() as transaction:
            yield transaction

    def joining(self) -> AbstractAsyncContextManager[SqliteTransaction]:
        """Open a transaction that writes and is saved with those that wait behind it; see `Together.joining`."""
        return self._together.joining()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[SqliteTransaction]:
        """Open a transaction that reads; there is nothing to commit in the end."""
        async with self._free:
            with self._engine.connect() as connection:
                _raw(connection).perform("BEGIN")
                yield SqliteTransaction(connection, waits=True)

    @asynccontextmanager
    async def rebuilding(self) -> AsyncIterator[SqliteTransaction]:
        """Open a transaction in which tables may be rebuilt.

        That drops the old table, which SQLite takes for deleting its rows, and refuses where others refer to them.
        """
        async with self._alone(), self._free:
            with self._engine.connect() as connection, _raw(connection).unreferenced():
                async with _transaction(connection) as transaction:
                    yield transaction

    async def close(self) -> None:
        """Let what is open be saved, and close every connection."""
        await self._together.ended()
        self._engine.dispose()

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        async with self._writer:
            await self._together.end()
            yield

    @asynccontextmanager
    async def _locked(self) -> AsyncIterator[SqliteTransaction]:
        async with self._free:
            with self._engine.connect() as connection:
                async with _transaction(connection) as transaction:
                    yield transaction


@asynccontextmanager
async def _transaction(connection: Connection) -> AsyncIterator[SqliteTransaction]:
    """Lock at once, since a lock taken halfway fails when another has written; commit unless it was rolled back."""
    raw = _raw(connection)
    with translated(sqlite3.OperationalError):
        await raw.lock()
    with connection.begin() as transaction:
        yield SqliteTransaction(connection, waits=False)
        if transaction.is_active:
            with translated(sqlite3.OperationalError):
                await in_thread(raw.commit)


def _raw(connection: Connection) -> RawConnection:
    return cast(RawConnection, connection.connection.driver_connection)
