"""Cards held against the models of `microsoft-teams-cards`, element by element."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

import microsoft_teams.cards as cards
from pydantic import BaseModel

_MODELS: dict[str, type[BaseModel]] = {
    name: model
    for model in vars(cards).values()
    if isinstance(model, type) and issubclass(model, BaseModel) and "type" in model.model_fields
    for name in get_args(model.model_fields["type"].annotation)
}


def typed(value: object) -> Iterator[Mapping[str, object]]:
    """Yield every element, action and part of a card that has a type, from outside in."""
    if isinstance(value, Mapping):
        if "type" in value:
            yield value
        for inner in value.values():
            yield from typed(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from typed(inner)


def faults(card: Mapping[str, object]) -> list[str]:
    """Return what the models do not know; raises pydantic's error for a wrong value."""
    return [
        f"{element['type']}: {extra}"
        for element in typed(card)
        for extra in _MODELS[str(element["type"])].model_validate(element).model_extra or {}
    ]
