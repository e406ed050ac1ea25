"""Taking back what our own messages in Teams say of a citizen, once it is deleted here."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Protocol

from bot.logs import Log
from bot.metrics import Metrics
from bot.outgoing.answers import shown
from bot.outgoing.channel import DeliveryError
from bot.post.outcomes import outcome, pause_until
from bot.sdk.authentication import PooledConnectors
from bot.sdk.codec import sdk_message
from dialogs.ports.post import Outcome, Status
from dialogs.view import Paragraph, View
from dialogs.wording import say
from storage.chat.messages import Retraction

_log = Log(__name__)


_MOST: Final = 5
"""In one look of the post office, each tried once: all of them together must end before the lease to send does."""


class Retractions(Protocol):
    """Which messages are to be taken back; raises `StoreUnavailableError` where the database cannot be used."""

    async def to_retract(self, now: datetime, most: int) -> tuple[Retraction, ...]:
        """Return messages that may be taken back now, those tried least first."""

    async def retracted(self, one: Retraction) -> None:
        """Note that a message has lost what it said, or is not there any more."""

    async def put_off(self, one: Retraction, until: datetime, *, refused: bool) -> bool:
        """Let a message wait after an attempt that failed; return False once refused so often that it is given up."""


class Retractor:
    """Puts a short notice in the place of each message that is to be taken back."""

    def __init__(self, retractions: Retractions, connectors: PooledConnectors, metrics: Metrics) -> None:
        """Take connectors that try once, since this one knows when to try again."""
        self._retractions = retractions
        self._connectors = connectors
        self._metrics = metrics

    async def plan(self, now: datetime) -> None:
        """Try a few messages: among the planners of the post office, since only one process may do it.

        An outage is no refusal: it ends the look, since it would meet the next one too, and is waited out.
        """
        for one in await self._retractions.to_retract(now, _MOST):
            failed = await self._take_back(one, now)
            if failed is None:
                await self._retractions.retracted(one)
            elif failed.status is Status.THROTTLED and failed.until:
                await self._retractions.put_off(one, failed.until, refused=False)
                return
            else:
                await self._refused(one, now)

    async def _refused(self, one: Retraction, now: datetime) -> None:
        if not await self._retractions.put_off(one, pause_until(one.attempts + 1, now), refused=True):
            _log.warning("retraction.given_up", "A message in Teams could not be taken back.", reason=one.why)

    async def _take_back(self, one: Retraction, now: datetime) -> Outcome | None:
        """Try once; return how it failed, None where the message says nothing any more."""
        if one.service_url is None:
            return Outcome(Status.UNINSTALLED)
        notice = sdk_message(shown(View(say("gone.summary"), (Paragraph(say(f"gone.{one.why}"), "subtle"),))))
        notice.id = one.activity
        try:
            connector = await self._connectors.create(one.service_url)
            await connector.conversations.update_activity(one.conversation, one.activity, notice)
        except DeliveryError as error:
            self._metrics.delivery(error.failure)
            return None if error.failure == "gone" else outcome(error, one.attempts + 1, now)
        self._metrics.delivery("retracted")
        return None
