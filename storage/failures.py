"""Failures of the database as the ports name them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as NoConnectionFreeError

from dialogs.ports import StoreUnavailableError


@contextmanager
def translated(*more: type[Exception]) -> Iterator[None]:
    """Raise what says that the database cannot be used as `StoreUnavailableError`.

    What says that we asked for something wrong (a broken constraint, a value that does not fit, a faulty statement)
    is our own mistake and passes through.
    """
    failures: tuple[type[Exception], ...] = (DBAPIError, NoConnectionFreeError, *more)
    try:
        yield
    except (DataError, IntegrityError, ProgrammingError):
        raise
    except failures as error:
        raise StoreUnavailableError(f"{type(error).__name__}: {error}") from error
