"""A few places, for which one queues with patience."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from dialogs.ports.failures import StoreUnavailableError


class Places:
    """Lets so many in at a time, in the order in which they came: `async with places:`."""

    def __init__(self, count: int, patience: float, taken: str) -> None:
        """Say for how many seconds one waits for a place, and what is said when none came free."""
        self._free = asyncio.Semaphore(count)
        self._patience = patience
        self._taken = taken

    async def __aenter__(self) -> None:
        if not self._free.locked():  # no timer where nobody waits
            await self._free.acquire()
            return
        try:
            async with asyncio.timeout(self._patience):
                await self._free.acquire()
        except TimeoutError:
            raise StoreUnavailableError(self._taken) from None

    async def __aexit__(self, *_: object) -> None:
        self._free.release()

    @asynccontextmanager
    async def however_long(self) -> AsyncIterator[None]:
        """Queue up like the others, and never give up."""
        await self._free.acquire()
        try:
            yield
        finally:
            self._free.release()
