"""Deleting what is kept of one citizen's case, so that the chain of the log still holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Table, delete, or_, select

from storage.cases import CaseWork
from storage.codec import from_bytes
from storage.engine import Transaction
from storage.heads import lock_head
from storage.keys import Keyring
from storage.messages import retract
from storage.numbers import as_our_number, folded
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
        drafts = await self._drafts(numbers)
        subjects = [*numbers, *drafts]
        messages = await retract(self._connection, self._tenant, subjects, "purged", self._now, cards=True)
        await self._delete(DRAFTS, DRAFTS.c.id.in_(drafts))
        await self._delete(CASE_LINKS, CASE_LINKS.c.one.in_(numbers) | CASE_LINKS.c.other.in_(numbers))
        handed = select(HANDOVERS.c.id).where(HANDOVERS.c.tenant == self._tenant, HANDOVERS.c.case.in_(numbers))
        await self._delete(HANDOVER_STEPS, HANDOVER_STEPS.c.handover.in_(handed))
        gone = {table.name: await self._delete(table, table.c.case.in_(numbers)) for table in OF_CASES}
        return Purged(len(numbers), gone[DECISION_PAYLOADS.name], gone[CASE_REFERENCES.name], messages)

    async def _delete(self, table: Table, which: ColumnElement[bool]) -> int:
        return (await self._connection.execute(delete(table).where(table.c.tenant == self._tenant, which))).rowcount

    async def _drafts(self, numbers: Sequence[str]) -> list[str]:
        """Return the drafts that were logged on these cases, and those under way that name one of them."""
        payloads = DECISION_PAYLOADS.c.case.in_(numbers) & (DECISION_PAYLOADS.c.tenant == self._tenant)
        decisions = set(
            (await self._connection.execute(select(DECISION_PAYLOADS.c.decision).where(payloads))).scalars()
        )
        references = await CaseWork(self._connection, self._keyring, self._tenant).references(numbers)
        named = {(one.centre, folded(one.number)) for one in references}
        ours = DRAFTS.c.tenant == self._tenant
        query = select(DRAFTS).where(ours, or_(DRAFTS.c.decision.in_(decisions), DRAFTS.c.status == "open"))
        rows = (await self._connection.execute(query)).mappings()
        return [
            row["id"]
            for row in rows
            if row["decision"] in decisions
            or _is_about(from_bytes(self._keyring.open(row["sealed"]))["form"], decisions, numbers, named)
        ]


def _is_about(
    form: dict[str, str], decisions: Collection[str], numbers: Collection[str], named: Collection[tuple[str, str]]
) -> bool:
    """Whether a form that is being filled in names a case: by a decision on it, our number, or its centre's."""
    written = form.get("case", "")
    ours = {form.get("number"), as_our_number(written)}
    return (
        form.get("decision") in decisions
        or not ours.isdisjoint(numbers)
        or (form.get("centre", ""), folded(written)) in named
    )
