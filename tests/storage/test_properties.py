"""Whatever happens in whatever order, the real store on each database says what the fake says."""

from __future__ import annotations

import asyncio

from storage import upgrade
from tests.storage.both_stores import hold_beside_the_fake


async def test_the_real_store_says_what_the_fake_says(url: str) -> None:
    await upgrade(url)
    await asyncio.to_thread(hold_beside_the_fake, url, examples=4, steps=15)
