"""What is noted on a case beside decisions: questions for the peer forum, and what came of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from dialogs.ports.people import Person


class NoteKind(StrEnum):
    """What a note is."""

    QUESTION = "question"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class CaseNote:
    """A note on a case, by its Vejviser number. The text and the name are encrypted by the store."""

    id: str
    case: str
    kind: NoteKind
    at: datetime
    by: Person
    text: str


class NoteBook(Protocol):
    """The part of a unit of work that keeps notes on cases."""

    async def note_on_case(self, note: CaseNote) -> None:
        """Append a note."""

    async def case_notes(self, cases: Collection[str]) -> tuple[CaseNote, ...]:
        """Return the notes on these cases, the oldest first."""

    async def case_notes_since(self, since: datetime) -> tuple[CaseNote, ...]:
        """Return the notes on all cases since then, the oldest first."""
