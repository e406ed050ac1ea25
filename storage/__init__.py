"""Where drafts and decisions live: SQLite or PostgreSQL behind the ports of `dialogs.ports`.

`open_store` puts the package together. Importing it costs nothing; the database libraries come with the first call.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.store import SqlStore


def open_store(url: str, keys: Sequence[str], *, patience: float = 5.0) -> SqlStore:
    """Return the store on a database; nothing is opened yet. End with `await store.close()`.

    Args:
        url: `sqlite:///FILE`, `sqlite://` (in memory) or `postgresql://USER:PASSWORD@HOST/NAME`.
        keys: Fernet keys; the first encrypts, each one opens.
        patience: seconds to wait for a locked or silent database.

    Raises:
        KeyMissingError: no key was given.
        ValueError: the URL or a key is not one.
    """
    from storage.databases.database import Database
    from storage.databases.urls import async_url
    from storage.keys import Keyring
    from storage.store import SqlStore

    return SqlStore(Database(async_url(url), patience), Keyring(keys))


async def upgrade(url: str, *, patience: float = 600.0) -> None:
    """Bring a database to the newest form, making it where there is none; doing it again changes nothing.

    Args:
        url: as for `open_store`.
        patience: seconds that one step may take.

    Raises:
        StoreUnavailableError: the database cannot be reached or written.
        ValueError: the URL is not one.
    """
    from storage.databases.database import Database
    from storage.databases.urls import async_url

    database = Database(async_url(url), patience)
    try:
        await database.upgrade()
    finally:
        await database.close()


def local_keys(url: str) -> tuple[str, ...]:
    """Return the keys of a local database from the file beside it; see `storage.key_file`."""
    from storage.key_file import local_keys

    return local_keys(url)
