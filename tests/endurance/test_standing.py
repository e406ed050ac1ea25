"""The running bot, as in production, stays up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.activities import message
from tests.endurance.scale import scaled
from tests.production.running import production

pytestmark = pytest.mark.endurance


async def test_everything_that_is_said_gets_one_answer(tmp_path: Path) -> None:
    turns = scaled(100)
    async with production(tmp_path) as running:
        for number in range(turns):
            assert await running.post(message("hjælp", id=str(number))) == (200, b"")
        counts = await running.microsoft.counts()
    assert counts["POST"] == turns
