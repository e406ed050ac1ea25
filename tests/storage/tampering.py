"""What somebody with a hand in the database could do to the log, past the triggers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final

from sqlalchemy import delete, insert, select, text, update

from storage.databases.engine import Transaction, create_engine
from storage.databases.urls import async_url
from storage.log.chain import entry_hash
from storage.tables.log import CHAIN_HEADS, DECISION_PAYLOADS, DECISIONS
from tests.storage.cast import SLAGELSE

_OPEN_UP: Final = {
    "sqlite": [
        "PRAGMA defer_foreign_keys = ON",
        *(f"DROP TRIGGER decisions_no_{what}" for what in ("update", "delete", "replace")),
    ],
    "postgresql": [f"ALTER TABLE {table} DISABLE TRIGGER ALL" for table in ("decisions", "decision_payloads")],
}


@asynccontextmanager
async def intruder(url: str, *, saves: bool = False) -> AsyncIterator[Intruder]:
    """Let somebody into a database, with triggers and foreign keys out of the way; nothing is saved unless told."""
    engine = create_engine(async_url(url), patience=5)
    async with engine.writing() as connection:
        for statement in _OPEN_UP[engine.dialect]:
            await connection.execute(text(statement))
        yield Intruder(connection)
        if not saves:
            await connection.rollback()
    await engine.close()


class Intruder:
    """Has the database open, but no key."""

    def __init__(self, connection: Transaction) -> None:
        self.connection = connection

    async def change(self, id: str, **columns: Any) -> None:
        """Change columns of a decision."""
        await self.connection.execute(update(DECISIONS).where(DECISIONS.c.id == id).values(columns))

    async def change_and_hash(self, id: str, **columns: Any) -> str:
        """Change a decision and give it the hash that fits."""
        await self.change(id, **columns)
        hash = entry_hash(await self.entry(id))
        await self.change(id, hash=hash)
        return hash

    async def remove(self, *ids: str) -> None:
        """Remove decisions with their payloads."""
        await self.remove_payload(*ids)
        await self.connection.execute(delete(DECISIONS).where(DECISIONS.c.id.in_(ids)))

    async def remove_payload(self, *ids: str) -> None:
        """Remove payloads, as the law may ask for."""
        await self.connection.execute(delete(DECISION_PAYLOADS).where(DECISION_PAYLOADS.c.decision.in_(ids)))

    async def insert(self, like: str, **columns: Any) -> None:
        """Insert a decision that is like another."""
        entry = {**await self.entry(like), **columns}
        await self.connection.execute(insert(DECISIONS).values(entry | {"hash": entry_hash(entry)}))

    async def entry(self, id: str) -> Mapping[str, Any]:
        """Return a decision's columns."""
        row = (await self.connection.execute(select(DECISIONS).where(DECISIONS.c.id == id))).mappings().one()
        return {str(name): value for name, value in row.items()}

    async def payload(self, id: str) -> bytes:
        """Return a payload as it is stored."""
        query = select(DECISION_PAYLOADS.c.sealed).where(DECISION_PAYLOADS.c.decision == id)
        sealed: bytes = (await self.connection.execute(query)).scalar_one()
        return sealed

    async def change_payload(self, id: str, sealed: bytes) -> None:
        """Replace a payload."""
        own = DECISION_PAYLOADS.c.decision == id
        await self.connection.execute(update(DECISION_PAYLOADS).where(own).values(sealed=sealed))

    async def change_head(self, **columns: Any) -> None:
        """Change where the chain ends."""
        await self.connection.execute(update(CHAIN_HEADS).where(CHAIN_HEADS.c.tenant == SLAGELSE).values(columns))

    async def remove_head(self) -> None:
        """Remove where the chain ends."""
        await self.connection.execute(delete(CHAIN_HEADS).where(CHAIN_HEADS.c.tenant == SLAGELSE))
