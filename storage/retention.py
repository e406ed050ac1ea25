"""Deleting what has been kept as long as it may be, kind by kind, each in a transaction of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Column, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.keeping import Keeping
from storage.messages import retract
from storage.purging import purge_cases
from storage.tables import DECISION_PAYLOADS, DECISIONS, DELIVERIES, DRAFTS, INBOUND, MISSES, PERMITS, READINGS

_MOST_CASES: Final = 200
"""In one transaction, so that nobody waits long for it."""


Delete = Callable[[AsyncConnection, datetime], Awaitable[int]]
"""Deletes what is older than a moment, all or a good part of it, and returns how much that was."""


class Retention:
    """One run over everything that is older than it may be."""

    def __init__(self, database: Database, keeping: Keeping, now: datetime, *, dry: bool) -> None:
        self._database = database
        self._keeping = keeping
        self._now = now
        self._dry = dry

    async def run(self) -> Mapping[str, int]:
        """Return how many of each kind were deleted, or would be."""
        keeping = self._keeping
        kinds: dict[str, tuple[int | None, Delete]] = {
            "drafts": (keeping.drafts, self._drafts),
            "readings": (keeping.readings, _older(READINGS.c.at)),
            "permits": (keeping.readings, _older(PERMITS.c.until)),
            "searches": (keeping.searches, _misses),
            "deliveries": (keeping.deliveries, _older(DELIVERIES.c.ends)),
            "inbound": (keeping.drafts, _older(INBOUND.c.at)),
            "cases": (keeping.cases, self._cases),
        }
        return {kind: await self._kind(days, rows) for kind, (days, rows) in kinds.items()}

    async def _kind(self, days: int | None, rows: Delete) -> int:
        """Delete until nothing is found any more; a dry run deletes once and takes it back."""
        if days is None:
            return 0
        before, gone = self._now - timedelta(days=days), 0
        while True:
            async with self._database.writing() as connection:
                found = await rows(connection, before)
                if self._dry:
                    await connection.rollback()
            gone += found
            if self._dry or found == 0:
                return gone

    async def _drafts(self, connection: AsyncConnection, before: datetime) -> int:
        """Delete drafts that nobody goes on with; what our cards show of them goes too."""
        old = select(DRAFTS.c.tenant, DRAFTS.c.id, DRAFTS.c.status).where(DRAFTS.c.changed < before)
        drafts = (await connection.execute(old)).all()
        for draft in drafts:
            still_shown = draft.status == "open"
            await retract(connection, draft.tenant, [draft.id], "expired", self._now, cards=still_shown)
        await connection.execute(delete(DRAFTS).where(DRAFTS.c.changed < before))
        return len(drafts)

    async def _cases(self, connection: AsyncConnection, before: datetime) -> int:
        """Delete cases on which nothing has been logged for so long."""
        of_payload = (DECISIONS.c.tenant == DECISION_PAYLOADS.c.tenant) & (
            DECISIONS.c.id == DECISION_PAYLOADS.c.decision
        )
        query = (
            select(DECISION_PAYLOADS.c.tenant, DECISION_PAYLOADS.c.case)
            .join(DECISIONS, of_payload)
            .group_by(DECISION_PAYLOADS.c.tenant, DECISION_PAYLOADS.c.case)
            .having(func.max(DECISIONS.c.at) < before)
        )
        old = (await connection.execute(query if self._dry else query.limit(_MOST_CASES))).all()
        for tenant in {row.tenant for row in old}:
            numbers = [row.case for row in old if row.tenant == tenant]
            await purge_cases(connection, tenant, numbers, self._now)
        return len(old)


def _older(moment: Column[datetime]) -> Delete:
    """Return what deletes the rows of a column's table whose moment is past."""

    async def rows(connection: AsyncConnection, before: datetime) -> int:
        return (await connection.execute(delete(moment.table).where(moment < before))).rowcount

    return rows


async def _misses(connection: AsyncConnection, before: datetime) -> int:
    return (await connection.execute(delete(MISSES).where(MISSES.c.day < before.date()))).rowcount
