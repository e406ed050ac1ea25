"""Why an intervention was found, as facts; the Danish sentences are made from these elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ReasonKind(StrEnum):
    """What the words of the query met."""

    NAME = "name"
    """The query is the title or another name."""
    TITLE = "title"
    OTHER_NAME = "other_name"
    EVERYDAY = "everyday"
    TARGET_GROUP = "target_group"
    DESCRIPTION = "description"
    CATEGORY = "category"
    MUNICIPALITY = "municipality"
    DETAIL = "detail"
    MEANING = "meaning"
    """Another word for the same thing, by the thesaurus."""
    PARAGRAPH = "paragraph"
    TARGET_GROUP_NUMBER = "target_group_number"
    AGE = "age"
    PART = "part"
    """Something that belongs to the intervention was found; `asked` is empty, `found` its title."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that was met.

    `asked` are the words as they were typed, `found` as they stand in the intervention (for a paragraph or a
    target-group number with law and version, for ages from and to). They differ where the spelling was mended or a
    word of the same meaning was met.
    """

    kind: ReasonKind
    asked: tuple[str, ...]
    found: tuple[str, ...]
