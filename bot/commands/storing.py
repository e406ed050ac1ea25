"""The store as the commands use it: at the settings' address, with its keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.commands.packing import settings

if TYPE_CHECKING:
    from storage.store import SqlStore


@asynccontextmanager
async def opened_store() -> AsyncIterator[SqlStore]:
    """Yield the store; a SQLite file is made and brought up to date on the way.

    Raises:
        KeyMissingError: the keys of the database are not to be found.
        StoreUnavailableError: the database cannot be reached or written.
    """
    from storage import local_keys, open_store

    url = settings().database_url
    keys = [key.get_secret_value() for key in settings().keys] or local_keys(url)
    store = open_store(url, keys)
    try:
        if url.startswith("sqlite"):
            await store.upgrade()
        yield store
    finally:
        await store.close()
