"""Where each tenant's chain ends.

The head is what makes a cut-off tail visible, and the row that writers of one tenant lock: the next one sees the tail
of the one before, so the chain never forks. Its seal is a keyed hash, so that nobody who can write the database but
has no key can recompute the whole chain, or shorten it, unseen. Putting back an old head together with the log of
that day is the one thing that only a copy elsewhere can show.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.chain import GENESIS
from storage.keys import Keyring
from storage.tables import CHAIN_HEADS
from storage.work import add_row

_LOCK: Final = select(CHAIN_HEADS).where(CHAIN_HEADS.c.tenant == bindparam("own")).with_for_update()
_MOVE: Final = update(CHAIN_HEADS).where(CHAIN_HEADS.c.tenant == bindparam("own"))


@dataclass(frozen=True, slots=True)
class Head:
    """How many entries a tenant's chain has, and the hash of the last one.

    A head whose seal was found broken is not `sound`, and is never sealed again: that would hide it.
    """

    tenant: str
    length: int
    hash: str
    sound: bool = True

    def seal(self, keyring: Keyring) -> str:
        """Return the seal under the first key."""
        return keyring.fingerprint("chain-head", *self._parts()) if self.sound else ""

    def is_sealed(self, seal: str, keyring: Keyring) -> bool:
        """Return whether any of the keys made this seal."""
        ours = keyring.fingerprints("chain-head", *self._parts())
        return any(hmac.compare_digest(seal.encode(), one.encode()) for one in ours)

    def _parts(self) -> tuple[str, str, str]:
        return self.tenant, str(self.length), self.hash


async def lock_head(connection: AsyncConnection, keyring: Keyring, tenant: str) -> Head:
    """Return the head, locked until the transaction ends; the first decision of a tenant makes it."""
    row = (await connection.execute(_LOCK, {"own": tenant})).mappings().one_or_none()
    if row is None:
        seal = Head(tenant, 0, GENESIS).seal(keyring)
        await add_row(connection, CHAIN_HEADS, {"tenant": tenant, "length": 0, "hash": GENESIS, "seal": seal})
        row = (await connection.execute(_LOCK, {"own": tenant})).mappings().one()
    head = Head(tenant, row["length"], row["hash"])
    return replace(head, sound=head.is_sealed(row["seal"], keyring))


async def move_head(connection: AsyncConnection, keyring: Keyring, head: Head) -> None:
    """Move a locked head to the entry that was just appended."""
    moved = {"length": head.length, "hash": head.hash, "seal": head.seal(keyring)}
    await connection.execute(_MOVE, moved | {"own": head.tenant})
