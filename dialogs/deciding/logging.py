"""Logging a decision: the form is opened, filled in line by line, and written once."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from dialogs.assessing.drafts import at_step
from dialogs.assessing.filling import Input, accepted, inputs, typed
from dialogs.assessing.openings import without_opening
from dialogs.deciding.filled import Form, fault_of, fault_of_fields, keepable, with_iso_dates
from dialogs.deciding.form import log_view, proposed, suggested_centre
from dialogs.deciding.making import decision_of
from dialogs.deciding.receipt import receipt_view
from dialogs.desk import Desk
from dialogs.grammar import BARE_NUMBER
from dialogs.helping import message_view
from dialogs.members.membership import cannot_log
from dialogs.ports.decisions import Logged
from dialogs.ports.drafts import Draft
from dialogs.together.meeting import told_on_logging
from dialogs.together.offers import handover_offers
from dialogs.turns import Reply
from dialogs.view import Choice, DateField, View
from dialogs.wording import words
from knowledge.text import fold

STEPS: Final = ("log", "differ")


async def begin(desk: Desk, step: str) -> Reply:
    """Open the form for accepting (`log`) or for differing (`differ`)."""
    draft = desk.draft
    if draft is None or not draft.facts:
        return desk.reply(message_view("back.nothing_open"))
    if refused := await cannot_log(desk):
        return desk.reply(refused)
    at = at_step(draft, step)
    await desk.keep(replace(at, form={**await _own_centre(desk), **at.form}))
    if desk.turn.chosen is None:
        desk.remark("log.help_text")
    return desk.reply(log_view(desk))


async def _own_centre(desk: Desk) -> dict[str, str]:
    """Return the centre that her numbers come from: that of the one she wrote last, else her team's."""
    known = {centre.id for centre in desk.model.loaded.pack.centres}
    last = await desk.session.mine(desk.turn.person, 1)
    reader = await desk.reader()
    likely = (last[0].decision.case.centre if last else None, reader.centre if reader else None)
    return next(({"centre": centre} for centre in likely if centre in known), {})


async def fill_by_text(desk: Desk, text: str) -> Reply | None:
    """Take a typed line into the form: the case number, a choice, an optional field. None when it fits nowhere."""
    draft = desk.opened()
    filled = typed(log_view(desk), text) or _other_number(draft, text)
    if not filled:
        return None
    if fold(filled.get("coordinator", "")) in words("log.herself"):
        filled["coordinator"] = desk.turn.person.name
    if fold(filled.get("follow_up", "")) in words("log.no_follow_up"):
        filled["follow_up"] = ""
    if fault := fault_of_fields(filled, desk.today):
        desk.remark(fault[0], "attention", **fault[1])
    else:
        await desk.keep(replace(draft, form={**draft.form, **with_iso_dates(filled, desk.today)}))
    return desk.reply(log_view(desk))


def _other_number(draft: Draft, text: str) -> dict[str, str]:
    """Return a bare number as the case's, where another one stands: it corrects the one written before."""
    said = without_opening(text).strip()
    return {"case": said} if draft.form.get("case") and BARE_NUMBER.fullmatch(said) else {}


def lacks_case(draft: Draft | None) -> bool:
    """Whether the case number is what the form still needs."""
    return draft is not None and draft.step in STEPS and not draft.form.get("case")


async def save(desk: Desk) -> Reply:
    """Log the decision if everything needed is there; otherwise say what is missing and keep what was written."""
    draft = desk.opened()
    if draft.step not in STEPS:
        desk.remark("back.nothing_to_save", "warning")
        return await begin(desk, "log")
    form = _submitted(desk, draft)
    if refused := await _refused(desk, draft, form):
        return refused
    logged = await desk.session.log(await decision_of(desk, draft, form))
    closed = replace(draft, status="logged", decision=logged.decision.id, facts={}, history=(), form={}, step="")
    await desk.keep(closed)
    return desk.reply(await receipt(desk, logged, closed))


async def _refused(desk: Desk, draft: Draft, form: Form) -> Reply | None:
    """Say why a form cannot be logged as it stands, and keep what was written."""
    if draft.pack_hash != desk.model.loaded.hash:
        await desk.keep(replace(draft, form=form))
        return desk.reply(log_view(desk))
    if fault := await fault_of(desk, draft, form):
        desk.remark(fault[0], "attention", **fault[1])
        await desk.keep(replace(draft, form=keepable(form, desk.today)))
        return desk.reply(log_view(desk))
    if refused := await cannot_log(desk):
        await desk.keep(replace(draft, form=form))
        return desk.reply(refused)
    return None


def _submitted(desk: Desk, draft: Draft) -> Form:
    """Return what the form holds now: what is suggested, was written before, and came along just now."""
    suggested = {"centre": suggested_centre(desk), **({} if desk.turn.chosen else proposed(desk, desk.assessment()))}
    written = {**suggested, **draft.form, **_emptied(desk), **desk.inputs}
    return with_iso_dates(accepted(log_view(desk, written), written), desk.today)


def _emptied(desk: Desk) -> dict[str, str]:
    """Return as empty what does not come along with a submitted card when it is: ticks and dates."""
    fields = inputs(log_view(desk).blocks) if desk.turn.chosen else ()
    return {field.id: "" for field in fields if isinstance(field, DateField) or _is_ticked(field)}


def _is_ticked(field: Input) -> bool:
    return isinstance(field, Choice) and field.several


async def receipt(desk: Desk, logged: Logged, draft: Draft) -> View:
    """Return the receipt of what was logged from a draft, as it came at first."""
    told = await told_on_logging(desk, logged, draft.started)
    return receipt_view(desk, logged, told, handover_offers(desk, logged))
