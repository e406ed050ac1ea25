"""A lease on what only one process may do at a time."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Final

from sqlalchemy import Insert, bindparam, delete, or_, select

from storage.databases.engine import Transaction
from storage.databases.inserting import inserting
from storage.tables.post import LEASES

_SEND: Final = "send"
_PROBE: Final = "probe"
_HELD: Final = (
    select(LEASES.c.holder)
    .where(LEASES.c.name == _SEND, LEASES.c.holder == bindparam("holder"), LEASES.c.until > bindparam("now"))
    .with_for_update(read=True)
)


async def take(connection: Transaction, holder: str, now: datetime, until: datetime) -> bool:
    """Take the lease where it is free, run out, or the holder's own; return whether it is the holder's now."""
    row = {"name": _SEND, "holder": holder, "until": until}
    taken = await connection.execute(_take(connection.dialect.name), row | {"now": now})
    return taken.rowcount == 1


async def hold(connection: Transaction, holder: str, now: datetime) -> bool:
    """Return whether the lease is the holder's, and keep others from taking it until the transaction ends."""
    return await connection.scalar(_HELD, {"holder": holder, "now": now}) is not None


async def try_writing(connection: Transaction, now: datetime) -> None:
    """Write a row that nobody reads: some faults, such as a full disk, show only when something is written."""
    row = {"name": _PROBE, "holder": _PROBE, "until": now}
    await connection.execute(_take(connection.dialect.name), row | {"now": now})


async def give_back(connection: Transaction, holder: str) -> None:
    """End the lease, if it is the holder's."""
    await connection.execute(delete(LEASES).where(LEASES.c.name == _SEND, LEASES.c.holder == holder))


@cache
def _take(dialect: str) -> Insert:
    insert = inserting(LEASES, dialect)
    values = insert.values(name=bindparam("name"), holder=bindparam("holder"), until=bindparam("until"))
    free = or_(
        LEASES.c.holder == values.excluded.holder, LEASES.c.until <= bindparam("now", type_=LEASES.c.until.type)
    )
    changed = {"holder": values.excluded.holder, "until": values.excluded.until}
    return values.on_conflict_do_update(index_elements=[LEASES.c.name], set_=changed, where=free)
