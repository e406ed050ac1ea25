"""A round: everything that is due and not yet on its way, several at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Final

from bot.post.postman import Postman
from dialogs.ports.post import Delivery

AT_ONCE: Final = 8
"""Deliveries under way at the same time: enough for 25 a second, and so many are ambiguous when the process dies."""
_LOOK: Final = 64
"""Deliveries that are fetched at a time."""

GoOn = Callable[[], Awaitable[bool]]
"""Whether the next delivery may begin: the lease holds, and nobody has told the process to stop."""


async def go_round(postman: Postman, go_on: GoOn) -> None:
    """Deliver until nothing more is ready or it may not go on; what is under way always ends first.

    Raises:
        StoreUnavailableError: the database cannot be used.
    """
    moved = True
    while moved and await go_on():
        ready = await postman.outbox.ready(postman.composers.keys(), postman.now(), _LOOK)
        queue = iter(ready)
        workers = [_work(postman, queue, go_on) for _ in range(min(AT_ONCE, len(ready)))]
        ends = await asyncio.gather(*workers, return_exceptions=True)
        for end in ends:
            if isinstance(end, BaseException):
                raise end
        moved = any(ends)


async def _work(postman: Postman, queue: Iterator[Delivery], go_on: GoOn) -> bool:
    """Take one delivery after another; return whether anything has become of one of them."""
    moved = False
    for delivery in queue:
        if not await go_on():
            break
        moved |= await postman.deliver(delivery)
    return moved
