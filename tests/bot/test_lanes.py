"""Turns of one conversation wait for one another; those of different conversations do not."""

from __future__ import annotations

import asyncio

from bot.lanes import Lanes


async def test_those_in_one_lane_go_one_after_the_other_in_the_order_they_came() -> None:
    lanes, order = Lanes(), list[int]()

    async def go(number: int) -> None:
        async with lanes.lane("a"):
            order.append(number)
            await asyncio.sleep(0)
            order.append(number)

    await asyncio.gather(*(go(number) for number in range(4)))
    assert order == [0, 0, 1, 1, 2, 2, 3, 3]


async def test_two_lanes_do_not_wait_for_each_other() -> None:
    lanes, met = Lanes(), asyncio.Barrier(2)

    async def go(lane: str) -> None:
        async with lanes.lane(lane):
            await met.wait()

    async with asyncio.timeout(60):
        await asyncio.gather(go("a"), go("b"))


async def test_a_lane_that_nobody_uses_is_gone_also_after_an_error() -> None:
    lanes = Lanes()
    try:
        async with lanes.lane("a"):
            assert len(lanes) == 1
            raise RuntimeError
    except RuntimeError:
        pass
    assert len(lanes) == 0
