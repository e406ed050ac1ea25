"""Decisions by citizen: a citizen's cases are those that are joined."""

from __future__ import annotations

from datetime import datetime

from dialogs.ports import Logged, Session


async def by_citizen(session: Session, since: datetime) -> list[list[Logged]]:
    """Return every decision, oldest first, of each citizen on whom something was logged since then."""
    citizens: dict[tuple[str, ...], list[Logged]] = {}
    known: dict[str, tuple[str, ...]] = {}
    for logged in await session.entries_since(since):
        if logged.number not in known:
            joined = await session.joined([logged.number])
            known |= dict.fromkeys(joined, joined)
        citizens.setdefault(known[logged.number], []).append(logged)
    return list(citizens.values())
