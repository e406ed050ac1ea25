"""The law calendar: dated changes of the law, and what they touch. Notices to be read, never rules."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final, Literal

from knowledge.checking.completeness import facts_of
from knowledge.form.interventions import Intervention
from knowledge.form.pack import Notice, Pack
from knowledge.intake.reading import Reading
from knowledge.rules.evaluation import Assessment
from knowledge.rules.model import Model
from knowledge.search.numbers import find_target_groups
from knowledge.search.paragraphs import find_paragraphs
from knowledge.text import fold, words

State = Literal["expected", "new", "in_force"]
_NEW: Final = timedelta(days=365)
_TELLING: Final = 5
"""A value whose label has fewer letters ("andet") is not recognised by its label."""


def in_force(notice: Notice, today: date) -> bool:
    """Whether the change has taken effect."""
    return notice.date <= today and not notice.expected


def passed(notice: Notice, today: date) -> bool:
    """Whether the day of an expected change has come, so that the notice must be looked at again."""
    return notice.expected and notice.date <= today


def state(notice: Notice, today: date) -> State:
    """Return where a change stands: expected (or overdue), in force since less than a year, or for longer."""
    return (
        "expected" if notice.expected or notice.date > today else "new" if today - notice.date < _NEW else "in_force"
    )


def touching_citizen(assessment: Assessment) -> tuple[Notice, ...]:
    """Return the notices that touch a known fact of this citizen, newest first."""
    keys = {key for id, value in assessment.case.known.items() for key in (id, f"{id}:{value}")}
    return _touching(assessment.model.loaded.pack, keys)


def touching_intervention(pack: Pack, one: Intervention) -> tuple[Notice, ...]:
    """Return the notices that touch an intervention: its names, its paragraphs or whom it is for, newest first."""
    return _touching(pack, set(_keys(one)), " ".join((one.title, *one.other_names, *one.target_groups)))


def touching_text(model: Model, text: str, reading: Reading, bare_numbers: bool = False) -> tuple[Notice, ...]:
    """Return the notices that touch what a question or a query speaks of, newest first.

    Args:
        reading: what was read from the text.
        bare_numbers: whether a number alone (`85`) is a paragraph, as in a query.
    """
    return _touching(model.loaded.pack, {*_told(model, text, reading), *_numbers(text, bare_numbers)}, text)


def touching_model(model: Model) -> tuple[Notice, ...]:
    """Return the notices that touch a fact by which a model decides, newest first."""
    used = {fact for table in model.tables.values() for fact in facts_of(model, table)}
    values = {f"{id}:{value.id}" for id in used for value in model.facts[id].values}
    return _touching(model.loaded.pack, used | values)


def _keys(one: Intervention) -> Iterator[str]:
    yield one.id
    for paragraph in one.paragraphs:
        yield f"{paragraph.law}:{paragraph.number.split(',')[0]}"
    for group in one.target_group_numbers:
        yield f"lab:{group.number}"


def _told(model: Model, text: str, reading: Reading) -> Iterator[str]:
    """Yield the facts that a text tells or brings up, and the values that it names."""
    told = {**{id: read.value for id, read in reading.facts.items()}, **reading.assumed}
    yield from (*told, *reading.mentions)
    yield from (f"{id}:{value}" for id, value in told.items())
    asked = f" {' '.join(words(text))} "
    for fact in model.facts.values():
        for value in fact.values:
            if len(value.label) >= _TELLING and f" {fold(value.label)} " in asked:
                yield f"{fact.id}:{value.id}"


def _numbers(text: str, bare_numbers: bool) -> Iterator[str]:
    """Yield the paragraphs and target groups that a text names; one without its act may be of any."""
    lowered = unicodedata.normalize("NFKC", text).lower()
    for paragraph in find_paragraphs(lowered, bare_numbers):
        yield f"{paragraph.law or ''}:{paragraph.number}"
    for group in find_target_groups(lowered):
        yield f"lab:{group.number}"


def _touching(pack: Pack, keys: set[str], text: str = "") -> tuple[Notice, ...]:
    plain = {key.replace(" ", "") for key in keys}
    said = words(text)
    found = [
        notice
        for notice in pack.notices
        if not plain.isdisjoint(_touched(tuple(notice.touches))) or _names(notice, said)
    ]
    return tuple(sorted(found, key=lambda notice: notice.date, reverse=True))


@cache
def _touched(touches: tuple[str, ...]) -> frozenset[str]:
    """Return what a notice touches, without spaces; a paragraph also as one whose act is not said."""
    plain = [touched.replace(" ", "") for touched in touches]
    parted = [one.partition(":") for one in plain]
    return frozenset(plain) | {f":{number}" for law, _, number in parted if number[:1].isdigit() and law != "lab"}


def _names(notice: Notice, said: list[str]) -> bool:
    return any(one.startswith(fold(word)) for word in notice.words for one in said)
