"""Answers to invokes that look something up. They are answered at once and touch neither the store nor a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from time import perf_counter
from typing import Final, Protocol

from bot.inbound.incoming import Incoming, Kind, Search
from bot.inbound.wire import FIND
from bot.logs import Log
from bot.metrics import Metrics
from bot.outgoing.answers import Answer, nothing_fits, nothing_found, offered, suggested
from dialogs.lookup.offers import Offer
from dialogs.view import Option

_MOST: Final = 15
"""Teams shows no more options in a choice; so many cards also stay far below what one answer may hold."""

_log = Log(__name__)


class Library(Protocol):
    """What can be looked up without a conversation."""

    def offers(self, query: str, now: datetime, skip: int, count: int) -> Sequence[Offer]:
        """Return interventions that can be put into a message, best first."""

    def suggestions(self, dataset: str, typed: str, now: datetime, count: int) -> Sequence[Option]:
        """Return the options of a data set that fit what is being typed."""


class Lookups:
    """Answers every invoke that is no pressed button; one that looks for nothing of ours finds nothing."""

    def __init__(self, library: Library, metrics: Metrics, now: Callable[[], datetime]) -> None:
        self._library = library
        self._metrics = metrics
        self._now = now

    def answer(self, incoming: Incoming) -> Answer:
        """Answer one invoke."""
        started = perf_counter()
        try:
            answer = self._found(incoming.kind, incoming.search) if incoming.search else None
        except Exception as error:  # noqa: BLE001 (the edge: whatever it is, an empty list is still an answer)
            self._metrics.error("lookup")
            _log.error("lookup.failed", "A lookup failed.", error, kind=incoming.kind)
            answer = None
        outcome = "looked_up" if answer else "not_ours"
        self._metrics.turn(incoming.kind, outcome, perf_counter() - started)
        return answer or nothing_found(incoming.kind)

    def _found(self, kind: Kind, search: Search) -> Answer | None:
        count = min(search.count, _MOST)
        if kind is Kind.SEARCH:
            return suggested(self._library.suggestions(search.within, search.text, self._now(), count))
        if search.within != FIND:
            return None
        offers = self._library.offers(search.text, self._now(), search.skip, count)
        return offered(offers) if offers or search.skip else nothing_fits()
