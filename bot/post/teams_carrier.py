"""Bringing a message to a place that the bot has met, without anybody having written just now."""

from __future__ import annotations

from bot.outgoing.channel import DeliveryError, Message
from bot.sdk.authentication import PooledConnectors
from bot.sdk.codec import opening, sdk_notice
from dialogs.ports.post import Reference


class TeamsCarrier:
    """Implements `bot.post.carrier.Carrier` with the Bot Connector."""

    def __init__(self, connectors: PooledConnectors) -> None:
        self._connectors = connectors

    async def send(self, reference: Reference, message: Message) -> str | None:
        """Send a message; see the port."""
        connector = await self._connectors.create(reference.service_url)
        notice = sdk_notice(message, reference.bot, reference.conversation)
        sent = await connector.conversations.send_to_conversation(reference.conversation, notice)
        return sent.id or None

    async def open(self, reference: Reference) -> str:
        """Open a person's chat anew; see the port."""
        connector = await self._connectors.create(reference.service_url)
        recipient = reference.recipient
        parameters = opening(reference.bot, recipient.id, recipient.tenant)
        opened = await connector.conversations.create_conversation(parameters)
        if not opened.id:
            raise DeliveryError("unreachable", code="no_conversation")
        return str(opened.id)
