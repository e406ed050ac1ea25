"""Whom the bot has met, and where: what turns tell of the places that it may write to of its own accord."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.inbound.incoming import Incoming, Kind
from dialogs.ports.post import Audience, Recipient, Reference
from dialogs.ports.store import Session
from dialogs.turns import Scope

_MET: Final = frozenset({Kind.INSTALLED, Kind.MESSAGE, Kind.CARD})
_GOOD_FOR: Final = 3600.0
"""Seconds after which a place is compared with the database again, which another process may have changed."""
_MOST: Final = 10_000


class Acquaintances:
    """Tells the store of each place once, and again when it has changed; a turn that brings no news costs nothing."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[Recipient, tuple[Reference, float]] = {}

    async def note(self, incoming: Incoming, session: Session, now: datetime) -> Reference | None:
        """Save what an activity says of where its sender is reached, within its turn; return what was news."""
        if incoming.kind is Kind.UNINSTALLED:
            await session.part(_place(incoming), incoming.team)
            return None
        reference = _reference(incoming) if incoming.kind in _MET else None
        if reference is None or (incoming.kind is not Kind.INSTALLED and self._knows(reference)):
            return None
        await session.meet(reference, now)
        return reference

    def saved(self, reference: Reference) -> None:
        """Remember what a turn has saved; the oldest is forgotten when there are too many."""
        self._known.pop(reference.recipient, None)
        self._known[reference.recipient] = (reference, self._clock() + _GOOD_FOR)
        if len(self._known) > _MOST:
            del self._known[next(iter(self._known))]

    def _knows(self, reference: Reference) -> bool:
        known, until = self._known.get(reference.recipient, (None, 0.0))
        return known == reference and self._clock() < until


def _reference(incoming: Incoming) -> Reference | None:
    """Return where the sender or the channel is reached; nobody owns a group chat, so there is no place in one."""
    address, place = incoming.address, _place(incoming)
    match incoming.scope:
        case Scope.PERSONAL:
            recipient = Recipient(incoming.tenant or "", Audience.PERSON, incoming.person_id or "")
        case Scope.CHANNEL:
            recipient = Recipient(incoming.tenant or "", Audience.CHANNEL, place)
        case _:
            return None
    return Reference(recipient, place, address.service_url, address.bot, incoming.team)


def _place(incoming: Incoming) -> str:
    """Return the conversation; in a channel that is the channel itself and not the thread that was answered in."""
    return incoming.address.conversation.partition(";messageid=")[0]
