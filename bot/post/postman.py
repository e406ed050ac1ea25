"""One delivery: compose it, find the place, claim it, send it, and write down what became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from bot.logs import Log
from bot.metrics import Metrics
from bot.outgoing.answers import shown
from bot.outgoing.channel import CardMessage, DeliveryError
from bot.post.carrier import Carrier
from bot.post.outcomes import opening_outcome, outcome, throttled
from bot.post.pace import Pace
from bot.post.tenure import Tenure
from dialogs.ports.failures import StoreUnavailableError
from dialogs.ports.post import Audience, Composer, Delivery, Letter, Outbox, Outcome, Posted, Reference, Status

_PATIENCE: Final = 2.0
"""Seconds that a delivery waits for its turn; one that would wait longer is left for the next round."""
_PAUSES: Final = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between tries to write down how an attempt ended; after the last one it becomes ambiguous by itself."""

_log = Log(__name__)


@dataclass(frozen=True, slots=True)
class Postman:
    """Delivers as the holder of the lease. No failure of one delivery reaches another."""

    outbox: Outbox
    carrier: Carrier
    composers: Mapping[str, Composer]
    metrics: Metrics
    now: Callable[[], datetime]
    tenure: Tenure
    pace: Pace = field(default_factory=Pace)
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def deliver(self, delivery: Delivery) -> bool:
        """Bring one delivery as far as it goes now; return whether anything has become of it.

        Raises:
            StoreUnavailableError: the database cannot be used; nothing was sent.
        """
        found = await self._prepared(delivery)
        if isinstance(found, Outcome):
            await self.outbox.withdraw(delivery, found, self.now())
            self._note(delivery, found)
            return True
        letter, reference = found
        if not await self._turn_comes(reference.recipient.tenant, reference.conversation):
            return False
        if not await self.outbox.claim(delivery, self.tenure.holder, self.now()):
            return False
        ended, conversation = await self._send(reference, shown(letter.view), delivery.attempts + 1)
        await self._settle(delivery, ended, Posted(letter, conversation) if ended.status is Status.SENT else None)
        return True

    async def _prepared(self, delivery: Delivery) -> tuple[Letter, Reference] | Outcome:
        """Return what to send and where, or why nothing is sent now."""
        reference = await self.outbox.reference(delivery.parcel.recipient)
        if reference is None:
            return Outcome(Status.UNINSTALLED, "not_installed")
        composer = self.composers[delivery.parcel.kind]
        try:
            letter = await composer.compose(delivery.parcel, self.now())
            if isinstance(letter, Outcome):
                return letter
            return (letter, reference) if letter else Outcome(Status.SKIPPED, "nothing_to_say")
        except StoreUnavailableError:
            raise
        except Exception as error:  # noqa: BLE001 (whatever it is, it must not keep the others from their post)
            kind = delivery.parcel.kind
            _log.error("post.not_composed", "Something to send could not be composed.", error, kind=kind)
            return throttled("not_composed", 6, self.now())

    async def _turn_comes(self, tenant: str, conversation: str | None) -> bool:
        """Wait until the limits allow one more, unless that takes too long."""
        waited = 0.0
        while (wait := self.pace.wait(tenant, conversation)) > 0:
            waited += wait
            if waited > _PATIENCE:
                return False
            await self.sleep(wait)
        return True

    async def _send(self, reference: Reference, message: CardMessage, attempts: int) -> tuple[Outcome, str]:
        """Send once; return how it ended, and in which conversation."""
        try:
            sent = Outcome(Status.SENT, activity=await self.carrier.send(reference, message))
            return sent, reference.conversation
        except DeliveryError as error:
            if error.failure == "gone" and reference.recipient.audience is Audience.PERSON:
                return await self._send_anew(reference, message, attempts)
            ended = outcome(error, attempts, self.now())
        if ended.status is Status.UNINSTALLED:
            await self._tidy(self.outbox.drop_reference(reference))
        return ended, reference.conversation

    async def _send_anew(self, lost: Reference, message: CardMessage, attempts: int) -> tuple[Outcome, str]:
        """Open a lost conversation once more by the Entra object id, and send there."""
        opened = await self._opened(lost, attempts)
        if isinstance(opened, Outcome):
            return opened, lost.conversation
        try:
            sent = Outcome(Status.SENT, activity=await self.carrier.send(opened, message))
        except DeliveryError as error:
            sent = outcome(error, attempts, self.now())
        return sent, opened.conversation

    async def _opened(self, lost: Reference, attempts: int) -> Reference | Outcome:
        """Return the conversation anew when its turn has come, or why it is not to be had now."""
        tenant = lost.recipient.tenant
        if not await self._turn_comes(tenant, None):
            return throttled("conversation_lost", attempts, self.now())
        try:
            opened = replace(lost, conversation=await self.carrier.open(lost))
        except DeliveryError as error:
            return opening_outcome(error, attempts, self.now())
        await self._tidy(self.outbox.keep_reference(opened, self.now()))
        if not await self._turn_comes(tenant, opened.conversation):
            return throttled("conversation_lost", attempts, self.now())
        return opened

    async def _settle(self, delivery: Delivery, ended: Outcome, posted: Posted | None) -> None:
        """Write down how it ended, however long the database is away; who never can leaves it ambiguous."""
        self._note(delivery, ended)
        for pause in (*_PAUSES, None):
            try:
                await self.outbox.settle(delivery, self.tenure.holder, ended, self.now(), posted)
                return
            except StoreUnavailableError as error:
                _log.error("post.not_settled", "What became of a delivery could not be saved.", error)
                if pause is None:
                    raise
                await self.sleep(pause)

    async def _tidy(self, writing: Awaitable[None]) -> None:
        """Save what is only of use next time; this delivery goes on without."""
        try:
            await writing
        except StoreUnavailableError as error:
            _log.error("post.place_lost", "Where somebody is reached could not be saved.", error)

    def _note(self, delivery: Delivery, ended: Outcome) -> None:
        kind, status, reason = delivery.parcel.kind, ended.status, ended.reason or ""
        self.metrics.posted(kind, status)
        if status in (Status.SENT, Status.SKIPPED):
            _log.info("post.done", "A delivery was done.", kind=kind, outcome=status, reason=reason)
        else:
            _log.warning("post.failed", "A delivery did not get through.", kind=kind, outcome=status, reason=reason)
