"""The text of an intervention, field by field, with how much a word tells in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from knowledge.form.interventions import Intervention
from knowledge.form.pack import Pack


class Field(StrEnum):
    """Where in an intervention something stands."""

    TITLE = "title"
    OTHER_NAME = "other_name"
    EVERYDAY = "everyday"
    TARGET_GROUP = "target_group"
    DESCRIPTION = "description"
    CATEGORY = "category"
    MUNICIPALITY = "municipality"
    DETAIL = "detail"
    PARAGRAPH = "paragraph"
    TARGET_GROUP_NUMBER = "target_group_number"


WEIGHTS: Final = {
    Field.TITLE: 0.9,
    Field.OTHER_NAME: 0.9,
    Field.EVERYDAY: 0.8,
    Field.TARGET_GROUP: 0.6,
    Field.DESCRIPTION: 0.5,
    Field.CATEGORY: 0.35,
    Field.MUNICIPALITY: 0.6,
    Field.DETAIL: 0.3,
}
"""How much one word in a field says about what the intervention is, 0..1."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An intervention with the municipality and the pack that it belongs to."""

    intervention: Intervention
    municipality: str
    pack: str

    @property
    def names(self) -> tuple[str, ...]:
        """The title and the other names."""
        return (self.intervention.title, *self.intervention.other_names)

    def texts(self) -> Iterator[tuple[Field, str]]:
        """Yield what there is to read, each piece with its field."""
        one = self.intervention
        yield Field.TITLE, one.title
        for name in one.other_names:
            yield Field.OTHER_NAME, name
        for word in one.everyday_words:
            yield Field.EVERYDAY, word
        for group in one.target_groups:
            yield Field.TARGET_GROUP, group
        yield Field.DESCRIPTION, one.description
        yield Field.CATEGORY, one.category
        yield Field.MUNICIPALITY, self.municipality
        for detail in (one.length, one.intensity, one.provider, one.source.quote):
            if detail:
                yield Field.DETAIL, detail
        for statement in (*one.costs, *one.results):
            yield Field.DETAIL, statement.text


def entries_of(pack: Pack) -> list[Entry]:
    """Return the interventions of a pack as entries."""
    return [Entry(one, one.municipality or pack.municipality or pack.title, pack.id) for one in pack.interventions]
