"""What will change by itself: a birthday that crosses a limit of the model, a pension that takes effect."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knowledge.rules.evaluation import Assessment, assess, suppose
from knowledge.rules.interview import representatives


@dataclass(frozen=True, slots=True)
class Later:
    """The assessment as it will be, from a date or from an age on."""

    assessment: Assessment
    on: date | None = None
    age: int | None = None


def foresee(assessment: Assessment, today: date) -> tuple[Later, ...]:
    """Return what the model will say later if nothing else changes; only what is to come."""
    return (*_dated(assessment, today), *_next_birthday(assessment))


def _dated(assessment: Assessment, today: date) -> Iterator[Later]:
    for fact in assessment.model.facts.values():
        value = next((v for v in fact.values if v.id == assessment.case.known.get(fact.id)), None)
        if value is None or value.becomes is None:
            continue
        on = assessment.case.known.get(value.since or "")
        if on is None or (isinstance(on, date) and on > today):
            linked = {link.fact for link in assessment.model.links if link.other == fact.id}
            kept = {id: answer for id, answer in assessment.answers.items() if id not in linked}
            after = assess(assessment.model, {**kept, fact.id: value.becomes})
            yield Later(after, on=on if isinstance(on, date) else None)


def _next_birthday(assessment: Assessment) -> Iterator[Later]:
    for fact in assessment.model.facts.values():
        age = assessment.case.known.get(fact.id)
        if fact.yearly and isinstance(age, int) and age + 1 in representatives(assessment, fact.id):
            yield Later(suppose(assessment, fact.id, age + 1), age=age + 1)
