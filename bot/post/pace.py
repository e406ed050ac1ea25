"""How fast the bot may send: Teams' limits per conversation, and per app and tenant.

https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/rate-limit: 7 in 1 s, 60 in 30 s and 1,800 in an
hour to one conversation, 50 in 1 s in one tenant. Only the holder of the lease sends, so counting here is enough.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` within `seconds`."""

    most: int
    seconds: float


PER_CONVERSATION: Final = (Limit(7, 1.1), Limit(60, 31.0), Limit(1800, 3601.0))
"""A little longer than the platform's, which counts when things arrive and not when they leave."""
PER_TENANT: Final = (Limit(40, 1.1),)
"""Below the platform's 50, which the bot's answers count against too."""


class Pace:
    """Remembers what was sent, for as long as a limit looks back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._sent: dict[tuple[str, ...], deque[float]] = {}

    def wait(self, tenant: str, conversation: str | None) -> float:
        """Take a place if there is one now, and return 0; else return after how many seconds to ask again.

        A call that is not to a conversation, such as opening one, gives None.
        """
        now = self._clock()
        counted: list[tuple[tuple[str, ...], tuple[Limit, ...]]] = [((tenant,), PER_TENANT)]
        if conversation is not None:
            counted.append(((tenant, conversation), PER_CONVERSATION))
        wait = max(self._until_free(key, limits, now) for key, limits in counted)
        if wait > 0:
            return wait
        for key, _ in counted:
            self._sent.setdefault(key, deque()).append(now)
        return 0.0

    def _until_free(self, key: tuple[str, ...], limits: tuple[Limit, ...], now: float) -> float:
        sent = self._sent.get(key)
        if sent is None:
            return 0.0
        while sent and sent[0] <= now - limits[-1].seconds:
            sent.popleft()
        if not sent:
            del self._sent[key]
            return 0.0
        full = [limit for limit in limits if len(sent) >= limit.most]
        return max((sent[-limit.most] + limit.seconds - now for limit in full), default=0.0)
