"""Why the database cannot be used, as a sentence that says what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dialogs.ports.failures import StoreOutdatedError, StoreUnavailableError
from dialogs.wording import say

_CAUSES: Final = {
    "InvalidPasswordError": "not_let_in",
    "InvalidAuthorizationSpecificationError": "not_let_in",
    "InvalidCatalogNameError": "no_such_database",
    "InsufficientPrivilegeError": "no_rights",
    "ConnectionRefusedError": "no_server",
    "ConnectionError": "no_server",
    "gaierror": "no_server",
    "TimeoutError": "no_server",
}
"""What the drivers raise, by name, so that none of them has to be there for a sentence."""


def store_sentence(error: StoreUnavailableError) -> str:
    """Return the sentence; what the driver says is left out, since it may quote what it could not write."""
    if isinstance(error, StoreOutdatedError):
        return say("cli.error.store_outdated")
    known = next((_CAUSES[kind] for kind in _kinds(error) if kind in _CAUSES), None)
    return say(f"cli.store.{known}") if known else say("cli.error.store_unavailable")


def _kinds(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        yield type(error).__name__
        error = error.__cause__
