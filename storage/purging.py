"""Deleting what is kept of one citizen's case, so that the chain of the log still holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.messages import retract
from storage.tables import (
    CASE_LINKS,
    CASE_NOTES,
    CASE_REFERENCES,
    DECISION_PAYLOADS,
    DRAFTS,
    HANDOVER_STEPS,
    HANDOVERS,
    PERMITS,
)

OF_CASES: Final[tuple[Table, ...]] = (PERMITS, CASE_NOTES, HANDOVERS, DECISION_PAYLOADS, CASE_REFERENCES)
"""Every table with rows about one case, by `tenant` and `case`, in the order in which they may go."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What was deleted of some cases. `messages` of ours in the chat will follow."""

    cases: int = 0
    decisions: int = 0
    references: int = 0
    messages: int = 0


async def purge_cases(connection: AsyncConnection, tenant: str, numbers: Sequence[str], now: datetime) -> Purged:
    """Delete what is kept of cases, by their Vejviser numbers.

    What stays are the numbers themselves, which are never used again, the entries of the log without their
    payload, and who has read the case, which has its own limit.
    """
    if not numbers:
        return Purged()
    payloads = DECISION_PAYLOADS.c.case.in_(numbers) & (DECISION_PAYLOADS.c.tenant == tenant)
    decisions = select(DECISION_PAYLOADS.c.decision).where(payloads)
    of_drafts = (DRAFTS.c.tenant == tenant) & DRAFTS.c.decision.in_(decisions)
    drafts = (await connection.execute(select(DRAFTS.c.id).where(of_drafts))).scalars().all()
    messages = await retract(connection, tenant, [*numbers, *drafts], "purged", now, cards=True)
    await connection.execute(delete(DRAFTS).where(of_drafts))
    handed = select(HANDOVERS.c.id).where(HANDOVERS.c.tenant == tenant, HANDOVERS.c.case.in_(numbers))
    steps = delete(HANDOVER_STEPS).where(HANDOVER_STEPS.c.tenant == tenant, HANDOVER_STEPS.c.handover.in_(handed))
    joined = CASE_LINKS.c.one.in_(numbers) | CASE_LINKS.c.other.in_(numbers)
    await connection.execute(steps)
    await connection.execute(delete(CASE_LINKS).where(CASE_LINKS.c.tenant == tenant, joined))
    gone = {}
    for table in OF_CASES:
        rows = delete(table).where(table.c.tenant == tenant, table.c.case.in_(numbers))
        gone[table.name] = (await connection.execute(rows)).rowcount
    return Purged(len(numbers), gone[DECISION_PAYLOADS.name], gone[CASE_REFERENCES.name], messages)
