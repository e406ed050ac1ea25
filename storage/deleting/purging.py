"""Deleting what is kept of one citizen's case, so that the chain of the log still holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Table, delete, select

from storage.casework.case_drafts import CaseDraftWork
from storage.chat.messages import retract
from storage.databases.engine import Transaction
from storage.keys import Keyring
from storage.log.heads import lock_head
from storage.tables.access import PERMITS
from storage.tables.chat import DRAFTS
from storage.tables.log import CASE_REFERENCES, DECISION_PAYLOADS
from storage.tables.shared import CASE_LINKS, CASE_NOTES, HANDOVER_STEPS, HANDOVERS

OF_CASES: Final[tuple[Table, ...]] = (PERMITS, CASE_NOTES, HANDOVERS, DECISION_PAYLOADS, CASE_REFERENCES)
"""Every table with rows about one case, by `tenant` and `case`, in the order in which they may go."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What was deleted of some cases. `messages` of ours will follow; cases that they were `joined` with stay."""

    cases: int = 0
    decisions: int = 0
    references: int = 0
    messages: int = 0
    joined: tuple[str, ...] = ()
    drafts: int = 0
    """Those under way that named one of the cases."""


class Purge:
    """Deletes cases of one tenant in one transaction."""

    def __init__(self, connection: Transaction, keyring: Keyring, tenant: str, now: datetime) -> None:
        self._connection = connection
        self._keyring = keyring
        self._tenant = tenant
        self._now = now

    async def cases(self, numbers: Sequence[str]) -> Purged:
        """Delete what is kept of cases, by their Vejviser numbers.

        What stays are the numbers themselves, which are never used again, the entries of the log without their
        payload, and who has read the case, which has its own limit. Whoever is about to log waits until it is done,
        since what she logs would stand on a case that is gone.
        """
        if not numbers:
            return Purged()
        await lock_head(self._connection, self._keyring, self._tenant)
        work = CaseDraftWork(self._connection, self._keyring, self._tenant)
        logged = DRAFTS.c.decision.in_(await work.logged_on(numbers))
        under_way = [row["id"] for row in await work.open_about(numbers)]
        of_tenant = select(DRAFTS.c.id).where(DRAFTS.c.tenant == self._tenant, logged)
        drafts = [*under_way, *(await self._connection.execute(of_tenant)).scalars()]
        subjects = [*numbers, *drafts]
        messages = await retract(self._connection, self._tenant, subjects, "purged", self._now, cards=True)
        await self._delete(DRAFTS, DRAFTS.c.id.in_(drafts))
        await self._delete(CASE_LINKS, CASE_LINKS.c.one.in_(numbers) | CASE_LINKS.c.other.in_(numbers))
        handed = select(HANDOVERS.c.id).where(HANDOVERS.c.tenant == self._tenant, HANDOVERS.c.case.in_(numbers))
        await self._delete(HANDOVER_STEPS, HANDOVER_STEPS.c.handover.in_(handed))
        gone = {table.name: await self._delete(table, table.c.case.in_(numbers)) for table in OF_CASES}
        counted = (gone[DECISION_PAYLOADS.name], gone[CASE_REFERENCES.name], messages)
        return Purged(len(numbers), *counted, drafts=len(under_way))

    async def _delete(self, table: Table, which: ColumnElement[bool]) -> int:
        return (await self._connection.execute(delete(table).where(table.c.tenant == self._tenant, which))).rowcount
