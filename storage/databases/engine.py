"""What the store asks of a database: transactions, each in the way of SQLite or of PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol, TypeVar

from sqlalchemy import URL, Connection, CursorResult, Dialect, Executable

Result = TypeVar("Result")


class Transaction(Protocol):
    """A transaction under way; SQLAlchemy's `AsyncConnection` is one, and so is SQLite's."""

    @property
    def dialect(self) -> Dialect:
        """Whose SQL it speaks."""

    async def execute(
        self, statement: Executable, parameters: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None, /
    ) -> CursorResult[*tuple[Any, ...]]:
        """Perform a statement and return its rows."""

    async def scalar(self, statement: Executable, parameters: Mapping[str, Any] | None = None, /) -> Any:
        """Perform a statement and return the first column of its first row."""

    async def run_sync(self, work: Callable[[Connection], Result], /) -> Result:
        """Do something that knows only connections which are not asynchronous, such as migrating."""

    def begin_nested(self) -> AbstractAsyncContextManager[object]:
        """Open a part that an error takes back by itself."""

    async def rollback(self) -> None:
        """Take back what was done; the transaction is over then."""


class Engine(Protocol):
    """One database, used within one event loop."""

    dialect: str
    """`sqlite` or `postgresql`."""

    def writing(self) -> AbstractAsyncContextManager[Transaction]:
        """Open a transaction that is committed in the end, or rolled back by an exception."""

    def joining(self) -> AbstractAsyncContextManager[Transaction]:
        """Open a short one as for `writing`; it is saved together with others where that is cheaper."""

    def reading(self) -> AbstractAsyncContextManager[Transaction]:
        """Open one that only reads, waits for no writer and sees one moment throughout."""

    def rebuilding(self) -> AbstractAsyncContextManager[Transaction]:
        """Open one that writes, and may rebuild tables that others refer to."""

    async def close(self) -> None:
        """Close every connection."""


def create_engine(url: URL, patience: float) -> Engine:
    """Create the engine; nothing is opened yet.

    Args:
        url: of a database, as `storage.databases.urls` reads it.
        patience: seconds to wait for a lock, a statement or a connection.
    """
    if url.get_backend_name() == "sqlite":
        from storage.databases.sqlite_engine import SqliteEngine

        return SqliteEngine(url, patience)
    from storage.databases.postgres_engine import PostgresEngine

    return PostgresEngine(url, patience)
