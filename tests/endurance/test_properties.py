"""The real store on each database says what the fake says, for longer than `make test` looks."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.endurance.databases import database
from tests.endurance.scale import scaled
from tests.storage.both_stores import hold_beside_the_fake

pytestmark = pytest.mark.endurance


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_the_real_store_says_what_the_fake_says_for_long(kind: str, tmp_path: Path) -> None:
    async with database(kind, tmp_path) as url:
        await asyncio.to_thread(hold_beside_the_fake, url, examples=scaled(100), steps=50)
