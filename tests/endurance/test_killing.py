"""The bot is killed at random points under load, again and again: what was acknowledged is there, once."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from random import Random
from typing import Final

import aiohttp
import pytest

from storage import open_store
from tests.endurance.databases import database
from tests.endurance.deciders import Decider, check_the_log, enrol
from tests.endurance.mortals import mortals
from tests.endurance.scale import scaled
from tests.production.running import microsoft, settings

pytestmark = pytest.mark.endurance

_KILLS: Final = scaled(100)
"""On each database."""
_DECIDERS: Final = 8
_LONGEST: Final = 1.5
"""Seconds under load before a kill, at most."""


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_what_was_acknowledged_survives_every_kill(tmp_path: Path, kind: str) -> None:
    chance = Random(kind)
    async with (
        database(kind, tmp_path) as url,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http,
        microsoft(http, tmp_path) as played,
    ):
        environment = {**settings(played, tmp_path), "VEJVISER_DATABASE_URL": url}
        store = open_store(url, [environment["VEJVISER_KEYS"]])
        async with mortals(tmp_path / "bot.log", environment) as bots:
            deciders = [Decider(number, lambda: bots.url, played, http) for number in range(_DECIDERS)]
            await enrol(store, deciders)
            at_work = asyncio.gather(*(decider.decide() for decider in deciders))
            for _ in range(_KILLS):
                await bots.start()
                await asyncio.wait([at_work], timeout=chance.uniform(0, _LONGEST))
                assert not at_work.done(), at_work
                bots.kill()
            await bots.start()
            for decider in deciders:
                decider.enough = True
            await at_work
        entries = await check_the_log(store, deciders)
        await store.close()
    heard = sum((decider.heard for decider in deciders), Counter[str]())
    acknowledged = sum(len(decider.acknowledged) for decider in deciders)
    print(f"{kind}: {_KILLS} kills, {entries} decisions, {acknowledged} acknowledged, {dict(heard)}")
    assert heard["unexpected"] == 0
    assert acknowledged
