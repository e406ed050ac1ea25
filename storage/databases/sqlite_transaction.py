"""One transaction on SQLite, as the parts of the store use it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, CursorResult, Dialect, Executable

from storage.databases.sqlite_driver import RawConnection, in_thread

Result = TypeVar("Result")


class SqliteTransaction:
    """Implements `storage.databases.engine.Transaction`. One that `waits` performs its statements in a thread."""

    def __init__(self, connection: Connection, *, waits: bool) -> None:
        self._connection = connection
        self._waits = waits

    @property
    def dialect(self) -> Dialect:
        """SQLite's."""
        return self._connection.dialect

    async def execute(
        self, statement: Executable, parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None, /
    ) -> CursorResult[*tuple[Any, ...]]:
        """Perform a statement and return its rows."""
        if self._waits:
            return await in_thread(partial(self._connection.execute, statement, parameters))
        return self._connection.execute(statement, parameters)

    async def scalar(self, statement: Executable, parameters: Mapping[str, Any] | None = None, /) -> Any:
        """Perform a statement and return the first column of its first row."""
        return (await self.execute(statement, parameters)).scalar()

    async def run_sync(self, work: Callable[[Connection], Result], /) -> Result:
        """Do something with SQLAlchemy's own connection, in a thread: it may be long."""
        return await in_thread(partial(work, self._connection))

    @asynccontextmanager
    async def begin_nested(self) -> AsyncIterator[None]:
        """Open a part that an error takes back by itself."""
        with self.part():
            yield

    async def rollback(self) -> None:
        """Take back what was done; the transaction is over then."""
        self._connection.rollback()

    @property
    def stands(self) -> bool:
        """Whether it is open still: a full disk, for one, makes SQLite itself take back all of it."""
        return self._raw.in_transaction

    @contextmanager
    def part(self) -> Iterator[SqlitePart]:
        """Open a part that an error takes back by itself. SQLAlchemy's own savepoints cost ten times as much."""
        self._raw.perform("SAVEPOINT part")
        try:
            yield SqlitePart(self._connection, waits=self._waits)
        except BaseException:
            if self.stands:
                self._raw.perform("ROLLBACK TO part")
            raise
        finally:
            if self.stands:
                self._raw.perform("RELEASE part")

    @property
    def _raw(self) -> RawConnection:
        return cast(RawConnection, self._connection.connection.driver_connection)


class SqlitePart(SqliteTransaction):
    """What one of several does in a transaction that they share."""

    async def rollback(self) -> None:
        """Take back what was done in this part."""
        self._raw.perform("ROLLBACK TO part")
