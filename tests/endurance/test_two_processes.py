"""64 conversations at once against two bots on one PostgreSQL, which is restarted in the middle."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from random import Random
from typing import Final

import aiohttp
import pytest

from storage import open_store
from tests.endurance.databases import postgres
from tests.endurance.deciders import Decider, check_the_log, enrol
from tests.endurance.scale import scaled
from tests.production.running import microsoft, settings, started

pytestmark = pytest.mark.endurance

_PEOPLE: Final = 64
_SECONDS: Final = scaled(120)


async def test_64_conversations_on_two_processes_keep_apart_while_postgresql_restarts(tmp_path: Path) -> None:
    async with (
        postgres() as server,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http,
        microsoft(http, tmp_path) as played,
    ):
        environment = {**settings(played, tmp_path), "VEJVISER_DATABASE_URL": server.url}
        bot = ("-m", "tests.production.bot")
        store = open_store(server.url, [environment["VEJVISER_KEYS"]])
        async with (
            started(tmp_path / "one.log", *bot, **environment) as one,
            started(tmp_path / "two.log", *bot, **environment) as two,
        ):
            chance = Random(64)
            deciders = [
                Decider(number, lambda: chance.choice((one.url, two.url)), played, http) for number in range(_PEOPLE)
            ]
            await enrol(store, deciders)
            at_work = asyncio.gather(*(decider.decide() for decider in deciders))
            await asyncio.wait([at_work], timeout=_SECONDS / 2)
            await server.restart()
            before = sum(len(decider.acknowledged) for decider in deciders)
            await asyncio.wait([at_work], timeout=_SECONDS / 2)
            for decider in deciders:
                decider.enough = True
            await at_work
        entries = await check_the_log(store, deciders)
        await store.close()
    heard = sum((decider.heard for decider in deciders), Counter[str]())
    acknowledged = sum(len(decider.acknowledged) for decider in deciders)
    print(f"{_PEOPLE} conversations, {entries} decisions, {before} acknowledged at the restart, {dict(heard)}")
    assert heard["unexpected"] == 0
    assert acknowledged > before
