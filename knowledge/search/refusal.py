"""Whether anything fits at all: by how much of the rare words of a query is met, not by the top score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from knowledge.search.query import Query
from knowledge.search.ranking import Candidate

_SHORT: Final = 0.45
_LONG: Final = 0.22
_WORDS: Final = 6


def is_good(query: Query, found: Sequence[Candidate]) -> bool:
    """Say whether the best candidates meet enough of what the query asks for."""
    if not found or not query.mass:
        return False
    if any(unit.number and not any(one.met[at] for one in found) for at, unit in enumerate(query.units)):
        return False
    return max(one.share(query) for one in found) >= _needed(query)


def _needed(query: Query) -> float:
    length = min(len(query.units), _WORDS)
    return _SHORT + (_LONG - _SHORT) * (length - 1) / (_WORDS - 1)
