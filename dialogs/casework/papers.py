"""What is written of a decision: the note, the text to the citizen, and the tick that the note has been filed."""

from __future__ import annotations

from dataclasses import replace

from dialogs.casework.cases import Readable, by_id, newest_here, note_reading
from dialogs.casework.citizen_text import citizen_text
from dialogs.casework.note import note
from dialogs.casework.subjects import Subject, of_decision, of_draft
from dialogs.deciding.misfiled import standing, withdraw, wrong_case_view
from dialogs.deciding.receipt import receipt_view
from dialogs.desk import Desk
from dialogs.helping import message_view
from dialogs.ports.members import Basis
from dialogs.together.taking_back import take_back
from dialogs.turns import Reply
from knowledge.cpr import MASK


async def logged_here(desk: Desk) -> Readable | None:
    """Return the decision of the button, that of the case named, else her own newest; only what she may read."""
    if id := desk.inputs.get("decision"):
        return await by_id(desk, id)
    if number := desk.inputs.get("number"):
        return await newest_here(desk, number, frozenset(Basis))
    own = standing(await desk.session.mine(desk.turn.person))
    return await by_id(desk, own[0].decision.id) if own else None


async def _subject(desk: Desk, what: str) -> Subject | None:
    """Return what a text is to be about: the decision asked for, else the open draft, else the newest decision."""
    if not desk.inputs.keys() & {"decision", "number"} and (draft := of_draft(desk)):
        desk.about.add(desk.opened().id)
        return draft
    found = await logged_here(desk)
    if found is None:
        return None
    await note_reading(desk, what, found.basis, found.logged.number)
    return of_decision(desk, found.logged)


def _nothing(desk: Desk) -> Reply:
    return desk.reply(message_view("case.no_access" if desk.inputs.get("number") else "note.none"))


async def press_note(desk: Desk) -> Reply:
    """Send the note as plain text."""
    subject = await _subject(desk, "note")
    return desk.send(note(desk, subject)) if subject else _nothing(desk)


async def press_citizen_text(desk: Desk) -> Reply:
    """Send the text to the citizen as plain text."""
    subject = await _subject(desk, "citizen_text")
    return desk.send(citizen_text(desk, subject)) if subject else _nothing(desk)


async def press_filed(desk: Desk) -> Reply:
    """Tick that the note has been laid on the case."""
    found = await logged_here(desk)
    if found is None or not found.may_change:
        return _nothing(desk)
    logged = found.logged
    await desk.session.file_note(logged.decision.id, True)
    ticked = replace(logged, decision=replace(logged.decision, note_filed=True))
    return desk.reply(receipt_view(desk, ticked))


async def press_wrong_case(desk: Desk) -> Reply:
    """Ask where a decision belongs that was logged on the wrong case."""
    found = await logged_here(desk)
    if found is None or not found.may_change:
        return desk.reply(message_view("note.none"))
    return desk.reply(wrong_case_view(found.logged))


async def press_wrong_case_save(desk: Desk) -> Reply:
    """Hide the decision, and show it where it now stands."""
    found = await logged_here(desk)
    if found is None or not found.may_change:
        return desk.reply(message_view("note.none"))
    right_case = desk.inputs.get("right_case", "").strip()
    if MASK in right_case:
        desk.remark("log.case_is_cpr", "attention")
        return desk.reply(wrong_case_view(found.logged))
    moved = await withdraw(desk, found.logged, right_case)
    desk.remark("misfiled.done", "good", number=found.logged.number)
    await take_back(desk, found.logged)
    return desk.reply(receipt_view(desk, moved) if moved else message_view("misfiled.hidden"))
