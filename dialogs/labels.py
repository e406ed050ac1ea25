"""The few words that the renderers add themselves."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Labels:
    """Words around a view, in the language of the screen."""

    missing: str
    """Beside an input that must be filled in, where the view gives no sentence of its own."""
    pick: str
    more: str
    """The button that shows further buttons."""
    omitted: str
    """Ends a card that would have been too long."""
    rest: str
    """Ends a list that was cut."""
    fold: str
    """What to do about a closed fold in plain text."""
    pick_one: str
    pick_several: str
    required: str
    date: str
    chosen: str


@cache
def labels() -> Labels:
    """Return the labels, read once."""
    source = resources.files("dialogs").joinpath("rendering.da.toml").read_text(encoding="utf-8")
    return Labels(**tomllib.loads(source)["rendering"])
