"""Failures of the database as the ports name them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionFreeError

from dialogs.ports.failures import StoreUnavailableError


@contextmanager
def translated(*more: type[Exception]) -> Iterator[None]:
    """Raise what says that the database cannot be used as `StoreUnavailableError`.

    What says that we handed it something wrong, a broken constraint or a value that does not fit, is our own mistake
    and passes through.
    """
    failures: tuple[type[Exception], ...] = (DBAPIError, NoConnectionFreeError, *more)
    try:
        yield
    except (DataError, IntegrityError):
        raise
    except failures as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise StoreUnavailableError(f"{type(cause).__name__}: {cause}") from error
