"""Going through a tenant's log once from the first entry on, a page at a time, however long it is."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import RowMapping, select

from dialogs.ports.decisions import Logged
from storage.databases.engine import Transaction
from storage.keys import Keyring
from storage.log.payloads import ITS_PAYLOAD, logged
from storage.tables.log import DECISION_PAYLOADS, DECISIONS

COLUMNS: Final = tuple(column.name for column in DECISIONS.columns)
"""The plain columns of an entry."""
_PAGE: Final = 500
_PLAIN: Final = select(DECISIONS)
_WITH_PAYLOAD: Final = select(
    DECISIONS, DECISION_PAYLOADS.c.case, DECISION_PAYLOADS.c.note_filed, DECISION_PAYLOADS.c.sealed
).outerjoin(DECISION_PAYLOADS, ITS_PAYLOAD)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log: its plain columns, which name no citizen, and all of it where that was asked for.

    `logged` is also None where the payload was deleted by law.
    """

    plain: Mapping[str, Any]
    logged: Logged | None


@dataclass(frozen=True, slots=True)
class Extract:
    """What is wanted of the log: from a moment on, before another, with or without payloads."""

    tenant: str
    since: datetime | None = None
    before: datetime | None = None
    payloads: bool = False


async def entries(connection: Transaction, keyring: Keyring, wanted: Extract) -> AsyncIterator[Entry]:
    """Yield the entries in the order in which they were logged; the transaction must see one moment throughout."""
    own = (_WITH_PAYLOAD if wanted.payloads else _PLAIN).where(DECISIONS.c.tenant == wanted.tenant)
    if wanted.since:
        own = own.where(DECISIONS.c.at >= wanted.since)
    if wanted.before:
        own = own.where(DECISIONS.c.at < wanted.before)
    own, last = own.order_by(DECISIONS.c.seq).limit(_PAGE), 0
    while page := (await connection.execute(own.where(DECISIONS.c.seq > last))).mappings().all():
        for row in page:
            yield _entry(row, keyring)
        last = page[-1]["seq"]


def _entry(row: RowMapping, keyring: Keyring) -> Entry:
    plain = {name: row[name] for name in COLUMNS}
    return Entry(plain, logged(row, keyring) if row.get("sealed") else None)
