"""Database URLs as people write them, turned into those of the drivers that we use."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

_DRIVERS: Final = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}


def async_url(written: str) -> URL:
    """Return the URL with the driver we use; `sqlite://` alone is a database in memory.

    Raises:
        ValueError: it is not a URL, or of a database that is not supported. The message leaves out the URL, which
            may hold a password.
    """
    try:
        url = make_url(written)
    except ArgumentError:
        raise ValueError("not a database URL; write sqlite:///FILE or postgresql://USER@HOST/NAME") from None
    database, _, driver = url.drivername.partition("+")
    if database not in _DRIVERS or driver not in ("", "pysqlite", "aiosqlite", "asyncpg"):
        raise ValueError(f"{url.drivername} is not supported; use sqlite:///FILE or postgresql://USER@HOST/NAME")
    return _in_asyncpgs_words(url.set(drivername=_DRIVERS[database]))


def _in_asyncpgs_words(url: URL) -> URL:
    """Let the URL say as libpq does how the connection is encrypted: `?sslmode=require`."""
    mode = url.query.get("sslmode")
    return url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode}) if mode else url


def sqlite_file(url: URL) -> Path | None:
    """Return the file of a SQLite database, None for one in memory and for other databases."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(url.database or "")
