"""One turn from end to end: the conversation's answer to one incoming activity, saved and then delivered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from time import perf_counter
from typing import Protocol

from bot.inbound.incoming import INVOKES, Incoming, Kind
from bot.lanes import Lanes
from bot.logs import Log
from bot.lookups import Library, Lookups
from bot.metrics import Metrics
from bot.outgoing.answers import Answer, card_answer, error_answer, shown, text_answer
from bot.outgoing.channel import Channel
from bot.outgoing.delivery import Delivery
from bot.outgoing.signs_of_work import signs_of_work
from bot.post.acquaintances import Acquaintances
from dialogs.ports.failures import StaleDraftError, StoreError
from dialogs.ports.people import Person
from dialogs.ports.store import Session, Store
from dialogs.turns import Reply, Scope, Turn
from dialogs.wording import say

_log = Log(__name__)


class Dialog(Library, Protocol):
    """The conversation, as the bot uses it."""

    async def handle(self, turn: Turn, session: Session) -> Reply:
        """Answer one turn."""

    def welcome(self, person: Person, scope: Scope, now: datetime) -> Reply:
        """Greet a person or a team that has just installed the bot."""


class Bot:
    """Answers incoming activities, one at a time per conversation."""

    def __init__(
        self, store: Store, dialog: Dialog, delivery: Delivery, metrics: Metrics, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._dialog = dialog
        self._delivery = delivery
        self._metrics = metrics
        self._now = now
        self._lanes = Lanes()
        self._lookups = Lookups(dialog, metrics, now)
        self._acquaintances = Acquaintances()

    async def answer(self, incoming: Incoming, channel: Channel) -> Answer | None:
        """Answer one activity; only invokes have an answer in the response itself."""
        started = perf_counter()
        if incoming.kind is Kind.IGNORED:
            return None
        if incoming.kind in INVOKES - {Kind.CARD}:
            return self._lookups.answer(incoming)
        if incoming.kind is Kind.CARD and incoming.chosen is None:
            return error_answer(say("error.unexpected"))
        async with self._lanes.lane((incoming.tenant, incoming.address.conversation)):
            async with signs_of_work(channel):
                reply, outcome = await self._reply(incoming)
            if reply and not await self._delivery.deliver(reply, incoming, channel):
                outcome = "undelivered"
        seconds = perf_counter() - started
        self._metrics.turn(incoming.kind, outcome, seconds)
        _log.info("turn.done", "A turn was handled.", kind=incoming.kind, outcome=outcome, seconds=round(seconds, 4))
        return _in_response(reply) if incoming.kind is Kind.CARD else None

    async def _reply(self, incoming: Incoming) -> tuple[Reply | None, str]:
        """Return the reply and how the turn ended; what fails becomes a sentence that says what to do."""
        try:
            return await self._twice(incoming)
        except StaleDraftError:
            return self._failed(StaleDraftError.reason)
        except StoreError as error:
            return self._failed(error.reason, error)
        except Exception as error:  # noqa: BLE001 (the edge: whatever it is, she gets a sentence and we get its place)
            return self._failed("unexpected", error)

    async def _twice(self, incoming: Incoming) -> tuple[Reply | None, str]:
        """Try again once where another device changed the draft in the meantime."""
        try:
            return await self._converse(incoming)
        except StaleDraftError:
            return await self._converse(incoming)

    async def _converse(self, incoming: Incoming) -> tuple[Reply | None, str]:
        now, address = self._now(), incoming.address
        async with self._store.turn(incoming.tenant or "", address.conversation, address.activity, now) as session:
            met = await self._acquaintances.note(incoming, session, now)
            answer = await self._answered(incoming, session, now)
        if met:
            self._acquaintances.saved(met)
        return answer

    async def _answered(self, incoming: Incoming, session: Session, now: datetime) -> tuple[Reply | None, str]:
        if session.seen and not session.unanswered and incoming.kind is not Kind.CARD:
            return None, "repeated"
        match incoming.kind:
            case Kind.INSTALLED:
                return self._dialog.welcome(incoming.person(), incoming.scope, now), "welcomed"
            case Kind.UNINSTALLED:
                return None, "left"
        return await self._dialog.handle(incoming.turn(now), session), "repeated" if session.seen else "answered"

    def _failed(self, kind: str, error: Exception | None = None) -> tuple[Reply, str]:
        self._metrics.error(kind)
        _log.error("turn.failed", "A turn failed and nothing of it was saved.", error, reason=kind)
        return Reply(text=say(f"error.{kind}")), kind


def _in_response(reply: Reply | None) -> Answer:
    """Return what a pressed Execute is answered with: its new card, its shrunken one, or a pointer downwards."""
    if reply and reply.view and reply.replaces:
        return card_answer(shown(reply.view).content)
    if reply and reply.collapsed:
        return card_answer(shown(reply.collapsed).content)
    return text_answer(say("assessment.collapsed"))
