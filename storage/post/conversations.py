"""Where recipients are reached. A place that stands already is not written again."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any, Final

from sqlalchemy import ColumnElement, Insert, delete, or_, select

from dialogs.ports.post import Audience, Recipient, Reference
from storage.databases.engine import Transaction
from storage.databases.inserting import inserting
from storage.tables.post import CONVERSATIONS

_PLACE: Final = ("conversation", "service_url", "bot", "team")


async def find_reference(connection: Transaction, recipient: Recipient) -> Reference | None:
    """Return where a recipient is reached, if anywhere."""
    row = (await connection.execute(select(CONVERSATIONS).where(_whose(recipient)))).one_or_none()
    if row is None:
        return None
    whose = Recipient(row.tenant, Audience(row.audience), row.recipient)
    return Reference(whose, row.conversation, row.service_url, row.bot, row.team)


async def keep_reference(connection: Transaction, reference: Reference, now: datetime) -> None:
    """Note where a recipient is reached."""
    await connection.execute(_put(connection.dialect.name), _row(reference, now))


async def drop_reference(connection: Transaction, reference: Reference) -> None:
    """Forget a place, unless the recipient has another one by now."""
    here = _whose(reference.recipient) & (CONVERSATIONS.c.conversation == reference.conversation)
    await connection.execute(delete(CONVERSATIONS).where(here))


async def drop_conversation(connection: Transaction, tenant: str, conversation: str, team: str | None) -> None:
    """Forget a conversation, and all channels of a team if one is named."""
    gone = CONVERSATIONS.c.conversation == conversation
    if team is not None:
        gone |= CONVERSATIONS.c.team == team
    await connection.execute(delete(CONVERSATIONS).where(CONVERSATIONS.c.tenant == tenant, gone))


def _whose(recipient: Recipient) -> ColumnElement[bool]:
    return (
        (CONVERSATIONS.c.tenant == recipient.tenant)
        & (CONVERSATIONS.c.audience == recipient.audience)
        & (CONVERSATIONS.c.recipient == recipient.id)
    )


def _row(reference: Reference, now: datetime) -> dict[str, Any]:
    recipient = reference.recipient
    return {
        "tenant": recipient.tenant,
        "audience": recipient.audience,
        "recipient": recipient.id,
        **{name: getattr(reference, name) for name in _PLACE},
        "changed": now,
    }


@cache
def _put(dialect: str) -> Insert:
    """Return the statement that writes only what differs."""
    insert = inserting(CONVERSATIONS, dialect)
    differs = or_(*(CONVERSATIONS.c[name].is_distinct_from(insert.excluded[name]) for name in _PLACE))
    written = {name: insert.excluded[name] for name in (*_PLACE, "changed")}
    return insert.on_conflict_do_update(index_elements=list(CONVERSATIONS.primary_key), set_=written, where=differs)
