"""Drafts, saved with optimistic locking: a save from an outdated version is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, select, update

from dialogs.ports import Draft, StaleDraftError
from dialogs.turns import Person
from storage.codec import from_bytes, read_facts, to_bytes, write_facts
from storage.tables import DRAFTS
from storage.work import Work, add_row


class DraftWork(Work):
    """The part of a turn that reads and saves drafts."""

    async def open_draft(self, person: Person, conversation: str) -> Draft | None:
        drafts = await self._open_drafts(person, DRAFTS.c.conversation == conversation)
        return drafts[0] if drafts else None

    async def draft(self, id: str) -> Draft | None:
        query = select(DRAFTS).where(DRAFTS.c.tenant == self._tenant, DRAFTS.c.id == id)
        row = (await self._connection.execute(query)).mappings().one_or_none()
        return self._read_draft(row) if row else None

    async def drafts(self, person: Person) -> tuple[Draft, ...]:
        return await self._open_drafts(person)

    async def keep(self, draft: Draft) -> Draft:
        self._refuse_others(draft.person)
        saved = replace(draft, version=draft.version + 1)
        if not await (self._replace(saved) if draft.version else add_row(self._connection, DRAFTS, self._row(saved))):
            raise StaleDraftError("the draft has been changed by another turn")
        return saved

    async def _open_drafts(self, person: Person, *conditions: ColumnElement[bool]) -> tuple[Draft, ...]:
        if person.tenant != self._tenant:
            return ()
        query = select(DRAFTS).where(
            DRAFTS.c.tenant == self._tenant, DRAFTS.c.person == person.id, DRAFTS.c.status == "open", *conditions
        )
        newest_first = query.order_by(DRAFTS.c.changed.desc(), DRAFTS.c.id.desc())
        rows = (await self._connection.execute(newest_first)).mappings()
        return tuple(self._read_draft(row) for row in rows)

    async def _replace(self, saved: Draft) -> bool:
        current = (
            (DRAFTS.c.tenant == self._tenant) & (DRAFTS.c.id == saved.id) & (DRAFTS.c.version == saved.version - 1)
        )
        result = await self._connection.execute(update(DRAFTS).where(current).values(self._row(saved)))
        return result.rowcount == 1

    def _row(self, draft: Draft) -> dict[str, Any]:
        return {
            "tenant": draft.person.tenant,
            "id": draft.id,
            "person": draft.person.id,
            "conversation": draft.conversation,
            "status": draft.status,
            "version": draft.version,
            "pack": draft.pack,
            "pack_version": draft.pack_version,
            "pack_hash": draft.pack_hash,
            "started": draft.started,
            "changed": draft.changed,
            "decision": draft.decision,
            "sealed": self._keyring.seal(_payload(draft)),
        }

    def _read_draft(self, row: RowMapping) -> Draft:
        payload = from_bytes(self._keyring.open(row["sealed"]))
        return Draft(
            id=row["id"],
            person=Person(row["tenant"], row["person"], payload["name"]),
            conversation=row["conversation"],
            pack=row["pack"],
            pack_version=row["pack_version"],
            pack_hash=row["pack_hash"],
            started=row["started"],
            changed=row["changed"],
            version=row["version"],
            status=row["status"],
            facts=read_facts(payload["facts"]),
            history=tuple(read_facts(facts) for facts in payload["history"]),
            step=payload["step"],
            form=payload["form"],
            decision=row["decision"],
        )


def _payload(draft: Draft) -> bytes:
    return to_bytes(
        {
            "name": draft.person.name,
            "facts": write_facts(draft.facts),
            "history": [write_facts(facts) for facts in draft.history],
            "step": draft.step,
            "form": dict(draft.form),
        }
    )
