"""Whether anything fits at all: by how much of the rare words of a query is met, not by the top score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from knowledge.search.query import Query
from knowledge.search.ranking import Candidate

_FEW: Final = 4
_OF_FEW: Final = 0.4
_OF_MANY: Final = 0.32
"""A whole sentence always has words that no entry has; a few words must be met."""


def is_good(query: Query, found: Sequence[Candidate]) -> bool:
    """Say whether the best candidates meet enough of what the query asks for."""
    if not found or not query.mass:
        return False
    if any(unit.number and not any(one.met[at] for one in found) for at, unit in enumerate(query.units)):
        return False
    return max(one.evidence(query) for one in found) >= _needed(query)


def _needed(query: Query) -> float:
    return _OF_FEW if len(query.units) <= _FEW else _OF_MANY
