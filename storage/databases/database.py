"""Transactions on a database, with its failures as the ports name them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, closing, contextmanager
from pathlib import Path

from sqlalchemy import URL

from dialogs.ports.failures import StoreUnavailableError
from storage.databases.engine import Transaction, create_engine
from storage.databases.failures import translated
from storage.databases.migrating import upgrade_engine
from storage.databases.urls import sqlite_file


class Database:
    """One database, used within one event loop."""

    def __init__(self, url: URL, patience: float) -> None:
        self._engine = create_engine(url, patience)
        self._file = sqlite_file(url)

    def writing(self) -> AbstractAsyncContextManager[Transaction]:
        """Open a transaction that is committed in the end, or rolled back by an exception.

        Raises:
            StoreUnavailableError: it cannot be opened, used or committed; nothing was saved.
        """
        return _transaction(self._engine.writing())

    def joining(self) -> AbstractAsyncContextManager[Transaction]:
        """Open a short transaction as for `writing`, which may be saved together with others'.

        Raises:
            StoreUnavailableError: it cannot be opened, used or committed; nothing was saved.
        """
        return _transaction(self._engine.joining())

    def reading(self) -> AbstractAsyncContextManager[Transaction]:
        """Open a transaction that sees one moment and waits for no writer.

        Raises:
            StoreUnavailableError: the database cannot be reached or read.
        """
        return _transaction(self._engine.reading())

    async def upgrade(self) -> None:
        """Bring the tables to the newest form.

        Raises:
            StoreUnavailableError: the database cannot be reached or written.
        """
        with translated(OSError):
            await upgrade_engine(self._engine, self._file)

    async def copy_to(self, file: Path) -> None:
        """Copy a SQLite database into a new file that only its owner can read; see `SqlStore.backup`."""
        if self._file is None:
            raise StoreUnavailableError("only a database file of SQLite is copied here; PostgreSQL has pg_dump")
        with _made(file), translated(sqlite3.Error):
            await asyncio.to_thread(_copy, self._file, file)

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.close()


def _copy(source: Path, file: Path) -> None:
    with closing(sqlite3.connect(source)) as connection:
        connection.execute("VACUUM INTO ?", (str(file),))


@contextmanager
def _made(file: Path) -> Iterator[None]:
    """Make a file that only its owner can read; it goes again where what is done to it fails."""
    file.touch(0o600, exist_ok=False)
    try:
        yield
    except BaseException:
        file.unlink(missing_ok=True)
        raise


@asynccontextmanager
async def _transaction(opening: AbstractAsyncContextManager[Transaction]) -> AsyncIterator[Transaction]:
    with translated(ConnectionError, TimeoutError):
        async with AsyncExitStack() as stack:
            with translated(OSError):
                connection = await stack.enter_async_context(opening)
            yield connection
