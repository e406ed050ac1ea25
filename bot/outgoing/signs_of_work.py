"""The typing indicator: whoever waits longer than a second sees that an answer is under way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from bot.logs import Log
from bot.outgoing.channel import Channel, DeliveryError

_AFTER: Final = 1.0
_AGAIN: Final = 4.0
"""Seconds between signs; a client takes one away by itself after a while."""
_LAST: Final = 2.0
"""Seconds that a sign on its way may keep the answer waiting."""

_log = Log(__name__)


@asynccontextmanager
async def signs_of_work(
    channel: Channel, after: float = _AFTER, again: float = _AGAIN, last: float = _LAST
) -> AsyncIterator[None]:
    """Show that somebody writes while the block lasts longer than `after` seconds, and never once it has ended.

    Most turns are over long before; so the block costs a timer, and a task only where it is slow.
    """
    signs = _Signs(channel, again, last)
    timer = asyncio.get_running_loop().call_later(after, signs.begin)
    try:
        yield
    finally:
        timer.cancel()
        await signs.end()


class _Signs:
    def __init__(self, channel: Channel, again: float, last: float) -> None:
        self._channel = channel
        self._again = again
        self._last = last
        self._on_its_way = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        self._task = asyncio.create_task(self._show())

    async def end(self) -> None:
        """Show no more; a sign that is on its way arrives first, since after the answer it would promise another."""
        if self._task is None:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(self._last), self._on_its_way:
                self._task.cancel()
        self._task.cancel()
        await asyncio.wait({self._task})

    async def _show(self) -> None:
        try:
            while True:
                async with self._on_its_way:
                    await self._channel.show_typing()
                await asyncio.sleep(self._again)
        except DeliveryError as error:
            _log.warning("typing.failed", "That an answer is under way could not be shown.", reason=error.failure)
