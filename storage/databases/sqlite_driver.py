"""The standard library's driver for SQLite, with transactions that are begun by hand, and a thread for waiting."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import Any, Final, Self, TypeVar

from sqlalchemy import URL

_BEFORE: Final = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")
_LOCK: Final = "BEGIN IMMEDIATE"

Result = TypeVar("Result")


def connect(url: URL, patience: float) -> RawConnection:
    """Open a connection; `patience` is for how many seconds it waits for a lock.

    Raises:
        sqlite3.Error: the file cannot be opened, or is none of SQLite's.
    """
    where, how = url.get_dialect()().create_connect_args(url)
    # Transactions are ours: the driver would begin them too late to lock.
    ours: dict[str, Any] = {"timeout": patience, "isolation_level": None, "check_same_thread": False}
    raw = sqlite3.connect(where[0], **{**how, **ours}, factory=RawConnection)
    raw.patience = f"busy_timeout={patience * 1000:.0f}"
    try:
        for setting in _BEFORE:
            raw.set(setting)
    except sqlite3.Error:
        raw.close()
        raise
    return raw


class RawConnection(sqlite3.Connection):
    """One connection."""

    patience: str

    def cursor(self, *_: object) -> RawCursor:  # type: ignore[override]
        """Return a cursor."""
        return super().cursor(RawCursor)

    def perform(self, statement: str) -> None:
        """Perform a statement that returns nothing."""
        self.execute(statement).close()

    def set(self, setting: str) -> None:
        """Change how the connection works."""
        self.perform(f"PRAGMA {setting}")

    async def lock(self) -> None:
        """Begin a transaction that writes: at once where the lock is free, else in a thread."""
        self.set("busy_timeout=0")
        try:
            self.perform(_LOCK)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            self.set(self.patience)
            await in_thread(partial(self.perform, _LOCK))
        else:
            self.set(self.patience)

    @contextmanager
    def unreferenced(self) -> Iterator[None]:
        """Let references lead nowhere in the transaction that is begun inside; within one it could not be changed."""
        self.set("foreign_keys=OFF")
        try:
            yield
        finally:
            self.set("foreign_keys=ON")


class RawCursor(sqlite3.Cursor):
    """One statement and its rows, which are fetched with it: a statement that waits does all of it in its thread."""

    _rows: Iterator[Any] = iter(())

    def execute(self, statement: str, parameters: Any = ()) -> Self:
        """Perform a statement and fetch its rows."""
        super().execute(statement, parameters)
        self._rows = iter(super().fetchall() if self.description else ())
        return self

    def fetchone(self) -> Any:
        """Return the next row, None behind the last."""
        return next(self._rows, None)

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        """Return the next rows."""
        return list(islice(self._rows, size))

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""
        return list(self._rows)


async def in_thread(work: Callable[[], Result]) -> Result:
    """Do something in a thread and wait for its end also when cancelled: a connection is nobody else's till then."""
    doing = asyncio.get_running_loop().run_in_executor(None, work)
    try:
        return await asyncio.shield(doing)
    except asyncio.CancelledError:
        await asyncio.wait([doing])
        raise
