"""One turn at a time per conversation, in the order in which they came."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class Lanes:
    """A lock per conversation that vanishes when nobody holds it or waits for it."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def lane(self, key: Hashable) -> AsyncIterator[None]:
        """Wait for those who came before in this conversation, then keep the others waiting."""
        lock = self._locks.setdefault(key, asyncio.Lock())
        async with lock:
            yield

    def __len__(self) -> int:
        return len(self._locks)
