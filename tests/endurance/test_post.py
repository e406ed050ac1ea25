"""Two replicas on one PostgreSQL, killed at random while they send: nobody gets two, everybody one or a reason.

The Bot Connector throttles, answers late and after having delivered, without an id, with 403, 404 and 5xx, and drops
connections. Replicas and connector are processes of their own, and speak real HTTP.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import aiohttp
import pytest

from bot.post.rounds import AT_ONCE
from dialogs.ports.post import Delivery, Status
from storage import open_store
from storage.store import SqlStore
from tests.endurance.scale import scaled
from tests.production.mailing import FINAL, faults, put_mailing
from tests.production.moody import BROKEN, MOODS
from tests.production.running import Process, started
from tests.storage.conftest import KEY
from tests.storage.postgres import server

pytestmark = pytest.mark.endurance

RECIPIENTS: Final = 200
MAILINGS: Final = 5
LONGEST: Final = 180.0
"""Seconds until the last delivery of a mailing must have ended."""


class Replicas:
    """Two replicas, one of which is killed now and then and comes back."""

    def __init__(self, url: str, folder: Path, chance: random.Random) -> None:
        self.killed = 0
        self._settings = {"VEJVISER_LOCAL": "1", "VEJVISER_DATABASE_URL": url, "VEJVISER_KEYS": KEY}
        self._folder = folder
        self._chance = chance

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Keep both running, each until it is killed and then anew."""
        lives = [asyncio.create_task(self._lives(name)) for name in ("one", "other")]
        try:
            yield
        finally:
            for life in lives:
                life.cancel()
            await asyncio.gather(*lives, return_exceptions=True)

    async def _lives(self, name: str) -> None:
        while True:
            log = self._folder / f"{name}.log"
            async with started(log, "-m", "tests.production.replica", **self._settings) as replica:
                await asyncio.sleep(self._chance.uniform(2.0, 12.0))
                self._kill(replica)

    def _kill(self, replica: Process) -> None:
        os.kill(replica.pid, signal.SIGKILL)
        self.killed += 1


async def ended(store: SqlStore, began: datetime) -> tuple[Delivery, ...]:
    """Wait until every delivery has ended, and return them."""
    until = time.monotonic() + LONGEST
    while True:
        found = await store.outbox.deliveries(began, began + timedelta(seconds=1))
        if time.monotonic() > until or {delivery.outcome.status for delivery in found} <= FINAL:
            return found
        await asyncio.sleep(0.5)


async def test_nobody_gets_two_and_everybody_has_one_or_a_reason(tmp_path: Path) -> None:
    chance = random.Random(os.environ.get("ENDURANCE_SEED", "7"))
    recipients = max(40, scaled(RECIPIENTS))
    statuses, killed, interrupted, worst = Counter[str](), 0, 0, Counter[str]()
    for number in range(scaled(MAILINGS)):
        folder = tmp_path / str(number)
        folder.mkdir()
        with server() as postgres:
            async with postgres.database() as url:
                replicas = Replicas(url, folder, chance)
                found, report, seconds = await mailing(url, recipients, replicas, folder, chance)
        assert faults(found, report) == []
        assert len(found) == recipients
        statuses += Counter(str(delivery.outcome.status) for delivery in found)
        killed += replicas.killed
        interrupted += sum(delivery.outcome.reason == "interrupted" for delivery in found)
        worst |= Counter({name: report[name] for name in report if name.startswith("most_")})
        print(f"{recipients} recipients in {seconds:.0f} s, {report['calls']} calls, {replicas.killed} kills")
    assert interrupted <= (killed + 1) * AT_ONCE  # one more, for a machine that stands still for as long as a lease
    assert statuses[Status.SENT] + interrupted > sum(statuses.values()) / 2
    print(f"in all: {dict(statuses)}, {killed} kills, {dict(worst)}")


async def mailing(
    url: str, recipients: int, replicas: Replicas, folder: Path, chance: random.Random
) -> tuple[tuple[Delivery, ...], dict[str, Any], float]:
    """Send one mailing; return its deliveries, the connector's report and how many seconds it took."""
    store, began = open_store(url, [KEY]), datetime.now(UTC)
    try:
        async with started(folder / "moody.log", "-m", "tests.production.moody") as connector:
            await put_mailing(store.outbox, connector.url, recipients, began, chance, (*MOODS, *BROKEN))
            async with replicas.running():
                found = await ended(store, began)
            async with aiohttp.ClientSession(connector.url) as http, http.get("/report") as response:
                return found, await response.json(), (datetime.now(UTC) - began).total_seconds()
    finally:
        await store.close()
