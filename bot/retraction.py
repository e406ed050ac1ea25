"""Taking back what our own messages in Teams say of a citizen, once it is deleted here."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.answers import shown
from bot.authentication import PooledConnectors
from bot.channel import DeliveryError
from bot.codec import sdk_message
from bot.logs import Log
from bot.metrics import Metrics
from dialogs.view import Paragraph, View
from dialogs.wording import say
from storage.messages import Retraction

_log = Log(__name__)


class Retractions(Protocol):
    """Which messages are to be taken back; raises `StoreUnavailableError` where the database cannot be used."""

    async def to_retract(self, most: int = 50) -> tuple[Retraction, ...]:
        """Return messages that are to be taken back, those tried least first."""

    async def retracted(self, one: Retraction) -> None:
        """Note that a message has lost what it said, or is not there any more."""

    async def not_retracted(self, one: Retraction) -> bool:
        """Count a try that failed; return False once it is given up."""


class Retractor:
    """Puts a short notice in the place of each message that is to be taken back."""

    def __init__(self, retractions: Retractions, connectors: PooledConnectors, metrics: Metrics) -> None:
        self._retractions = retractions
        self._connectors = connectors
        self._metrics = metrics

    async def plan(self, now: datetime) -> None:  # noqa: ARG002 (what is to be taken back is always due)
        """Try each message once: among the planners of the post office, since only one process may do it."""
        for one in await self._retractions.to_retract():
            if await self._take_back(one):
                await self._retractions.retracted(one)
            elif not await self._retractions.not_retracted(one):
                _log.warning("retraction.given_up", "A message in Teams could not be taken back.", reason=one.why)

    async def _take_back(self, one: Retraction) -> bool:
        if one.service_url is None:
            return False
        notice = sdk_message(shown(View(say("gone.summary"), (Paragraph(say(f"gone.{one.why}"), "subtle"),))))
        notice.id = one.activity
        try:
            connector = await self._connectors.create(one.service_url)
            await connector.conversations.update_activity(one.conversation, one.activity, notice)
        except DeliveryError as error:
            self._metrics.delivery(error.failure)
            return error.failure == "gone"
        self._metrics.delivery("retracted")
        return True
