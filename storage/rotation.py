"""Bringing everything that was written under an older key under the first one, so that the older can go.

It works in small transactions beside those who serve. They must all have the new key already: first everyone gets
it in front of the old one, then this runs, then the old one is taken away.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import RowMapping, Table, select, tuple_, update

from storage.casework.cases import fingerprints
from storage.codec import from_bytes
from storage.databases.database import Database
from storage.databases.engine import Transaction
from storage.keys import Keyring
from storage.log.heads import lock_head, reseal
from storage.tables.log import CASE_REFERENCES, CHAIN_HEADS
from storage.tables.schema import SCHEMA

_PAGE: Final = 200
_SEALED: Final = tuple(table for table in SCHEMA.sorted_tables if "sealed" in table.columns)


class Rotation:
    """One run over every row that a key opens or seals."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring

    async def run(self) -> int:
        """Return how many rows were brought under the first key; see `SqlStore.rotate_keys`."""
        changed = 0
        for table in _SEALED:
            changed += await self._table(table)
        await self._heads()
        return changed

    async def _table(self, table: Table) -> int:
        keys = list(table.primary_key)
        query = select(table).order_by(*keys).limit(_PAGE)
        rows: Sequence[RowMapping] = ()
        changed = 0
        while True:
            behind = tuple_(*keys) > tuple(rows[-1][key.name] for key in keys) if rows else None
            async with self._database.writing() as connection:
                page = query if behind is None else query.where(behind)
                rows = (await connection.execute(page)).mappings().all()
                for row in rows:
                    changed += await self._row(connection, table, row)
            if len(rows) < _PAGE:
                return changed

    async def _row(self, connection: Transaction, table: Table, row: RowMapping) -> int:
        """Bring a row under the first key, unless it is, or somebody has just saved it anew."""
        if self._keyring.is_current(row["sealed"]):
            return 0
        plain = self._keyring.open(row["sealed"])
        fresh: dict[str, Any] = {"sealed": self._keyring.seal(plain)}
        if table is CASE_REFERENCES:
            fresh["fingerprint"] = fingerprints(self._keyring, row["tenant"], from_bytes(plain)["number"])[0]
        unchanged = [column == row[column.name] for column in (*table.primary_key, table.c.sealed)]
        return (await connection.execute(update(table).where(*unchanged).values(fresh))).rowcount

    async def _heads(self) -> None:
        async with self._database.reading() as connection:
            tenants = (await connection.execute(select(CHAIN_HEADS.c.tenant))).scalars().all()
        for tenant in tenants:
            async with self._database.writing() as connection:
                head = await lock_head(connection, self._keyring, tenant)
                if head.sound:
                    await reseal(connection, self._keyring, head)
