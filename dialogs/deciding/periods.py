"""The days that grants are for, as they are asked for and read when a decision is logged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from dialogs.desk import Desk
from dialogs.ports.decisions import Decision
from dialogs.showing.dates import read_date, show_date
from dialogs.view import DateField
from dialogs.wording import say
from knowledge.form.pack import Fact
from knowledge.meeting import counts
from knowledge.period import Period
from knowledge.rules.model import Model

FIRST: Final = "first_"
LAST: Final = "last_"
"""Ids of the inputs for the first and last day begin with these, then the fact's id."""


def period_fields(desk: Desk) -> Iterator[DateField]:
    """Yield the questions for the first and last day of each grant in the draft that may meet another one."""
    for fact in _grants(desk):
        yield DateField(f"{FIRST}{fact.id}", say("log.period_first", grant=fact.label))
        yield DateField(f"{LAST}{fact.id}", say("log.period_last", grant=fact.label))


def periods(form: Mapping[str, str], today: date) -> dict[str, Period]:
    """Return the periods that a form tells, by fact id."""
    facts = dict.fromkeys(id.removeprefix(FIRST).removeprefix(LAST) for id in form if id.startswith((FIRST, LAST)))
    told = {
        fact: Period(*(read_date(form.get(f"{end}{fact}", ""), today) for end in (FIRST, LAST))) for fact in facts
    }
    return {fact: period for fact, period in told.items() if period != Period()}


def backwards(form: Mapping[str, str], today: date) -> bool:
    """Whether a period in a form ends before it begins."""
    told = periods(form, today).values()
    return any(one.first and one.last and one.last < one.first for one in told)


def period_lines(model: Model, decision: Decision) -> Iterator[str]:
    """Yield the periods of a decision's grants for the note."""
    for id, period in decision.periods.items():
        if id in model.facts:
            first = show_date(period.first) if period.first else say("note.not_told")
            last = show_date(period.last) if period.last else say("note.not_told")
            yield say("note.period", grant=model.facts[id].label, first=first, last=last)


def _grants(desk: Desk) -> Iterator[Fact]:
    stated = desk.draft.facts if desk.draft else {}
    for id in dict.fromkeys(id for fact in desk.model.facts.values() for id in fact.same_period):
        if id in stated and counts(desk.model, id, stated[id].value):
            yield desk.model.facts[id]
