"""The post office: looks every few seconds what is due, and sends it if the lease is its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.logs import Log
from bot.metrics import Metrics
from bot.post.carrier import Carrier
from bot.post.mail import Mail
from bot.post.postman import Postman
from bot.post.rounds import go_round
from bot.post.tenure import Tenure
from dialogs.ports.failures import StoreUnavailableError
from dialogs.ports.post import ADMIN, Parcel

_NOTE_LASTS: Final = timedelta(days=7)

_log = Log(__name__)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Seconds: between looks, that a lease lasts without renewal, and of rest after taking it from somebody else."""

    look: float = 10.0
    lease: float = 60.0
    rest: float = 1.2
    """So that what the one before sent in the last second does not add up with ours."""


EVERYDAY: Final = Rhythm()


class PostOffice:
    """Plans, sends and tells the admins, one process at a time."""

    def __init__(
        self,
        mail: Mail,
        carrier: Carrier,
        metrics: Metrics,
        now: Callable[[], datetime],
        rhythm: Rhythm = EVERYDAY,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._mail = mail
        self._metrics = metrics
        self._now = now
        self._rhythm = rhythm
        self._sleep = sleep
        self._tenure = Tenure(mail.outbox, now, rhythm.lease)
        self._stop = asyncio.Event()
        self._postman = Postman(mail.outbox, carrier, mail.composers, metrics, now, self._tenure, sleep=sleep)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Work in the background; on the way out what is being sent is finished and the lease given back."""
        work = asyncio.create_task(self._work())
        try:
            yield
        finally:
            self._stop.set()
            await work

    async def look(self) -> bool:
        """Look once and do all that is due; return whether the lease was ours, or could be taken.

        Raises:
            StoreUnavailableError: the database cannot be used.
        """
        held = self._tenure.held
        if not await self._tenure.keep():
            self._metrics.queue({})
            return False
        if not held:
            await self._sleep(self._rhythm.rest)
        await self._mail.outbox.expire(self._now())
        await self._plan()
        await go_round(self._postman, self._may_go_on)
        await self._tell()
        self._metrics.queue(await self._mail.outbox.queue())
        return True

    async def close(self) -> None:
        """Give the lease back, as far as the database can be reached."""
        with suppress(StoreUnavailableError):
            await self._tenure.give_back()

    async def _work(self) -> None:
        while not self._stop.is_set():
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001 (it goes on: the next look may find everything in order)
                _log.error("post.failed", "Looking for what is due failed.", error)
                await self.close()
                self._tenure.resign()
            with suppress(TimeoutError):
                async with asyncio.timeout(self._rhythm.look):
                    await self._stop.wait()
        await self.close()

    async def _may_go_on(self) -> bool:
        return not self._stop.is_set() and await self._tenure.keep()

    async def _plan(self) -> None:
        """Let every planner plan; one that fails keeps no other from it, nor does a slow one lose the lease."""
        for planner in self._mail.planners:
            if not await self._may_go_on():
                return
            try:
                await planner.plan(self._now())
            except StoreUnavailableError:
                raise
            except Exception as error:  # noqa: BLE001
                _log.error("post.not_planned", "What is due could not be planned.", error)

    async def _tell(self) -> None:
        """Tell the admins of those who were not reached, once."""
        now, kinds = self._now(), self._mail.composers.keys() - {ADMIN}
        key = f"{ADMIN}:{now:%Y-%m-%dT%H:%M:%SZ}"
        for tenant in await self._mail.outbox.untold(kinds, now):
            admins = await self._mail.admins(tenant)
            parcels = [Parcel(admin, ADMIN, key, now, now + _NOTE_LASTS) for admin in admins]
            if parcels:
                await self._mail.outbox.tell(parcels, kinds, now)
