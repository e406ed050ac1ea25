"""Deleting what has been kept as long as it may be, kind by kind, in small transactions so that nobody waits long."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final, Protocol

from sqlalchemy import Column, ColumnElement, Date, Table, delete, func, select, tuple_

from storage.chat.messages import retract
from storage.databases.database import Database
from storage.databases.engine import Transaction
from storage.deleting.keeping import Keeping
from storage.deleting.old_cases import OldCases
from storage.keys import Keyring
from storage.tables.access import PERMITS, READINGS
from storage.tables.chat import DRAFTS, INBOUND
from storage.tables.feedback import MISSES, REPORTS
from storage.tables.post import DELIVERIES

_MOST: Final = 1000
"""Rows in one transaction."""


class Kind(Protocol):
    """One kind of what is kept."""

    async def count(self, connection: Transaction, before: datetime) -> int:
        """Return how much is older than a moment."""

    async def delete(self, connection: Transaction, before: datetime) -> int:
        """Delete a good part of it, and return how much that was; none is left when it is nothing."""


class Retention:
    """One run over everything that is older than it may be."""

    def __init__(self, database: Database, keyring: Keyring, keeping: Keeping, now: datetime) -> None:
        self._database = database
        self._now = now
        self._kinds: Mapping[str, tuple[int | None, Kind]] = {
            "drafts": (keeping.drafts, _Drafts(now)),
            "readings": (keeping.readings, _Rows(READINGS.c.at)),
            "permits": (keeping.readings, _Rows(PERMITS.c.until)),
            "searches": (keeping.searches, _Rows(MISSES.c.day)),
            "reports": (keeping.searches, _Rows(REPORTS.c.at)),
            "deliveries": (keeping.deliveries, _Rows(DELIVERIES.c.ends)),
            "inbound": (keeping.drafts, _Rows(INBOUND.c.at)),
            "cases": (keeping.cases, OldCases(keyring, now)),
        }

    async def run(self) -> Mapping[str, int]:
        """Return how many of each kind were deleted."""
        return {name: await self._all(kind, days) for name, (days, kind) in self._kinds.items()}

    async def rehearse(self) -> Mapping[str, int]:
        """Return how many of each kind a run would delete."""
        async with self._database.reading() as connection:
            return {
                name: 0 if days is None else await kind.count(connection, self._before(days))
                for name, (days, kind) in self._kinds.items()
            }

    async def _all(self, kind: Kind, days: int | None) -> int:
        gone, found = 0, 0 if days is None else -1
        while found:
            async with self._database.writing() as connection:
                found = await kind.delete(connection, self._before(days or 0))
            gone += found
        return gone

    def _before(self, days: int) -> datetime:
        return self._now - timedelta(days=days)


class _Rows:
    """The rows of a table, by the moment or the day in a column of it."""

    def __init__(self, moment: Column[Any]) -> None:
        self._table: Table = moment.table
        self._moment = moment

    async def count(self, connection: Transaction, before: datetime) -> int:
        return await connection.scalar(select(func.count()).select_from(self._table).where(self._old(before))) or 0

    async def delete(self, connection: Transaction, before: datetime) -> int:
        keys = list(self._table.primary_key)
        some = tuple_(*keys).in_(select(*keys).where(self._old(before)).limit(_MOST))
        # What somebody has just gone on with is not deleted after all.
        return await self._gone(connection, delete(self._table).where(some, self._old(before)))

    async def _gone(self, connection: Transaction, statement: Any) -> int:
        return (await connection.execute(statement)).rowcount

    def _old(self, before: datetime) -> ColumnElement[bool]:
        limit: date = before.date() if isinstance(self._moment.type, Date) else before
        return self._moment < limit


class _Drafts(_Rows):
    """Drafts that nobody goes on with; what our cards show of them goes too."""

    def __init__(self, now: datetime) -> None:
        super().__init__(DRAFTS.c.changed)
        self._now = now

    async def _gone(self, connection: Transaction, statement: Any) -> int:
        rows = await connection.execute(statement.returning(DRAFTS.c.tenant, DRAFTS.c.status, DRAFTS.c.id))
        ids: dict[tuple[str, bool], list[str]] = {}
        for tenant, status, id in rows:
            ids.setdefault((tenant, status == "open"), []).append(id)
        for (tenant, still_shown), gone in ids.items():
            await retract(connection, tenant, gone, "expired", self._now, cards=still_shown)
        return sum(map(len, ids.values()))
