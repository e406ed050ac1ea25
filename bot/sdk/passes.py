"""Tokens that were found good a moment ago: the Bot Connector uses one for an hour, and checking it costs 0.4 ms."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from botframework.connector.auth.authenticate_request_result import AuthenticateRequestResult

_GOOD_FOR: Final = 300.0
"""Seconds; so long does a key that Microsoft takes back still count."""
_MOST: Final = 256


@dataclass(frozen=True, slots=True)
class Pass:
    """What a token was good for, and until when (seconds since 1970)."""

    channel: str
    service_url: str
    until: float
    result: AuthenticateRequestResult


class Passes:
    """The passes of the last minutes, by the credentials as they were sent."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._passes: dict[str, Pass] = {}

    def find(self, credentials: str) -> Pass | None:
        """Return the pass of these credentials, unless it has run out."""
        found = self._passes.get(credentials)
        return found if found and self._clock() < found.until else None

    def keep(self, credentials: str, channel: str, service_url: str, result: AuthenticateRequestResult) -> None:
        """Keep what was found good, no longer than the token itself says; the oldest goes when there are too many."""
        ends = int(result.claims_identity.claims["exp"])  # no float: it may be as large as it likes
        self._passes.pop(credentials, None)
        self._passes[credentials] = Pass(channel, service_url, min(ends, self._clock() + _GOOD_FOR), result)
        if len(self._passes) > _MOST:
            del self._passes[next(iter(self._passes))]
