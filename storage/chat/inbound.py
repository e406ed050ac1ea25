"""What came in: that it was handled, whether its answer got out, and where the card that it moved stands."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Final

from sqlalchemy import Insert, bindparam, select, update

from storage.chat.messages import trace
from storage.databases.engine import Transaction
from storage.databases.inserting import inserting
from storage.tables.chat import CARDS, INBOUND
from storage.work import add_row

_ANSWERED: Final = select(INBOUND.c.answered).where(
    *(INBOUND.c[name] == bindparam(name) for name in ("tenant", "conversation", "activity"))
)
_ANSWER: Final = (
    update(INBOUND)
    .where(*(INBOUND.c[name] == bindparam(f"its_{name}") for name in ("tenant", "conversation", "activity")))
    .values(answered=True)
)
_PLACE: Final = select(CARDS.c.activity).where(
    *(CARDS.c[name] == bindparam(name) for name in ("tenant", "conversation", "draft"))
)


async def take_in(
    connection: Transaction, tenant: str, conversation: str, activity: str | None, now: datetime
) -> tuple[bool, bool]:
    """Note that an activity came in; return whether it had before, and whether it then still lacks its answer."""
    if activity is None:
        return False, False
    key = {"tenant": tenant, "conversation": conversation, "activity": activity}
    if await add_row(connection, INBOUND, {**key, "at": now, "answered": False}):
        return False, False
    return True, not await connection.scalar(_ANSWERED, key)


async def note_answer(
    connection: Transaction,
    tenant: str,
    conversation: str,
    activity: str | None,
    draft: str | None,
    card: str | None,
    about: Collection[str],
) -> str | None:
    """Note that an answer is out, and return where the card of its draft stood before; see the port."""
    if activity:
        await _mark_answered(connection, tenant, conversation, activity)
    if card:
        await trace(connection, tenant, conversation, card, about)
    if card and draft:
        return await _move_card(connection, tenant, conversation, draft, card)
    return None


async def _mark_answered(connection: Transaction, tenant: str, conversation: str, activity: str) -> None:
    """Note that the answer to an activity is out."""
    await connection.execute(
        _ANSWER, {"its_tenant": tenant, "its_conversation": conversation, "its_activity": activity}
    )


async def _move_card(
    connection: Transaction, tenant: str, conversation: str, draft: str, activity: str
) -> str | None:
    """Note where a draft's card stands now and return where it stood before."""
    key = {"tenant": tenant, "conversation": conversation, "draft": draft}
    earlier: str | None = await connection.scalar(_PLACE, key)
    if earlier != activity:
        await connection.execute(_put_card(connection.dialect.name), {**key, "activity": activity})
    return earlier


@cache
def _put_card(dialect: str) -> Insert:
    insert = inserting(CARDS, dialect)
    changed = {"activity": insert.excluded.activity}
    return insert.on_conflict_do_update(index_elements=list(CARDS.primary_key), set_=changed)
