"""Two post offices on one PostgreSQL and a Bot Connector with moods, over real HTTP; one of them dies on the way."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

import aiohttp

from bot.metrics import Metrics
from bot.outgoing.outbound import Outbound, open_session
from bot.post.mail import Mail
from bot.post.office import EVERYDAY, PostOffice, Rhythm
from bot.post.rounds import AT_ONCE
from bot.post.teams_carrier import TeamsCarrier
from bot.sdk.authentication import PooledConnectors
from dialogs.ports.post import Recipient, Status
from storage import open_store
from storage.store import SqlStore
from tests.bot.servers import on_loopback
from tests.bot.waiting import eventually
from tests.production.mailing import FINAL, everyday_moods, faults, put_mailing
from tests.production.moody import Moody
from tests.production.replica import Card
from tests.storage.conftest import KEY, postgres
from tests.storage.postgres import Server

__all__ = ["postgres"]
START = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
FAST = 30.0
"""Seconds on the offices' clock for each real one, so that nobody waits for a backoff."""
IN_REACH: Final = 26
"""Of the forty people, those whose connector's moods end well."""
LOOK, LEASE = 0.05, 600.0
"""Real seconds between looks, and seconds on their clock: longer than any machine stands still, so that only who dies
loses the lease."""


@dataclass
class Clock:
    """The offices' clock, which may be put forward."""

    began: float = field(default_factory=time.monotonic)
    put_forward: float = 0.0

    def __call__(self) -> datetime:
        return START + timedelta(seconds=(time.monotonic() - self.began) * FAST + self.put_forward)


async def no_admins(_: str) -> tuple[Recipient, ...]:
    return ()


@asynccontextmanager
async def working(store: SqlStore, now: Clock, rest: float = 0.0) -> AsyncIterator[asyncio.Task[None]]:
    """An office of its own, at work until it is cancelled, which leaves everything lying as a dead process does."""
    async with open_session() as session:
        carrier = TeamsCarrier(PooledConnectors(Outbound(session, None), lambda _: True, tries=1))
        mail = Mail(store.outbox, {"digest": Card()}, (), no_admins)
        office = PostOffice(mail, carrier, Metrics(), now, Rhythm(look=LOOK, lease=LEASE, rest=rest))

        async def work() -> None:
            while True:
                await office.look()
                await asyncio.sleep(LOOK)

        task = asyncio.create_task(work())
        yield task
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def test_everyone_gets_one_or_a_named_reason_although_one_of_two_offices_dies(postgres: Server) -> None:
    moody, now = Moody(), Clock()
    async with (
        postgres.emptied() as url,
        on_loopback(moody.app()) as service_url,
        aiohttp.ClientSession(service_url) as http,
    ):
        one, other = open_store(url, [KEY]), open_store(url, [KEY])
        began = now()
        await put_mailing(one.outbox, service_url, 40, began, random.Random(1), everyday_moods())

        async def deliveries() -> tuple[Status, ...]:
            found = await one.outbox.deliveries(began, began + timedelta(minutes=1))
            return tuple(delivery.outcome.status for delivery in found)

        async def settled() -> bool:
            return set(await deliveries()) <= FINAL

        async with working(one, now) as first:
            await eventually(lambda: moody.arrived.total() >= 1)
            async with working(other, now, EVERYDAY.rest):
                await eventually(lambda: moody.arrived.total() >= 5)
                first.cancel()
                now.put_forward += LEASE
                await eventually(settled)
        found = await one.outbox.deliveries(began, began + timedelta(minutes=1))
        report = await (await http.get("/report")).json()
        for store in (one, other):
            await store.close()
    assert faults(found, report) == []
    assert len(found) == 40
    outcomes = Counter((delivery.outcome.status, delivery.outcome.reason) for delivery in found)
    interrupted = outcomes[Status.AMBIGUOUS, "interrupted"]
    assert interrupted <= AT_ONCE
    assert outcomes[Status.SENT, None] >= IN_REACH - interrupted
