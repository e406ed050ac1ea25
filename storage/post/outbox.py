"""The outbox on the database: it decides what is due, who may send, and what became of each delivery."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, case, exists, func, select, update

from dialogs.ports.post import NOT_REACHED, WAITING, Delivery, Outcome, Parcel, Posted, Recipient, Reference, Status
from storage.chat.messages import trace
from storage.databases.database import Database
from storage.databases.engine import Transaction
from storage.keys import Keyring
from storage.people.access import AccessWork
from storage.post import lease
from storage.post.conversations import drop_reference, find_reference, keep_reference
from storage.post.deliveries import add_parcels, find_deliveries, is_one_of
from storage.tables.post import DELIVERIES, DELIVERY_BATCHES
from storage.work import add_row

_OURS_TO_SETTLE: Final = (Status.CLAIMED, Status.AMBIGUOUS)
"""One who lost the lease while sending still knows how it ended."""
_DONE: Final = (Status.SENT, Status.SKIPPED)


class SqlOutbox:
    """Implements `dialogs.ports.post.Outbox`."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring

    async def put(self, parcels: Sequence[Parcel], now: datetime, batch: str | None = None) -> int:
        """Add parcels; see the port."""
        async with self._database.writing() as connection:
            for tenant in sorted({parcel.recipient.tenant for parcel in parcels}) if batch else ():
                row = {"tenant": tenant, "batch": batch, "at": now}
                if not await add_row(connection, DELIVERY_BATCHES, row):
                    return 0
            return await add_parcels(connection, parcels, now)

    async def lease(self, holder: str, now: datetime, until: datetime) -> bool:
        """Take or renew the lease to send; see the port."""
        interrupted = update(DELIVERIES).where(DELIVERIES.c.status == Status.CLAIMED, DELIVERIES.c.holder != holder)
        async with self._database.writing() as connection:
            if not await lease.take(connection, holder, now, until):
                return False
            await connection.execute(
                interrupted.values(status=Status.AMBIGUOUS, reason="interrupted", until=None, changed=now)
            )
            return True

    async def release(self, holder: str) -> None:
        """Give the lease back."""
        async with self._database.writing() as connection:
            await lease.give_back(connection, holder)

    async def ready(self, kinds: Collection[str], now: datetime, most: int) -> tuple[Delivery, ...]:
        """Return what may be sent now, the longest due first."""
        kind, waits = DELIVERIES.c.kind.in_(sorted(kinds)), is_one_of(WAITING)
        rested = DELIVERIES.c.until.is_(None) | (DELIVERIES.c.until <= now)
        timely = (DELIVERIES.c.due <= now) & (DELIVERIES.c.ends > now)
        async with self._database.reading() as connection:
            return await find_deliveries(connection, waits, timely, rested, kind, most=most)

    async def claim(self, delivery: Delivery, holder: str, now: datetime) -> bool:
        """Claim a delivery for sending; see the port."""
        claimed = {"status": Status.CLAIMED, "holder": holder, "attempts": DELIVERIES.c.attempts + 1, "changed": now}
        async with self._database.writing() as connection:
            if not await lease.hold(connection, holder, now):
                return False
            waiting = update(DELIVERIES).where(DELIVERIES.c.id == delivery.id, is_one_of(WAITING))
            return (await connection.execute(waiting.values(claimed))).rowcount == 1

    async def settle(
        self, delivery: Delivery, holder: str, outcome: Outcome, now: datetime, posted: Posted | None = None
    ) -> None:
        """Write down how an attempt ended; see the port."""
        ours = (DELIVERIES.c.holder == holder, is_one_of(_OURS_TO_SETTLE))
        tenant = delivery.parcel.recipient.tenant
        async with self._database.writing() as connection:
            settled = await _write(connection, delivery, outcome, now, *ours)
            if posted and outcome.activity:
                await trace(connection, tenant, posted.conversation, outcome.activity, posted.letter.about)
            if posted and posted.letter.reading and settled:
                await AccessWork(connection, self._keyring, tenant).note_reading(posted.letter.reading)

    async def withdraw(self, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
        """Write down what became of a delivery that is waiting."""
        async with self._database.writing() as connection:
            await _write(connection, delivery, outcome, now, is_one_of(WAITING))

    async def expire(self, now: datetime) -> int:
        """End what waits and is too late: with its reason where it had one."""
        tried = DELIVERIES.c.status == Status.THROTTLED
        ended = {
            "status": case((tried, Status.UNREACHABLE), else_=Status.SKIPPED),
            "reason": func.coalesce(DELIVERIES.c.reason, "too_late"),
            "until": None,
            "changed": now,
        }
        late = update(DELIVERIES).where(is_one_of(WAITING), DELIVERIES.c.ends <= now)
        async with self._database.writing() as connection:
            return (await connection.execute(late.values(ended))).rowcount

    async def again(self, id: str, now: datetime, ends: datetime) -> Delivery | None:
        """Let one that was not reached wait once more; see the port."""
        waits = {"status": Status.DUE, "until": None, "holder": None, "told": None, "ends": ends, "changed": now}
        here = (DELIVERIES.c.id == id, is_one_of(NOT_REACHED))
        async with self._database.writing() as connection:
            found = await find_deliveries(connection, *here)
            changed = await connection.execute(update(DELIVERIES).where(*here).values(reason=None, **waits))
            return found[0] if changed.rowcount else None

    async def deliveries(
        self, since: datetime, until: datetime, kinds: Collection[str] | None = None
    ) -> tuple[Delivery, ...]:
        """Return what was planned for a span of time."""
        planned = [DELIVERIES.c.due >= since, DELIVERIES.c.due < until]
        if kinds is not None:
            planned.append(DELIVERIES.c.kind.in_(sorted(kinds)))
        async with self._database.reading() as connection:
            return await find_deliveries(connection, *planned)

    async def delivery(self, id: str) -> Delivery | None:
        """Return one delivery by its id."""
        async with self._database.reading() as connection:
            return next(iter(await find_deliveries(connection, DELIVERIES.c.id == id)), None)

    async def queue(self) -> Mapping[Status, int]:
        """Count the deliveries that are not done, by status."""
        counted = select(DELIVERIES.c.status, func.count()).group_by(DELIVERIES.c.status)
        open_ones = [status for status in Status if status not in _DONE]
        async with self._database.reading() as connection:
            rows = (await connection.execute(counted.where(is_one_of(open_ones)))).all()
        return dict.fromkeys(open_ones, 0) | {Status(status): count for status, count in rows}

    async def untold(self, kinds: Collection[str], now: datetime) -> frozenset[str]:
        """Return the tenants whose admins have something to be told of; see the port."""
        other = DELIVERIES.alias()
        under_way = exists().where(
            other.c.tenant == DELIVERIES.c.tenant,
            other.c.kind.in_(sorted(kinds)),
            (other.c.status == Status.CLAIMED)
            | ((other.c.status == Status.DUE) & (other.c.due <= now) & (other.c.ends > now)),
        )
        query = select(DELIVERIES.c.tenant).where(_unreported(kinds), ~under_way).distinct()
        async with self._database.reading() as connection:
            return frozenset((await connection.execute(query)).scalars())

    async def tell(self, parcels: Sequence[Parcel], kinds: Collection[str], now: datetime) -> None:
        """Add parcels to the admins of a tenant and mark what they tell; see the port."""
        tenant, key = parcels[0].recipient.tenant, parcels[0].key
        told = update(DELIVERIES).where(DELIVERIES.c.tenant == tenant, _unreported(kinds)).values(told=key)
        async with self._database.writing() as connection:
            await add_parcels(connection, parcels, now)
            await connection.execute(told)

    async def told(self, tenant: str, key: str) -> tuple[Delivery, ...]:
        """Return what was marked under a key."""
        async with self._database.reading() as connection:
            return await find_deliveries(connection, DELIVERIES.c.tenant == tenant, DELIVERIES.c.told == key)

    async def reference(self, recipient: Recipient) -> Reference | None:
        """Return where a recipient is reached."""
        async with self._database.reading() as connection:
            return await find_reference(connection, recipient)

    async def keep_reference(self, reference: Reference, now: datetime) -> None:
        """Note where a recipient is reached."""
        async with self._database.writing() as connection:
            await keep_reference(connection, reference, now)

    async def drop_reference(self, reference: Reference) -> None:
        """Forget a place that is no more."""
        async with self._database.writing() as connection:
            await drop_reference(connection, reference)


async def _write(
    connection: Transaction, delivery: Delivery, outcome: Outcome, now: datetime, *allowed: ColumnElement[bool]
) -> bool:
    """Write an outcome down where that is allowed; return whether it was."""
    values: dict[str, Any] = {
        "status": outcome.status,
        "reason": outcome.reason,
        "until": outcome.until,
        "activity": outcome.activity,
        "changed": now,
    }
    here = update(DELIVERIES).where(DELIVERIES.c.id == delivery.id, *allowed)
    return (await connection.execute(here.values(values))).rowcount == 1


def _unreported(kinds: Collection[str]) -> ColumnElement[bool]:
    return is_one_of(NOT_REACHED) & DELIVERIES.c.told.is_(None) & DELIVERIES.c.kind.in_(sorted(kinds))
