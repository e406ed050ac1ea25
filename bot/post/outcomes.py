"""What an attempt that failed means for a delivery: wait, give up, or leave it to a person."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Final

from bot.outgoing.channel import DeliveryError
from dialogs.ports.post import Outcome, Status

_FIRST, _LONGEST = 5.0, 600.0
"""Seconds of the first pause, and of the longest that we choose ourselves."""
_LONGEST_ASKED: Final = 3600.0
"""Seconds that we wait at most when we are told to; the parcel's own end comes on top."""
_NOT_THERE: Final = "BotNotInConversationRoster"


def outcome(error: DeliveryError, attempts: int, now: datetime) -> Outcome:
    """Return what has become of a message; `attempts` counts this one."""
    reason = _reason(error)
    match error.failure:
        case "ambiguous":
            return Outcome(Status.AMBIGUOUS, reason)
        case "busy" | "unreachable":
            return throttled(reason, attempts, now, error.retry_after)
        case "refused" if error.status == 401 or error.code == "sign_in":
            return throttled(reason, attempts, now)
    return Outcome(Status.UNINSTALLED if error.code == _NOT_THERE else Status.UNREACHABLE, reason)


def opening_outcome(error: DeliveryError, attempts: int, now: datetime) -> Outcome:
    """Return the same for opening a conversation: nothing was said in it yet, so it may always be done again."""
    if error.failure == "ambiguous":
        return throttled(_reason(error), attempts, now)
    return outcome(error, attempts, now)


def throttled(reason: str, attempts: int, now: datetime, asked: float | None = None) -> Outcome:
    """Return that it waits: as long as was asked for, else growing with the attempts, with jitter."""
    return Outcome(Status.THROTTLED, reason, pause_until(attempts, now, asked))


def pause_until(attempts: int, now: datetime, asked: float | None = None) -> datetime:
    """Return when to try again after so many attempts."""
    grown = min(_FIRST * 2 ** min(max(attempts, 1) - 1, 10), _LONGEST)
    pause = grown if asked is None else min(asked, _LONGEST_ASKED)
    return now + timedelta(seconds=pause * random.uniform(1.0, 1.5) + random.uniform(0.0, 1.0))  # noqa: S311 (no secret)


def _reason(error: DeliveryError) -> str:
    parts = (f"http_{error.status}" if error.status else None, error.code)
    return ":".join(part for part in parts if part) or {"ambiguous": "no_receipt"}.get(error.failure, "no_connection")
