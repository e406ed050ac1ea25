"""Transactions on PostgreSQL."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Any

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

_READS_ONE_MOMENT: dict[str, Any] = {"postgresql_readonly": True, "isolation_level": "REPEATABLE READ"}


class PostgresEngine:
    """Implements `storage.databases.engine.Engine`."""

    dialect = "postgresql"

    def __init__(self, url: URL, patience: float) -> None:
        self._engine = create_async_engine(
            url,
            connect_args=_arguments(patience),
            hide_parameters=True,
            pool_size=20,  # each stays open: opening is dear
            max_overflow=0,
            pool_timeout=patience,
            pool_pre_ping=True,
        )
        self._readers = self._engine.execution_options(**_READS_ONE_MOMENT)

    def writing(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Open a transaction that writes."""
        return self._engine.begin()

    def joining(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Open a transaction that writes; PostgreSQL itself saves together what is committed at the same time."""
        return self._engine.begin()

    def reading(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Open a transaction that reads."""
        return self._readers.begin()

    def rebuilding(self) -> AbstractAsyncContextManager[AsyncConnection]:
        """Open a transaction that alters tables; PostgreSQL does so where they stand."""
        return self._engine.begin()

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()


def _arguments(patience: float) -> dict[str, Any]:
    milliseconds = str(int(patience * 1000))
    settings = {
        "application_name": "vejviser",
        "lock_timeout": milliseconds,
        "statement_timeout": milliseconds,
        "timezone": "UTC",
    }
    return {"timeout": patience, "command_timeout": patience * 2, "server_settings": settings}
