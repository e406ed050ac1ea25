"""Small writings that are done together where a database has one writer.

What comes while others hold it goes into one transaction: a lock and a wait for the disk less for each of them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Generic, TypeVar

from storage.database import Database
from storage.engine import Transaction

Item = TypeVar("Item")
Done = TypeVar("Done")


class Gathering(Generic[Item, Done]):
    """Writes items, as many in one transaction as have come when it begins."""

    def __init__(self, database: Database, write: Callable[[Transaction, Item], Awaitable[Done]]) -> None:
        self._database = database
        self._write = write
        self._next: tuple[list[Item], asyncio.Task[list[Done]]] | None = None
        """What waits to be written, and who will do so."""

    async def written(self, item: Item) -> Done:
        """Write an item and return what came of it once it is saved.

        Raises:
            StoreUnavailableError: the database cannot be reached or written; nothing was saved.
        """
        if not self._database.has_one_writer:
            async with self._database.writing() as transaction:
                return await self._write(transaction, item)
        if self._next is None:
            none_yet: list[Item] = []
            self._next = none_yet, asyncio.create_task(self._together(none_yet))
        items, saving = self._next
        place = len(items)
        items.append(item)
        return (await asyncio.shield(saving))[place]

    async def _together(self, items: list[Item]) -> list[Done]:
        async with AsyncExitStack() as stack:
            try:
                transaction = await stack.enter_async_context(self._database.writing())
            finally:
                self._next = None  # whoever comes now comes too late for this one
            return [await self._write(transaction, item) for item in items]
