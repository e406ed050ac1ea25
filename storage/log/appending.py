"""Writing an entry of the log, its payload and the new end of the chain: what PostgreSQL takes in one statement.

While these are written every other writer of the tenant waits, so each trip to the server counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Insert, Table, bindparam, insert, update

from storage.databases.engine import Transaction
from storage.tables.log import CHAIN_HEADS, DECISION_PAYLOADS, DECISIONS

Row = Mapping[str, Any]


def _inserted(table: Table) -> Insert:
    return insert(table).values({column.name: bindparam(f"{table.name}_{column.name}") for column in table.columns})


_ENTRY: Final = _inserted(DECISIONS)
_PAYLOAD: Final = _inserted(DECISION_PAYLOADS)
_HEAD: Final = (
    update(CHAIN_HEADS)
    .where(CHAIN_HEADS.c.tenant == bindparam("chain_heads_tenant"))
    .values({name: bindparam(f"chain_heads_{name}") for name in ("length", "hash", "seal")})
)
_TOGETHER: Final = _HEAD.add_cte(_ENTRY.cte("entry"), _PAYLOAD.cte("payload"))


async def append(connection: Transaction, entry: Row, payload: Row, head: Row) -> None:
    """Write an entry, its payload and the head that is moved to it; the old head must be locked."""
    statements = (_ENTRY, _PAYLOAD, _HEAD) if connection.dialect.name == "sqlite" else (_TOGETHER,)
    values = {
        f"{table.name}_{name}": value
        for table, row in ((DECISIONS, entry), (DECISION_PAYLOADS, payload), (CHAIN_HEADS, head))
        for name, value in row.items()
    }
    for statement in statements:
        await connection.execute(statement, values)
