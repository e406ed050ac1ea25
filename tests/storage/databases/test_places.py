"""A few places, for which one queues with patience."""

from __future__ import annotations

import asyncio

import pytest

from dialogs.ports.failures import StoreUnavailableError
from storage.databases.places import Places

LONG = 60.0


async def test_those_who_wait_come_in_in_the_order_in_which_they_came() -> None:
    places, came = Places(2, LONG, "taken"), list[int]()

    async def come(number: int) -> None:
        async with places:
            came.append(number)
            await asyncio.sleep(0)

    await asyncio.gather(*(come(number) for number in range(8)))
    assert came == list(range(8))


async def test_who_waits_too_long_is_told_so_and_a_place_that_is_left_is_free_again() -> None:
    places = Places(1, 0.01, "taken")
    with pytest.raises(ZeroDivisionError):
        async with places:
            with pytest.raises(StoreUnavailableError, match="taken"):
                await places.__aenter__()
            raise ZeroDivisionError
    async with places:
        pass


async def test_who_gives_up_waiting_takes_nobodys_place() -> None:
    places = Places(1, LONG, "taken")
    async with places:
        waiting = asyncio.create_task(places.__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
    async with places:
        assert waiting.cancelled() or waiting.cancelling()
