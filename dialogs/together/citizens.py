"""Decisions by citizen: a citizen's cases are those that are joined."""

from __future__ import annotations

from datetime import datetime

from dialogs.ports.decisions import Logged
from dialogs.ports.links import reach
from dialogs.ports.store import Session


async def by_citizen(session: Session, since: datetime) -> list[list[Logged]]:
    """Return every decision, oldest first, of each citizen on whom something was logged since then."""
    entries = await session.entries_since(since)
    links = await session.links({logged.number for logged in entries})
    citizens: dict[frozenset[str], list[Logged]] = {}
    known: dict[str, frozenset[str]] = {}
    for logged in entries:
        if logged.number not in known:
            joined = reach((logged.number,), links)
            known |= dict.fromkeys(joined, joined)
        citizens.setdefault(known[logged.number], []).append(logged)
    return list(citizens.values())
