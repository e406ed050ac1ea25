"""The thesaurus of the field: which words caseworkers use for the same thing."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from knowledge.form.sources import Slug


class WordGroup(BaseModel):
    """Words and phrases that point to the same thing in social and employment work.

    A word may stand in several groups. A phrase is found when its words come in that order (two: in any order), also
    with one or two words in between. Inflection and spelling are the search's business: the basic form is enough.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Slug
    words: list[str]
    broader: list[Slug] = []
    """Groups that hold this one: searching for debt also finds help with the budget, but less surely."""
    elsewhere: bool = False
    """True for what other desks of a municipality do (building permits, passports): it is not found here."""


def missing_groups(groups: Iterable[WordGroup]) -> tuple[str, ...]:
    """Return the ids that stand under `broader` and are no group, sorted."""
    known = list(groups)
    ids = {group.id for group in known}
    return tuple(sorted({wider for group in known for wider in group.broader} - ids))
