"""The only place where the bot looks at the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime


def now() -> datetime:
    """Return the time, aware."""
    return datetime.now(UTC)


def today() -> date:
    """Return today in Copenhagen."""
    from knowledge.weeks import COPENHAGEN

    return now().astimezone(COPENHAGEN).date()
