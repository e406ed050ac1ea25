"""Access tokens for what the bot sends: fetched off the event loop, kept, and renewed before they run out.

The SDK asks for a new token in every turn, on the event loop; a slow sign-in service then stops every conversation.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from bot.logs import Log

_RENEW_BEFORE: Final = 300.0
"""Seconds before the end at which a new token is fetched in the background."""
_RETRY_AFTER: Final = 5.0
"""Seconds in which a failed sign-in is not tried again."""
_FORGET_AFTER: Final = 60.0
"""Seconds in which no second token is dropped."""

_log = Log(__name__)


class SignInError(Exception):
    """The sign-in service gave no token; `reason` is a code for the log, never what the service wrote."""

    def __init__(self, reason: str = "no_token") -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class FetchedToken:
    """A token and for how many seconds it is good."""

    text: str
    seconds: float


class TokenSource(Protocol):
    """Where tokens come from."""

    def fetch(self) -> FetchedToken:
        """Fetch a token; blocks, and is called in a thread.

        Raises:
            SignInError: there is none to be had.
        """


class AccessTokens:
    """The one current token of the bot."""

    def __init__(self, source: TokenSource, clock: Callable[[], float] = time.monotonic) -> None:
        self._source = source
        self._clock = clock
        self._token: FetchedToken | None = None
        self._ends = 0.0
        self._failed_at: float | None = None
        self._forgotten_at: float | None = None
        self._renewal: asyncio.Task[None] | None = None

    async def current(self) -> str:
        """Return a token that is good now.

        Raises:
            SignInError: there is none to be had.
        """
        left = self._ends - self._clock()
        if self._token is None or left <= 0:
            await asyncio.shield(self._renew())
        elif left < _RENEW_BEFORE and not self._just_failed():
            self._renew()
        if self._token is None or self._ends <= self._clock():
            raise SignInError
        return self._token.text

    def forget(self) -> None:
        """Drop the token, as when the receiver no longer takes it; not again soon, since then no new one helps."""
        if self._forgotten_at is None or self._clock() - self._forgotten_at >= _FORGET_AFTER:
            self._token, self._forgotten_at = None, self._clock()

    def _renew(self) -> asyncio.Task[None]:
        """Start fetching, or join the fetch that is under way."""
        if self._renewal is None or self._renewal.done():
            self._renewal = asyncio.create_task(self._fetch())
        return self._renewal

    async def _fetch(self) -> None:
        if self._just_failed():
            return
        try:
            token = await asyncio.to_thread(self._source.fetch)
        except SignInError as error:
            self._failed_at = self._clock()
            _log.error("token.failed", "No access token could be fetched.", error, reason=error.reason)
            return
        self._token, self._ends, self._failed_at = token, self._clock() + token.seconds, None

    def _just_failed(self) -> bool:
        return self._failed_at is not None and self._clock() - self._failed_at < _RETRY_AFTER
