"""Which known name a misspelt one was meant to be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rapidfuzz import fuzz, process

from knowledge.text import fold

_ALIKE: Final = 60
"""Of 100: half of the letters of a short name may be wrong, and none of the known ones be picked by chance."""
_FEW: Final = 15
"""More names than these are no help in a line."""


def resembling(name: str, known: Iterable[str]) -> str:
    """Return the known name that resembles most, or nothing where none does."""
    found = process.extractOne(name, list(known), scorer=fuzz.ratio, processor=fold, score_cutoff=_ALIKE)
    return found[0] if found else ""


def resembling_or_all(name: str, known: Iterable[str]) -> str:
    """Return the known name that resembles most, or all of them where none does and they are few."""
    names = list(dict.fromkeys(known))
    return resembling(name, names) or (", ".join(names) if len(names) <= _FEW else "")
