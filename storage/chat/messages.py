"""Our own messages in the chat: Teams is a second store, and what we delete here must go there too."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Final, Literal

from sqlalchemy import ColumnElement, and_, delete, select, update

from storage.databases.database import Database
from storage.databases.engine import Transaction
from storage.tables.chat import CARDS, RETRACTIONS, TRACES
from storage.tables.post import CONVERSATIONS
from storage.work import add_row

Why = Literal["expired", "purged"]
_MOST_REFUSALS: Final = 20
_HERE: Final = (CONVERSATIONS.c.tenant == RETRACTIONS.c.tenant) & (
    CONVERSATIONS.c.conversation == RETRACTIONS.c.conversation
)
_NEXT: Final = select(
    RETRACTIONS, select(CONVERSATIONS.c.service_url).where(_HERE).limit(1).scalar_subquery().label("service_url")
).order_by(RETRACTIONS.c.attempts, RETRACTIONS.c.at, RETRACTIONS.c.activity)


@dataclass(frozen=True, slots=True)
class Retraction:
    """A message of ours that is to lose what it says."""

    tenant: str
    conversation: str
    activity: str
    why: Why
    service_url: str | None = None
    """Where the conversation is reached; None where the bot was taken out of it."""
    attempts: int = 0
    """How many have failed."""


_FIELDS: Final = tuple(field.name for field in fields(Retraction))


class SqlRetractions:
    """Which of our messages are to be taken back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def to_retract(self, now: datetime, most: int) -> tuple[Retraction, ...]:
        """Return messages that may be taken back now, those tried least first."""
        rested = RETRACTIONS.c.until.is_(None) | (RETRACTIONS.c.until <= now)
        async with self._database.reading() as connection:
            rows = (await connection.execute(_NEXT.where(rested).limit(most))).mappings()
            return tuple(Retraction(**{name: row[name] for name in _FIELDS}) for row in rows)

    async def retracted(self, one: Retraction) -> None:
        """Note that a message has lost what it said, or is not there any more."""
        async with self._database.writing() as connection:
            await connection.execute(delete(RETRACTIONS).where(_is(one)))

    async def put_off(self, one: Retraction, until: datetime, *, refused: bool) -> bool:
        """Let a message wait after an attempt that failed; return False once refused so often that it is given up."""
        waits = {"attempts": RETRACTIONS.c.attempts + 1, "tries": RETRACTIONS.c.tries + int(refused), "until": until}
        async with self._database.writing() as connection:
            await connection.execute(update(RETRACTIONS).where(_is(one)).values(waits))
            given_up = await connection.execute(
                delete(RETRACTIONS).where(_is(one), RETRACTIONS.c.tries >= _MOST_REFUSALS)
            )
            return given_up.rowcount == 0


async def trace(
    connection: Transaction, tenant: str, conversation: str, activity: str, subjects: Collection[str]
) -> None:
    """Note that a message tells of these drafts (by id) and cases (by number)."""
    place = {"tenant": tenant, "conversation": conversation, "activity": activity}
    for subject in subjects:
        await add_row(connection, TRACES, place | {"subject": subject})


async def retract(
    connection: Transaction, tenant: str, subjects: Collection[str], why: Why, now: datetime, *, cards: bool
) -> int:
    """Let our messages about these drafts and cases be taken back, and return how many there are.

    Args:
        connection: an open transaction.
        tenant: whose they are.
        subjects: ids of drafts, numbers of cases.
        why: what the messages will say instead.
        now: the time.
        cards: whether the newest cards of the drafts still tell of the citizen.
    """
    told = (TRACES.c.tenant == tenant) & TRACES.c.subject.in_(subjects)
    shown = (CARDS.c.tenant == tenant) & CARDS.c.draft.in_(subjects)
    places = set(await connection.execute(select(TRACES.c.conversation, TRACES.c.activity).where(told)))
    if cards:
        places |= set(await connection.execute(select(CARDS.c.conversation, CARDS.c.activity).where(shown)))
    for conversation, activity in sorted(places, key=tuple):
        place = {"tenant": tenant, "conversation": conversation, "activity": activity}
        await add_row(connection, RETRACTIONS, place | {"why": why, "at": now, "tries": 0})
    await connection.execute(delete(TRACES).where(told))
    await connection.execute(delete(CARDS).where(shown))
    return len(places)


def _is(one: Retraction) -> ColumnElement[bool]:
    return and_(
        RETRACTIONS.c.tenant == one.tenant,
        RETRACTIONS.c.conversation == one.conversation,
        RETRACTIONS.c.activity == one.activity,
    )
