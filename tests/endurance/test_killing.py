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
from tests.endurance.scale import scaled
from tests.production.running import microsoft, settings, started

pytestmark = pytest.mark.endurance

_KILLS: Final = scaled(200)
_DECIDERS: Final = 8
_LONGEST: Final = 1.5
"""Seconds under load before a kill, at most."""


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_what_was_acknowledged_survives_every_kill(tmp_path: Path, kind: str) -> None:
    chance, root = Random(kind), "http://127.0.0.1:1"
    async with (
        database(kind, tmp_path) as url,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http,
        microsoft(http, tmp_path) as played,
    ):
        environment = {**settings(played, tmp_path), "VEJVISER_DATABASE_URL": url}
        deciders = [Decider(number, lambda: root, played, http) for number in range(_DECIDERS)]
        store = open_store(url, [environment["VEJVISER_KEYS"]])
        await enrol(store, deciders)
        at_work = asyncio.gather(*(decider.decide() for decider in deciders))
        for kill in range(_KILLS + 1):
            async with started(tmp_path / "bot.log", "-m", "tests.production.bot", **environment) as bot:
                root = bot.url
                if kill == _KILLS:
                    for decider in deciders:
                        decider.enough = True
                    await at_work
                    break
                await asyncio.wait([at_work], timeout=chance.uniform(0, _LONGEST))
                bot.process.kill()
                await bot.process.wait()
        entries = await check_the_log(store, deciders)
        await store.close()
    heard = sum((decider.heard for decider in deciders), Counter[str]())
    acknowledged = sum(len(decider.acknowledged) for decider in deciders)
    print(f"{kind}: {_KILLS} kills, {entries} decisions, {acknowledged} acknowledged, {dict(heard)}")
    assert heard["unexpected"] == 0
    assert acknowledged
