"""Cases on which nothing has been noted for so long that they are to go."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Exists, Select, Table, and_, exists, func, or_, select, union

from storage.databases.engine import Transaction
from storage.deleting.purging import OF_CASES, Purge
from storage.keys import Keyring
from storage.log.heads import lock_head
from storage.log.payloads import ITS_PAYLOAD
from storage.tables.chat import TRACES
from storage.tables.log import CASES, DECISION_PAYLOADS, DECISIONS
from storage.tables.shared import CASE_LINKS, CASE_NOTES, HANDOVER_STEPS, HANDOVERS

_MOST: Final = 200
"""In one transaction."""


class OldCases:
    """Cases of which something is left; also those that were only joined or asked about, and never decided on."""

    def __init__(self, keyring: Keyring, now: datetime) -> None:
        self._keyring = keyring
        self._now = now

    async def count(self, connection: Transaction, before: datetime) -> int:
        """Return how many there are."""
        return await connection.scalar(select(func.count()).select_from(_old(before).subquery())) or 0

    async def delete(self, connection: Transaction, before: datetime) -> int:
        """Delete a good part of one tenant's, and return how many that was."""
        tenant = await connection.scalar(_old(before).with_only_columns(CASES.c.tenant).limit(1))
        if tenant is None:
            return 0
        await lock_head(connection, self._keyring, tenant)  # before looking: nobody logs on one of them any more
        some = _old(before).with_only_columns(CASES.c.number).where(CASES.c.tenant == tenant).limit(_MOST)
        numbers = (await connection.execute(some)).scalars().all()
        await Purge(connection, self._keyring, tenant, self._now).cases(numbers)
        return len(numbers)


def _old(before: datetime) -> Select[Any]:
    """Return the cases that something is left of, but nothing as young as this moment."""
    decided = _of(DECISION_PAYLOADS).where(ITS_PAYLOAD, DECISIONS.c.at >= before)
    handed = _of(HANDOVERS).where(_ITS_STEP, HANDOVER_STEPS.c.at >= before)
    linked = exists().where(_IN_LINK, CASE_LINKS.c.at >= before)
    noted = _of(CASE_NOTES).where(CASE_NOTES.c.at >= before)
    younger = (decided, handed, linked, noted)
    return select(CASES).join(_LEFT, _IS_LEFT).where(CASES.c.opened < before, *(~one for one in younger))


def _of(table: Table) -> Exists:
    return exists().where(table.c.tenant == CASES.c.tenant, table.c.case == CASES.c.number)


_ITS_STEP: Final = and_(HANDOVER_STEPS.c.tenant == HANDOVERS.c.tenant, HANDOVER_STEPS.c.handover == HANDOVERS.c.id)
_IN_LINK: Final = and_(
    CASE_LINKS.c.tenant == CASES.c.tenant,
    or_(CASE_LINKS.c.one == CASES.c.number, CASE_LINKS.c.other == CASES.c.number),
)
_NAMED: Final = (
    *(table.c.case for table in OF_CASES),
    CASE_LINKS.c.one,
    CASE_LINKS.c.other,
    TRACES.c.subject,
)
"""Wherever a case is named by something that goes with it: less to look through than every number ever given."""
_LEFT: Final = union(*(select(column.table.c.tenant, column.label("number")) for column in _NAMED)).subquery("left")
_IS_LEFT: Final = and_(_LEFT.c.tenant == CASES.c.tenant, _LEFT.c.number == CASES.c.number)
