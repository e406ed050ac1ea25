"""Drafts, saved with optimistic locking: a save from an outdated version is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import RowMapping, Select, bindparam, select, update

from dialogs.ports.drafts import Draft
from dialogs.ports.failures import StaleDraftError
from dialogs.ports.people import Person
from storage.chat.draft_contents import DraftContents
from storage.tables.chat import DRAFTS
from storage.work import Work, add_row

# Built once: a statement is dear to build and cheap to run.
_ONE: Final = select(DRAFTS).where(*(DRAFTS.c[name] == bindparam(name) for name in ("tenant", "id")))
_OPEN: Final = (
    select(DRAFTS)
    .where(*(DRAFTS.c[name] == bindparam(name) for name in ("tenant", "person")), DRAFTS.c.status == "open")
    .order_by(DRAFTS.c.changed.desc(), DRAFTS.c.id.desc())
)
_OPEN_HERE: Final = _OPEN.where(DRAFTS.c.conversation == bindparam("conversation")).limit(1)
_REPLACE: Final = update(DRAFTS).where(
    *(DRAFTS.c[name] == bindparam(f"its_{name}") for name in ("tenant", "id", "version"))
)


class DraftWork(Work):
    """The part of a turn that reads and saves drafts."""

    _contents: DraftContents

    async def open_draft(self, person: Person, conversation: str) -> Draft | None:
        drafts = await self._open_drafts(person, _OPEN_HERE, conversation=conversation)
        return drafts[0] if drafts else None

    async def draft(self, id: str) -> Draft | None:
        row = (await self._connection.execute(_ONE, {"tenant": self._tenant, "id": id})).mappings().one_or_none()
        return self._read_draft(row) if row else None

    async def drafts(self, person: Person) -> tuple[Draft, ...]:
        return await self._open_drafts(person, _OPEN)

    async def keep(self, draft: Draft) -> Draft:
        self._refuse_others(draft.person)
        saved = replace(draft, version=draft.version + 1)
        row = self._row(saved)
        if not await (self._replace(row) if draft.version else add_row(self._connection, DRAFTS, row)):
            raise StaleDraftError("the draft has been changed by another turn")
        return saved

    async def _open_drafts(self, person: Person, query: Select[Any], **which: str) -> tuple[Draft, ...]:
        if person.tenant != self._tenant:
            return ()
        rows = (
            await self._connection.execute(query, {"tenant": self._tenant, "person": person.id, **which})
        ).mappings()
        return tuple(self._read_draft(row) for row in rows)

    async def _replace(self, row: Mapping[str, Any]) -> bool:
        current = {"its_tenant": self._tenant, "its_id": row["id"], "its_version": row["version"] - 1}
        return (await self._connection.execute(_REPLACE, {**row, **current})).rowcount == 1

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
            "sealed": self._contents.seal(draft),
        }

    def _read_draft(self, row: RowMapping) -> Draft:
        content = self._contents.open(row["sealed"])
        return Draft(
            id=row["id"],
            person=Person(row["tenant"], row["person"], content.name),
            conversation=row["conversation"],
            pack=row["pack"],
            pack_version=row["pack_version"],
            pack_hash=row["pack_hash"],
            started=row["started"],
            changed=row["changed"],
            version=row["version"],
            status=row["status"],
            facts=content.facts,
            history=content.history,
            step=content.step,
            form=content.form,
            decision=row["decision"],
        )
