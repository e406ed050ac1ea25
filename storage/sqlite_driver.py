"""The driver that SQLAlchemy talks to SQLite through: one hop to a thread in a turn, where aiosqlite makes thirty.

Only what may wait goes to a thread: a lock that another process holds, committing, which waits for the disk, and
reading outside of turns, which may go through many rows. A turn's own statements find a few rows by their keys, in
microseconds.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, TypeVar

from sqlalchemy import URL

LOCK: Final = "BEGIN IMMEDIATE"
"""Begins a transaction that writes."""
_BEFORE: Final = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")

Result = TypeVar("Result")


async def connect(url: URL, patience: float) -> Connection:
    """Open a connection; `patience` is for how many seconds it waits for a lock.

    Raises:
        sqlite3.Error: the file cannot be opened, or is none of SQLite's.
    """
    where, how = url.get_dialect()().create_connect_args(url)
    # Transactions are ours: the driver would begin them too late to lock.
    ours: dict[str, Any] = {"timeout": patience, "isolation_level": None, "check_same_thread": False}
    raw = sqlite3.connect(where[0], **{**how, **ours})
    try:
        for pragma in _BEFORE:
            raw.execute(f"PRAGMA {pragma}").close()
    except sqlite3.Error:
        raw.close()
        raise
    return Connection(raw, patience)


class Connection:
    """One connection, with what SQLAlchemy's adapter for aiosqlite asks of it."""

    def __init__(self, raw: sqlite3.Connection, patience: float) -> None:
        self._connection = raw
        self._patience = f"PRAGMA busy_timeout={patience * 1000:.0f}"
        self._holds_lock = False

    def cursor(self) -> Cursor:
        """Return a cursor."""
        return Cursor(self, self._connection.cursor())

    async def commit(self) -> None:
        """Commit what is open."""
        self._holds_lock = False
        await _in_thread(self._connection.commit)

    async def rollback(self) -> None:
        """Roll back what is open."""
        self._holds_lock = False
        self._connection.rollback()

    async def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def stop(self) -> None:
        """Close the connection where nobody can wait for it."""
        self._connection.close()

    async def create_function(self, *arguments: Any, **options: Any) -> None:
        """Define a function of SQL."""
        self._connection.create_function(*arguments, **options)

    async def perform(self, statement: str, work: Callable[[], Result]) -> Result:
        """Perform a statement: here where the lock is held or free, in a thread where it may take long."""
        if self._holds_lock:
            return work()
        if statement != LOCK:
            return await _in_thread(work)
        try:
            done = self._at_once(work)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            done = await _in_thread(work)
        self._holds_lock = True
        return done

    def _at_once(self, work: Callable[[], Result]) -> Result:
        """Do something without waiting for a lock; raises where one is held."""
        self._connection.execute("PRAGMA busy_timeout=0").close()
        try:
            return work()
        finally:
            self._connection.execute(self._patience).close()


class Cursor:
    """One statement and its rows."""

    def __init__(self, connection: Connection, raw: sqlite3.Cursor) -> None:
        self._connection = connection
        self._raw = raw
        self._rows: list[Any] = []

    async def __aenter__(self) -> Cursor:
        return self

    @property
    def description(self) -> Any:
        """The columns of the rows, None for a statement without any."""
        return self._raw.description

    @property
    def rowcount(self) -> int:
        """How many rows were changed."""
        return self._raw.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The number of the row that was inserted last."""
        return self._raw.lastrowid

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        """Perform a statement and fetch its rows."""
        await self._connection.perform(statement, partial(self._execute, statement, parameters))

    async def executemany(self, statement: str, parameters: Sequence[Sequence[Any]]) -> None:
        """Perform a statement once for each of several parameters."""
        await self._connection.perform(statement, partial(self._raw.executemany, statement, parameters))

    async def fetchall(self) -> list[Any]:
        """Return the rows."""
        return self._rows

    async def close(self) -> None:
        """Close the cursor."""
        self._raw.close()

    def _execute(self, statement: str, parameters: Sequence[Any]) -> None:
        self._raw.execute(statement, parameters)
        self._rows = self._raw.fetchall() if self._raw.description else []


async def _in_thread(work: Callable[[], Result]) -> Result:
    """Do something in a thread and wait for its end also when cancelled: a connection is nobody else's till then."""
    doing = asyncio.get_running_loop().run_in_executor(None, work)
    try:
        return await asyncio.shield(doing)
    except asyncio.CancelledError:
        await asyncio.wait([doing])
        raise
