"""Where each tenant's chain ends.

The head is what makes a cut-off tail visible, and the row that writers of one tenant lock: the next one sees the tail
of the one before, so the chain never forks. Its seal is a keyed hash, so that nobody who can write the database but
has no key can recompute the whole chain, or shorten it, unseen. Putting back an old head together with the log of
that day is the one thing that only a copy elsewhere can show.

On PostgreSQL writers also queue for an advisory lock. It adds nothing to safety but order: who waits for a row that
another moves has to look for it anew, and is overtaken by whoever comes at that moment.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import RowMapping, bindparam, func, literal, select, true, update

from storage.databases.engine import Transaction
from storage.keys import Keyring
from storage.log.chain import GENESIS
from storage.tables.log import CHAIN_HEADS, DECISIONS
from storage.work import add_row

_QUEUE_KEY: Final = func.hashtextextended(literal("vejviser.chain-head:") + bindparam("own"), 0)
_QUEUE: Final = select(func.pg_advisory_xact_lock(_QUEUE_KEY)).cte("queue").prefix_with("MATERIALIZED")
_LOCK: Final = select(CHAIN_HEADS).where(CHAIN_HEADS.c.tenant == bindparam("own")).with_for_update(of=CHAIN_HEADS)
_LOCK_IN_TURN: Final = _LOCK.join_from(CHAIN_HEADS, _QUEUE, true())
_LOGGED: Final = select(DECISIONS.c.id).where(DECISIONS.c.tenant == bindparam("own")).limit(1)
_SEAL: Final = update(CHAIN_HEADS).where(CHAIN_HEADS.c.tenant == bindparam("own"))


@dataclass(frozen=True, slots=True)
class Head:
    """How many entries a tenant's chain has, and the hash of the last one.

    A head that is not as it was sealed is not `sound`: nothing is appended to it, and it is never sealed again.
    """

    tenant: str
    length: int
    hash: str
    sound: bool = True

    def seal(self, keyring: Keyring) -> str:
        """Return the seal under the first key."""
        return keyring.fingerprint("chain-head", *self._parts())

    def row(self, keyring: Keyring) -> dict[str, str | int]:
        """Return the row of the table."""
        return {"tenant": self.tenant, "length": self.length, "hash": self.hash, "seal": self.seal(keyring)}

    def is_sealed(self, seal: str, keyring: Keyring) -> bool:
        """Return whether any of the keys made this seal."""
        ours = keyring.fingerprints("chain-head", *self._parts())
        return any(hmac.compare_digest(seal.encode(), one.encode()) for one in ours)

    def _parts(self) -> tuple[str, str, str]:
        return self.tenant, str(self.length), self.hash


async def lock_head(connection: Transaction, keyring: Keyring, tenant: str) -> Head:
    """Return the head, locked until the transaction ends; the first decision of a tenant makes it."""
    row = await _locked(connection, tenant)
    if row is None and await connection.scalar(_LOGGED, {"own": tenant}):
        row = await _locked(connection, tenant)  # somebody may just have logged the first one
        if row is None:
            return Head(tenant, 0, GENESIS, sound=False)
    if row is None:
        await add_row(connection, CHAIN_HEADS, Head(tenant, 0, GENESIS).row(keyring))
        row = await _locked(connection, tenant)
        assert row, "it was just inserted, by us or by another"
    head = Head(tenant, row["length"], row["hash"])
    return replace(head, sound=head.is_sealed(row["seal"], keyring))


async def _locked(connection: Transaction, tenant: str) -> RowMapping | None:
    lock = _LOCK if connection.dialect.name == "sqlite" else _LOCK_IN_TURN
    return (await connection.execute(lock, {"own": tenant})).mappings().one_or_none()


async def reseal(connection: Transaction, keyring: Keyring, head: Head) -> None:
    """Seal a locked head anew under the first key."""
    await connection.execute(_SEAL, {"own": head.tenant, "seal": head.seal(keyring)})
