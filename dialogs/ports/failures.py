"""Why the store could not do what was asked."""

from __future__ import annotations

from typing import ClassVar


class StoreError(Exception):
    """The store could not do what was asked; `error.<reason>` in the catalogue says so on screen."""

    reason: ClassVar[str] = "unexpected"


class StoreUnavailableError(StoreError):
    """The database cannot be reached or written; nothing of this turn was saved."""

    reason = "store_unavailable"


class StoreOutdatedError(StoreUnavailableError):
    """The tables are of an earlier form than the program."""


class StaleDraftError(StoreError):
    """Somebody else changed the draft in the meantime; nothing of this turn was saved."""

    reason = "busy"


class KeyMissingError(StoreError):
    """No key opens this row; the key it was written with is missing."""

    reason = "key_missing"


class LogBrokenError(StoreError):
    """The log does not end as it was sealed: somebody has changed it, and nothing is logged until that is mended."""

    reason = "log_broken"


class DeletedError(StoreError):
    """This was logged and its content has since been deleted by law; it is not logged again."""

    reason = "deleted"
