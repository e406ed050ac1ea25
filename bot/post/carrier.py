"""Bringing a message to a place that the bot has met, without anybody having written just now."""

from __future__ import annotations

from bot.authentication import PooledConnectors
from bot.channel import DeliveryError, Message
from bot.codec import sdk_notice, sdk_opening
from dialogs.post import Reference


class Carrier:
    """Sends and opens conversations, each by one call; whoever calls decides what comes after a failure."""

    def __init__(self, connectors: PooledConnectors) -> None:
        self._connectors = connectors

    async def send(self, reference: Reference, message: Message) -> str | None:
        """Send a message and return its activity id, which the platform sometimes withholds.

        Raises:
            DeliveryError: it did not get through, or nobody knows.
        """
        connector = await self._connectors.create(reference.service_url)
        notice = sdk_notice(message, reference.bot, reference.conversation)
        sent = await connector.conversations.send_to_conversation(reference.conversation, notice)
        return sent.id or None

    async def open(self, reference: Reference) -> str:
        """Open a person's chat anew and return its conversation id. Doing it twice gives the same chat.

        Raises:
            DeliveryError: it was not opened, or its id is not known.
        """
        connector = await self._connectors.create(reference.service_url)
        recipient = reference.recipient
        opening = sdk_opening(reference.bot, recipient.id, recipient.tenant)
        opened = await connector.conversations.create_conversation(opening)
        if not opened.id:
            raise DeliveryError("unreachable", code="no_conversation")
        return str(opened.id)
