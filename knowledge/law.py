"""The law calendar: dated changes of the law, and what they touch. Notices to be read, never rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from knowledge.completeness import facts_of
from knowledge.evaluation import Assessment
from knowledge.interventions import Intervention
from knowledge.model import Model
from knowledge.pack import Notice, Pack


def in_force(notice: Notice, today: date) -> bool:
    """Whether the change has taken effect."""
    return notice.date <= today and not notice.expected


def passed(notice: Notice, today: date) -> bool:
    """Whether the day of an expected change has come, so that the notice must be looked at again."""
    return notice.expected and notice.date <= today


def touching_citizen(assessment: Assessment) -> tuple[Notice, ...]:
    """Return the notices that touch a known fact of this citizen, newest first."""
    keys = {key for id, value in assessment.case.known.items() for key in (id, f"{id}:{value}")}
    return _touching(assessment.model.loaded.pack, keys)


def touching_intervention(pack: Pack, one: Intervention) -> tuple[Notice, ...]:
    """Return the notices that touch an intervention itself, its paragraphs or its target groups, newest first."""
    return _touching(pack, set(_keys(one)))


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


def _touching(pack: Pack, keys: set[str]) -> tuple[Notice, ...]:
    found = [notice for notice in pack.notices if keys & set(notice.touches)]
    return tuple(sorted(found, key=lambda notice: notice.date, reverse=True))
