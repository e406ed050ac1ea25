"""What the peer forum was asked of a case, and what it came to, as it stands on the case."""

from __future__ import annotations

from collections.abc import Sequence

from dialogs.desk import Desk
from dialogs.ports.notes import CaseNote
from dialogs.showing.dates import show_date
from dialogs.view import Block, Heading, Item, Items
from dialogs.wording import say
from knowledge.weeks import COPENHAGEN


async def forum_notes(desk: Desk, case: Sequence[str]) -> tuple[Block, ...]:
    """Return the notes of the peer forum on a case."""
    items = tuple(_item(note) for note in await desk.session.case_notes(case))
    return (Heading(say("forum.on_case"), 2), Items(items)) if items else ()


def _item(note: CaseNote) -> Item:
    day = show_date(note.at.astimezone(COPENHAGEN).date())
    return Item(say(f"forum.note_{note.kind.value}", date=day, name=note.by.name), note.text)
