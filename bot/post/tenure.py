"""Holding the lease to send."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

from dialogs.ports.post import Outbox


class Tenure:
    """One holder's time with the lease; `resign` begins anew under another name."""

    def __init__(self, outbox: Outbox, now: Callable[[], datetime], lasts: float) -> None:
        self._outbox = outbox
        self._now = now
        self._lasts = timedelta(seconds=lasts)
        self._one_at_a_time = asyncio.Lock()
        self.resign()

    def resign(self) -> None:
        """Go on as somebody else, to whom what this one left unfinished is as ambiguous as to any other process."""
        self.holder = uuid4().hex
        self._until: datetime | None = None

    @property
    def held(self) -> bool:
        """Whether the lease was the holder's when it last looked and has not run out since."""
        return self._until is not None and self._now() < self._until

    async def keep(self) -> bool:
        """Take the lease, or renew it when a third of it is over; return whether it is the holder's.

        Raises:
            StoreUnavailableError: the database cannot be used.
        """
        async with self._one_at_a_time:
            now = self._now()
            if self._until is None or self._until - now < self._lasts * 2 / 3:
                until = now + self._lasts
                self._until = until if await self._outbox.lease(self.holder, now, until) else None
            return self._until is not None

    async def give_back(self) -> None:
        """End the lease, so that another process need not wait for its end.

        Raises:
            StoreUnavailableError: the database cannot be used; the lease runs out by itself.
        """
        if self._until is not None:
            self._until = None
            await self._outbox.release(self.holder)
