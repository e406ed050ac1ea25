"""Follow-up intervals as dates, and what is gone through before a decision: what a model asks of a citizen's case."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from knowledge.form.interventions import Intervention
from knowledge.form.pack import Consideration, FollowUp
from knowledge.rules.evaluation import Assessment

_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Due:
    """A day that an interval of the model leads to."""

    day: date
    interval: FollowUp


def due(assessment: Assessment, chosen: Iterable[Intervention], start: date) -> tuple[Due, ...]:
    """Return the first follow-ups that the model asks for, the earliest first.

    Args:
        chosen: the interventions that go into the decision; they bring their own intervals.
        start: the day of the decision.
    """
    named = {key for one in chosen for key in _keys(one)}
    found = [
        Due(day, interval)
        for interval in assessment.model.loaded.pack.follow_ups
        if (_asked_for(assessment, interval) or not named.isdisjoint((interval.id, interval.paragraph)))
        and (day := first_day(interval, start))
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def first_day(interval: FollowUp, start: date) -> date | None:
    """Return the day of the first follow-up, or None for an interval without a length."""
    if interval.first_weeks:
        return start + timedelta(weeks=interval.first_weeks)
    months = interval.months or (_YEAR // interval.times_a_year if interval.times_a_year else 0)
    return months_later(start, months) if months else None


def to_consider(assessment: Assessment) -> tuple[Consideration, ...]:
    """Return what is gone through before a decision on this citizen."""
    conditions = assessment.model.considerations
    every = assessment.model.loaded.pack.considerations
    return tuple(one for one in every if conditions[one.id].truth(assessment.case))


def _asked_for(assessment: Assessment, interval: FollowUp) -> bool:
    condition = assessment.model.follow_ups.get(interval.id)
    return condition is not None and condition.truth(assessment.case) is True


def _keys(one: Intervention) -> Iterable[str]:
    if one.follow_up:
        yield one.follow_up
    for paragraph in one.paragraphs:
        yield f"{paragraph.law}:{paragraph.number}"
        yield f"{paragraph.law}:{paragraph.number.split(',')[0]}"


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month."""
    years, month = divmod(day.month - 1 + months, _YEAR)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))
