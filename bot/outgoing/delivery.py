"""Delivering a reply: in place of the pressed card or below, and shrinking the card that stood before it."""

from __future__ import annotations

from bot.inbound.incoming import Incoming
from bot.logs import Log
from bot.metrics import Metrics
from bot.outgoing.answers import message, shown
from bot.outgoing.channel import Channel, DeliveryError, Message
from dialogs.ports.failures import StoreError
from dialogs.ports.store import Store
from dialogs.turns import Reply

_log = Log(__name__)


class Delivery:
    """Brings replies out. A failure is logged and counted, never raised: the turn itself is already saved."""

    def __init__(self, store: Store, metrics: Metrics) -> None:
        self._store = store
        self._metrics = metrics

    async def deliver(self, reply: Reply, incoming: Incoming, channel: Channel) -> bool:
        """Bring a reply out and return whether it got through."""
        outgoing = message(reply)
        pressed = incoming.card if reply.replaces and reply.view else None
        if pressed and await self._update(channel, pressed, outgoing):
            await self._arrived(reply, incoming, channel, pressed)
            return True
        try:
            activity = await channel.send(outgoing)
        except DeliveryError as error:
            self._failed("delivery.failed", "An answer did not get through.", error)
            if error.failure == "ambiguous":  # it may be there: when the activity comes again, it gets no second one
                await self._arrived(reply, incoming, channel, None)
            return False
        self._metrics.delivery("sent")
        await self._arrived(reply, incoming, channel, activity)
        return True

    async def _arrived(self, reply: Reply, incoming: Incoming, channel: Channel, activity: str | None) -> None:
        """Note that the answer is out and where the draft's card stands now; shrink the one that stood elsewhere."""
        tenant, address = incoming.tenant or "", incoming.address
        draft = reply.draft if reply.view else None
        try:
            earlier = await self._store.delivered(
                tenant, address.conversation, address.activity, draft, activity, reply.about
            )
        except StoreError as error:
            _log.error("delivery.unnoted", "That an answer is out could not be saved.", error)
            return
        if earlier and earlier != activity and reply.collapsed:
            await self._update(channel, earlier, shown(reply.collapsed))

    async def _update(self, channel: Channel, activity: str, outgoing: Message) -> bool:
        try:
            await channel.update(activity, outgoing)
        except DeliveryError as error:
            self._failed("delivery.update_failed", "A card could not be updated.", error)
            return False
        self._metrics.delivery("updated")
        return True

    def _failed(self, action: str, sentence: str, error: DeliveryError) -> None:
        self._metrics.delivery(error.failure)
        _log.warning(action, sentence, reason=error.failure, status=error.status or 0)
