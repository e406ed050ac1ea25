"""Delivering a reply: in place of the pressed card or below, and shrinking the card that stood before it."""

from __future__ import annotations

from bot.answers import message, shown
from bot.channel import Channel, DeliveryError, Message
from bot.incoming import Incoming
from bot.logs import Log
from bot.metrics import Metrics
from bot.places import CardPlaces
from dialogs.ports import StoreError
from dialogs.turns import Reply

_log = Log(__name__)


class Delivery:
    """Brings replies out. A failure is logged and counted, never raised: the turn itself is already saved."""

    def __init__(self, places: CardPlaces, metrics: Metrics) -> None:
        self._places = places
        self._metrics = metrics

    async def deliver(self, reply: Reply, incoming: Incoming, channel: Channel) -> bool:
        """Bring a reply out and return whether it got through."""
        outgoing = message(reply)
        pressed = incoming.card if reply.replaces and reply.view else None
        if pressed and await self._update(channel, pressed, outgoing):
            await self._moved(reply, incoming, channel, pressed)
            return True
        try:
            activity = await channel.send(outgoing)
        except DeliveryError as error:
            self._failed("delivery.failed", "An answer did not get through.", error)
            return False
        self._metrics.delivery("sent")
        if activity:
            await self._moved(reply, incoming, channel, activity)
        return True

    async def _moved(self, reply: Reply, incoming: Incoming, channel: Channel, activity: str) -> None:
        """Remember where the draft's card stands now, and shrink the one that stood elsewhere."""
        if reply.view is None or reply.draft is None:
            return
        try:
            earlier = await self._remember(reply.draft, incoming, activity)
        except StoreError as error:
            _log.error("delivery.place_lost", "Where a card stands could not be saved.", error)
            return
        if earlier and earlier != activity and reply.collapsed:
            await self._update(channel, earlier, shown(reply.collapsed))

    async def _remember(self, draft: str, incoming: Incoming, activity: str) -> str | None:
        """Note where the card stands, and return where it stood before."""
        tenant, conversation = incoming.tenant or "", incoming.address.conversation
        earlier = await self._places.card(tenant, conversation, draft)
        if earlier != activity:
            await self._places.remember(tenant, conversation, draft, activity)
        return earlier

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
