"""Logging a decision: checking what was filled in, and writing it once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from dialogs.assessing.drafts import at_step
from dialogs.assessing.filling import Input, accepted, inputs, typed
from dialogs.assessing.openings import without_opening
from dialogs.deciding.form import AGREE, CODES, DIFFERS, can_differ, log_view, proposed, suggested_centre
from dialogs.deciding.periods import FIRST, LAST, backwards, periods
from dialogs.deciding.receipt import receipt_view
from dialogs.deciding.suggestion import digest, outcome_of_role, rules, suggestion
from dialogs.desk import Desk
from dialogs.grammar import BARE_NUMBER
from dialogs.helping import message_view
from dialogs.members.membership import cannot_log
from dialogs.ports.decisions import CaseReference, Decision, Logged
from dialogs.ports.drafts import Draft
from dialogs.showing.dates import read_date
from dialogs.together.meeting import told_on_logging
from dialogs.together.numbers import OURS
from dialogs.together.offers import handover_offers
from dialogs.turns import Reply
from dialogs.view import Choice, DateField, View
from dialogs.wording import say, words
from knowledge.cpr import MASK
from knowledge.rules.evaluation import Assessment
from knowledge.text import fold

STEPS: Final = ("log", "differ")
_MOST_CASE: Final = 40


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
    if fault := _fault_of_fields(desk, filled):
        desk.remark(fault[0], "attention", **fault[1])
    else:
        await desk.keep(replace(draft, form={**draft.form, **_with_iso_date(desk, filled)}))
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
    suggested = {"centre": suggested_centre(desk), **({} if desk.turn.chosen else proposed(desk, desk.assessment()))}
    written = {**suggested, **draft.form, **_emptied(desk), **desk.inputs}
    form = _with_iso_date(desk, accepted(log_view(desk, written), written))
    if draft.pack_hash != desk.model.loaded.hash:
        await desk.keep(replace(draft, form=form))
        return desk.reply(log_view(desk))
    if fault := _fault_of_fields(desk, form) or _missing(draft, form) or await _unknown_number(desk, form):
        desk.remark(fault[0], "attention", **fault[1])
        await desk.keep(replace(draft, form=_keepable(desk, form)))
        return desk.reply(log_view(desk))
    if refused := await cannot_log(desk):
        await desk.keep(replace(draft, form=form))
        return desk.reply(refused)
    logged = await desk.session.log(await _signed(desk, _decision(desk, draft, desk.assessment(), form)))
    closed = replace(draft, status="logged", decision=logged.decision.id, facts={}, history=(), form={}, step="")
    await desk.keep(closed)
    return desk.reply(await receipt(desk, logged, closed))


def _emptied(desk: Desk) -> dict[str, str]:
    """Return as empty what does not come along with a submitted card when it is: ticks and dates."""
    fields = inputs(log_view(desk).blocks) if desk.turn.chosen else ()
    return {field.id: "" for field in fields if isinstance(field, DateField) or _is_ticked(field)}


def _is_ticked(field: Input) -> bool:
    return isinstance(field, Choice) and field.several


Fault = tuple[str, Mapping[str, object]]


def _fault_of_fields(desk: Desk, form: Mapping[str, str]) -> Fault | None:
    if MASK in form.get("case", ""):
        return "log.case_is_cpr", {}
    if len(form.get("case", "")) > _MOST_CASE:
        return "log.case_too_long", {}
    for id in filter(_is_date, form):
        if form[id] and read_date(form[id], desk.today) is None:
            return "log.bad_date", {"value": form[id]}
    if backwards(form, desk.today):
        return "log.period_backwards", {}
    follow_up = _follow_up(desk, form)
    return ("log.past_date", {}) if follow_up and follow_up < desk.today else None


def _is_date(id: str) -> bool:
    return id == "follow_up" or id.startswith((FIRST, LAST))


async def _unknown_number(desk: Desk, form: Mapping[str, str]) -> Fault | None:
    """Refuse a Vejviser number that there is none of: a slip of the pen must not become a case of its own."""
    number = form.get("case", "").strip()
    unknown = OURS.fullmatch(number) is not None and not await desk.session.cases(number)
    return ("log.unknown_number", {"number": number}) if unknown else None


def _missing(draft: Draft, form: Mapping[str, str]) -> Fault | None:
    if draft.step == "differ":
        if not _differences(form):
            return "log.needs_difference", {}
        if form.get("code") not in CODES:
            return "log.needs_code", {}
        if not form.get("reason", "").strip():
            return "log.needs_reason", {}
    return None if form.get("case", "").strip() else ("log.needs_case", {})


def _keepable(desk: Desk, form: Mapping[str, str]) -> dict[str, str]:
    """Return the form without what must not be kept or cannot be shown: a CPR number, a date that is none."""
    unfit = {id for id in filter(_is_date, form) if read_date(form[id], desk.today) is None}
    unfit |= {"case"} if MASK in form.get("case", "") else set()
    return {id: value for id, value in form.items() if id not in unfit}


def _decision(desk: Desk, draft: Draft, assessment: Assessment, form: Mapping[str, str]) -> Decision:
    overrides = _overrides(assessment, form) if draft.step == "differ" else {}
    included = form.get("include", "").split(",")
    facts = {
        id: stated
        for id, stated in draft.facts.items()
        if id in included or stated.value not in desk.model.facts[id].withheld
    }
    return Decision(
        id=desk.new_id(),
        person=desk.turn.person,
        team=None,
        at=desk.turn.now,
        action_key=f"{draft.id}:log",
        pack=desk.model.loaded.pack.id,
        pack_version=desk.model.loaded.pack.version,
        pack_hash=desk.model.loaded.hash,
        suggestion=suggestion(assessment),
        suggestion_digest=digest(assessment),
        segment=outcome_of_role(assessment, "segment", overrides),
        centre=outcome_of_role(assessment, "centre", overrides),
        priority=outcome_of_role(assessment, "priority", overrides),
        warnings=_warnings(assessment),
        overrides=overrides,
        override_code=form.get("code") if overrides else None,
        override_text=form.get("reason", "").strip() or None if overrides else None,
        case=CaseReference(
            form.get("centre") or suggested_centre(desk) or say("general.unnamed"), form["case"].strip()
        ),
        facts=facts,
        rules=rules(assessment),
        interventions=tuple(id for id in form.get("interventions", "").split(",") if id),
        follow_up=_follow_up(desk, form),
        coordinator=form.get("coordinator", "").strip() or None,
        periods=periods(form, desk.today),
    )


async def _signed(desk: Desk, decision: Decision) -> Decision:
    """Return the decision with the team that it belongs to, and the member that its coordinator is."""
    reader = await desk.reader()
    named = fold(decision.coordinator or "")
    known = [one for one in await desk.session.members() if named and fold(one.person.name) == named and one.active]
    coordinator = known[0].person.id if len(known) == 1 else None
    return replace(decision, team=reader.member.team if reader else None, coordinator_id=coordinator)


def _follow_up(desk: Desk, form: Mapping[str, str]) -> date | None:
    return read_date(form.get("follow_up", ""), desk.today)


def _with_iso_date(desk: Desk, form: Mapping[str, str]) -> dict[str, str]:
    """Return the form with its dates as a card's date field takes them."""
    days = {id: day for id in filter(_is_date, form) if (day := read_date(form[id], desk.today))}
    return {**form, **{id: day.isoformat() for id, day in days.items()}}


def _overrides(assessment: Assessment, form: Mapping[str, str]) -> dict[str, str]:
    tables = {conclusion.table.table.id for conclusion in can_differ(assessment)}
    return {table: chosen for table, chosen in _differences(form).items() if table in tables}


def _differences(form: Mapping[str, str]) -> dict[str, str]:
    """Return by table what the form decides otherwise than suggested."""
    chosen = {id.removeprefix(DIFFERS): value for id, value in form.items() if id.startswith(DIFFERS)}
    return {table: value for table, value in chosen.items() if value and value != AGREE}


def _warnings(assessment: Assessment) -> tuple[str, ...]:
    return tuple(
        outcome
        for conclusion in assessment.conclusions.values()
        if conclusion.table.table.role == "warnings"
        for outcome in conclusion.outcomes
    )


async def receipt(desk: Desk, logged: Logged, draft: Draft) -> View:
    """Return the receipt of what was logged from a draft, as it came at first."""
    told = await told_on_logging(desk, logged, draft.started)
    return receipt_view(desk, logged, told, handover_offers(desk, logged))
