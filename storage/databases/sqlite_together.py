"""Turns on SQLite that one commit saves: one lock and one wait for the disk for all that were waiting.

Each is a savepoint, so one that fails takes back only itself. The commit queues up for the writer's place like
everybody else, behind those that waited when the first of them came: so many are saved together, and no more.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from dialogs.ports.failures import StoreUnavailableError
from storage.databases.places import Places
from storage.databases.sqlite_transaction import SqliteTransaction


class Together:
    """Lets transactions join the one that is open. Whoever holds the writer's place without joining ends it first."""

    def __init__(self, writer: Places, locked: Callable[[], AbstractAsyncContextManager[SqliteTransaction]]) -> None:
        """Say whose place it is, and how a transaction is begun by one who has it."""
        self._writer = writer
        self._locked = locked
        self._group: _Group | None = None
        self._newest: _Group | None = None

    @asynccontextmanager
    async def joining(self) -> AsyncIterator[SqliteTransaction]:
        """Open a transaction that others may join; what is done inside is saved when the block is left.

        Raises:
            StoreUnavailableError: it cannot be begun or saved, or one that joined broke the whole; nothing was saved.
        """
        async with self._writer:
            group = self._group or await self._begun()
            try:
                with group.transaction.part() as part:
                    yield part
            finally:
                if not group.transaction.stands:
                    await self.end()
        await asyncio.shield(group.saved)

    async def end(self) -> None:
        """Save what is open, if anything is; for one who has the writer's place."""
        group, self._group = self._group, None
        if group:  # whoever does this may be told to stop, and the others wait for it all the same
            await asyncio.wait([group.end()])

    async def ended(self) -> None:
        """Wait until nothing is open, nor being saved any more."""
        if self._newest:
            await asyncio.wait([self._newest.saved])

    async def _begun(self) -> _Group:
        stack = AsyncExitStack()
        self._group = self._newest = group = _Group(await stack.enter_async_context(self._locked()), stack)
        group.in_turn = asyncio.create_task(self._end_in_turn(group))
        return group

    async def _end_in_turn(self, group: _Group) -> None:
        async with self._writer.however_long():
            if group is self._group:
                await self.end()


class _Group:
    """One open transaction and those that have joined it. Its tasks are kept: the event loop forgets nobody's."""

    in_turn: asyncio.Task[None]
    saving: asyncio.Task[None]

    def __init__(self, transaction: SqliteTransaction, closing: AsyncExitStack) -> None:
        self.transaction = transaction
        self.saved: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._closing = closing

    def end(self) -> asyncio.Future[None]:
        """Begin to commit, and return what all who have joined wait for."""
        self.saving = asyncio.create_task(self._save())
        return self.saved

    async def _save(self) -> None:
        stood = self.transaction.stands
        try:
            await self._closing.aclose()
            if not stood:  # the driver takes a commit of nothing for one that went well
                raise StoreUnavailableError("the database took everything back: a transaction in between failed")
        except Exception as error:  # noqa: BLE001 (it belongs to those who wait for it)
            self.saved.set_exception(error)
            self.saved.exception()  # there may be nobody left who waits
        else:
            self.saved.set_result(None)
