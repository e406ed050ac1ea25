"""Notes on cases. Texts and names are encrypted."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Select, bindparam, insert, select

from dialogs.ports.notes import CaseNote, NoteKind
from dialogs.ports.people import Person
from storage.codec import from_bytes, to_bytes
from storage.tables.shared import CASE_NOTES
from storage.work import Work

_OWN: Final = (
    select(CASE_NOTES).where(CASE_NOTES.c.tenant == bindparam("own")).order_by(CASE_NOTES.c.at, CASE_NOTES.c.id)
)
_OF_CASES: Final = _OWN.where(CASE_NOTES.c.case.in_(bindparam("cases", expanding=True)))
_SINCE: Final = _OWN.where(CASE_NOTES.c.at >= bindparam("since"))


class CaseNoteWork(Work):
    """The part of a turn that keeps notes on cases."""

    async def note_on_case(self, note: CaseNote) -> None:
        self._refuse_others(note.by)
        row = {
            "tenant": self._tenant,
            "id": note.id,
            "case": note.case,
            "kind": note.kind.value,
            "at": note.at,
            "member": note.by.id,
            "sealed": self._keyring.seal(to_bytes({"name": note.by.name, "text": note.text})),
        }
        await self._connection.execute(insert(CASE_NOTES), row)

    async def case_notes(self, cases: Collection[str]) -> tuple[CaseNote, ...]:
        return await self._case_notes(_OF_CASES, cases=sorted(cases))

    async def case_notes_since(self, since: datetime) -> tuple[CaseNote, ...]:
        return await self._case_notes(_SINCE, since=since)

    async def _case_notes(self, query: Select[Any], **wanted: object) -> tuple[CaseNote, ...]:
        notes = []
        for row in (await self._connection.execute(query, wanted | {"own": self._tenant})).mappings():
            said = from_bytes(self._keyring.open(row["sealed"]))
            by = Person(row["tenant"], row["member"], said["name"])
            notes.append(CaseNote(row["id"], row["case"], NoteKind(row["kind"]), row["at"], by, said["text"]))
        return tuple(notes)
