"""What stands in the form of a decision: what it says, what is wrong with it, and what of it may be kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from dialogs.deciding.form import AGREE, CODES, DIFFERS
from dialogs.deciding.periods import FIRST, LAST, backwards
from dialogs.desk import Desk
from dialogs.grammar import says_nothing
from dialogs.ports.drafts import Draft
from dialogs.showing.dates import read_date
from dialogs.together.numbers import OURS
from knowledge.cpr import MASK

_MOST_CASE: Final = 40
Form = Mapping[str, str]
"""What was filled in, by the input's id."""
Fault = tuple[str, Mapping[str, object]]
"""A sentence of the catalogue by its key, and its details."""


async def fault_of(desk: Desk, draft: Draft, form: Form) -> Fault | None:
    """Return the first reason why a form cannot be logged."""
    return fault_of_fields(form, desk.today) or _missing(draft, form) or await _unknown_number(desk, form)


def fault_of_fields(form: Form, today: date) -> Fault | None:
    """Return what is wrong with what stands there; what is missing is no fault yet."""
    if MASK in form.get("case", ""):
        return "log.case_is_cpr", {}
    if len(form.get("case", "")) > _MOST_CASE:
        return "log.case_too_long", {}
    for id in filter(_is_date, form):
        if form[id] and read_date(form[id], today) is None:
            return "log.bad_date", {"value": form[id]}
    if backwards(form, today):
        return "log.period_backwards", {}
    day = follow_up(form, today)
    return ("log.past_date", {}) if day and day < today else None


def _missing(draft: Draft, form: Form) -> Fault | None:
    if draft.step == "differ":
        if not differences(form):
            return "log.needs_difference", {}
        if form.get("code") not in CODES:
            return "log.needs_code", {}
        if not form.get("reason", "").strip():
            return "log.needs_reason", {}
        if says_nothing(form["reason"]):
            return "log.empty_reason", {"written": form["reason"].strip()}
    return None if form.get("case", "").strip() else ("log.needs_case", {})


async def _unknown_number(desk: Desk, form: Form) -> Fault | None:
    """Refuse a Vejviser number that there is none of: a slip of the pen must not become a case of its own."""
    number = form.get("case", "").strip()
    unknown = OURS.fullmatch(number) is not None and not await desk.session.cases(number)
    return ("log.unknown_number", {"number": number}) if unknown else None


def keepable(form: Form, today: date) -> dict[str, str]:
    """Return the form without what must not be kept or cannot be shown: a CPR number, a date that is none."""
    unfit = {id for id in filter(_is_date, form) if read_date(form[id], today) is None}
    unfit |= {"case"} if MASK in form.get("case", "") else set()
    return {id: value for id, value in form.items() if id not in unfit}


def with_iso_dates(form: Form, today: date) -> dict[str, str]:
    """Return the form with its dates as a card's date field takes them."""
    days = {id: day for id in filter(_is_date, form) if (day := read_date(form[id], today))}
    return {**form, **{id: day.isoformat() for id, day in days.items()}}


def _is_date(id: str) -> bool:
    return id == "follow_up" or id.startswith((FIRST, LAST))


def follow_up(form: Form, today: date) -> date | None:
    """Return the day on which it is followed up."""
    return read_date(form.get("follow_up", ""), today)


def differences(form: Form) -> dict[str, str]:
    """Return by table what the form decides otherwise than suggested."""
    chosen = {id.removeprefix(DIFFERS): value for id, value in form.items() if id.startswith(DIFFERS)}
    return {table: value for table, value in chosen.items() if value and value != AGREE}
