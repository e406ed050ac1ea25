"""What is written of a decision: the note, the text to the citizen, and the tick that the note has been filed."""

from __future__ import annotations

from dataclasses import replace

from dialogs.access import may_change
from dialogs.cases import Readable, note_reading, readable
from dialogs.citizen_text import citizen_text
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.notes import note
from dialogs.receipt import receipt_view
from dialogs.subjects import Subject, of_decision, of_draft
from dialogs.turns import Reply


async def logged_here(desk: Desk) -> Readable | None:
    """Return the decision that the button is about, else her own newest one; only what this person may read."""
    id = desk.inputs.get("decision")
    own = () if id else await desk.session.mine(desk.turn.person, 1)
    found = await desk.session.decision(id) if id else next(iter(own), None)
    return await readable(desk, found) if found else None


async def _subject(desk: Desk, what: str) -> Subject | None:
    """Return what a text is to be about: the decision asked for, else the open draft, else the newest decision."""
    if not desk.inputs.get("decision") and (draft := of_draft(desk)):
        return draft
    found = await logged_here(desk)
    if found is None:
        return None
    await note_reading(desk, what, found.basis, found.logged.number)
    return of_decision(desk, found.logged)


async def press_note(desk: Desk) -> Reply:
    """Send the note as plain text."""
    subject = await _subject(desk, "note")
    return Reply(text=note(desk, subject)) if subject else desk.reply(message_view("note.none"))


async def press_citizen_text(desk: Desk) -> Reply:
    """Send the text to the citizen as plain text."""
    subject = await _subject(desk, "citizen_text")
    return Reply(text=citizen_text(desk, subject)) if subject else desk.reply(message_view("note.none"))


async def press_filed(desk: Desk) -> Reply:
    """Tick that the note has been laid on the case."""
    found = await logged_here(desk)
    if found is None or not may_change(found.basis):
        return desk.reply(message_view("note.none"))
    logged = found.logged
    await desk.session.file_note(logged.decision.id, True)
    ticked = replace(logged, decision=replace(logged.decision, note_filed=True))
    return desk.reply(receipt_view(desk, ticked))
