"""The key of a local database: a file beside it that only its owner can read."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar

from cryptography.fernet import Fernet

from dialogs.ports.failures import KeyMissingError, StoreUnavailableError
from storage.databases.urls import async_url, sqlite_file

Made = TypeVar("Made")


def local_keys(url: str) -> tuple[str, ...]:
    """Return the keys in the file beside a SQLite database, one a line; make the file with the first use.

    `…/vejviser.db` has its keys in `…/vejviser.key`. A database in memory gets a key that nobody keeps.

    Raises:
        KeyMissingError: the database is there and its key file is not, or it is no SQLite database.
        StoreUnavailableError: the file cannot be read or made.
    """
    address = async_url(url)
    database = sqlite_file(address)
    if database is None:
        if address.get_backend_name() != "sqlite":
            raise KeyMissingError("only a local database makes its own key")
        return (Fernet.generate_key().decode(),)
    file = database.with_suffix(".key")
    if not file.exists():
        if database.exists() and database.stat().st_size:
            raise KeyMissingError(f"{database} is there, but its key file {file} is missing")
        _guarded(file, _make)
    return tuple(_guarded(file, Path.read_text).split())


def _guarded(file: Path, do: Callable[[Path], Made]) -> Made:
    try:
        return do(file)
    except OSError as error:
        raise StoreUnavailableError(f"the key file {file} cannot be used: {error.strerror}") from error


def _make(file: Path) -> None:
    """Write a new key whole before it gets its name, so that a second process never reads half of it."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=file.parent, prefix=file.name, encoding="ascii") as fresh:  # created 0600
        fresh.write(Fernet.generate_key().decode() + "\n")
        fresh.flush()
        os.fsync(fresh.fileno())
        try:
            os.link(fresh.name, file)
        except FileExistsError:
            return
