"""Verifying a tenant's log: every hash, every payload that is still there, every link, and the sealed end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import RowMapping, select, tuple_

from dialogs.ports.failures import KeyMissingError
from storage.databases.engine import Transaction
from storage.keys import Keyring
from storage.log.chain import GENESIS, entry_hash, payload_hash
from storage.log.diagnosis import Fault, Link, diagnose
from storage.log.heads import Head
from storage.log.payloads import ITS_PAYLOAD
from storage.tables.log import CHAIN_HEADS, DECISION_PAYLOADS, DECISIONS

_PAGE: Final = 500
_ENTRIES: Final = select(DECISIONS, DECISION_PAYLOADS.c.sealed).outerjoin(DECISION_PAYLOADS, ITS_PAYLOAD)


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found in a tenant's log; without faults it is as it was logged.

    `without_payload` counts the entries whose payload was deleted: their hash still holds the chain together.
    """

    tenant: str
    entries: int
    without_payload: int
    faults: tuple[Fault, ...]


class Verifier:
    """Goes through one tenant's log once, a page at a time; keep the transaction to one moment."""

    def __init__(self, connection: Transaction, keyring: Keyring, tenant: str) -> None:
        self._connection = connection
        self._keyring = keyring
        self._tenant = tenant
        self._faults: list[Fault] = []
        self._entries = 0
        self._without_payload = 0
        self._last = Link(0, "", "", GENESIS)
        self._straight = True

    async def verify(self) -> Verification:
        """Return what was found, in the order of the chain."""
        async for entry in self._pages():
            self._examine(entry)
        head = await self._head()
        if not self._straight or (head.length, head.hash) != (self._entries, self._last.hash):
            self._faults += await self._diagnosis(head)
        faults = tuple(sorted(self._faults, key=lambda fault: fault.seq))
        return Verification(self._tenant, self._entries, self._without_payload, faults)

    def _examine(self, entry: RowMapping) -> None:
        link = Link(entry["seq"], entry["id"], entry["prev_hash"], entry["hash"])
        self._straight &= link.prev_hash == self._last.hash and link.seq == self._last.seq + 1
        self._last = link
        self._entries += 1
        columns = {name: value for name, value in entry.items() if name != "sealed"}
        if entry_hash(columns) != link.hash:
            self._faults.append(Fault("changed", link.seq, link.id))
        elif entry["sealed"] is None:
            self._without_payload += 1
        else:
            self._examine_payload(link, entry["sealed"], entry["payload_hash"])

    def _examine_payload(self, link: Link, sealed: bytes, hash: str) -> None:
        try:
            payload = self._keyring.open(sealed)
        except KeyMissingError:
            self._faults.append(Fault("unreadable", link.seq, link.id))
            return
        if payload_hash(payload) != hash:
            self._faults.append(Fault("changed", link.seq, link.id))

    async def _pages(self) -> AsyncIterator[RowMapping]:
        own = _ENTRIES.where(DECISIONS.c.tenant == self._tenant).order_by(DECISIONS.c.seq, DECISIONS.c.id)
        page = (await self._connection.execute(own.limit(_PAGE))).mappings().all()
        while page:
            for entry in page:
                yield entry
            behind = tuple_(DECISIONS.c.seq, DECISIONS.c.id) > (page[-1]["seq"], page[-1]["id"])
            onwards = DECISIONS.c.seq >= page[-1]["seq"]  # says nothing new, but leads the database to its index
            page = (await self._connection.execute(own.where(onwards, behind).limit(_PAGE))).mappings().all()

    async def _head(self) -> Head:
        """Return the sealed end; where there is none, or its seal is broken, what the log itself says."""
        query = select(CHAIN_HEADS).where(CHAIN_HEADS.c.tenant == self._tenant)
        row = (await self._connection.execute(query)).mappings().one_or_none()
        head = Head(self._tenant, row["length"], row["hash"]) if row else None
        if head and row and head.is_sealed(row["seal"], self._keyring):
            return head
        if row or self._entries:
            self._faults.append(Fault("end_changed", self._entries))
        return Head(self._tenant, self._entries, self._last.hash)

    async def _diagnosis(self, head: Head) -> list[Fault]:
        """Hold every link in memory, which only a log that was tampered with needs."""
        query = select(DECISIONS.c.seq, DECISIONS.c.id, DECISIONS.c.prev_hash, DECISIONS.c.hash)
        own = query.where(DECISIONS.c.tenant == self._tenant).order_by(DECISIONS.c.seq, DECISIONS.c.id)
        links = [Link(*row) for row in await self._connection.execute(own)]
        changed = {fault.decision for fault in self._faults if fault.decision}
        faults = diagnose(links, head.length, head.hash, changed)
        is_explained = changed and (head.hash == self._last.hash or self._last.id in changed)
        return faults if faults or is_explained else [Fault("end_changed", head.length)]
