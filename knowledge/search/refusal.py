"""Whether anything fits at all: by how much of the rare words of a query is met, not by the top score."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Final

from knowledge.search.query import Query
from knowledge.search.ranking import Candidate

_OF_ONE_THING: Final = 0.4
_LESS_FOR_EACH: Final = 0.02
_OF_MANY: Final = 0.28
"""A whole sentence always has words that no entry has; a few words must be met."""
_TOGETHER: Final = 0.57
_OF_ONE: Final = 0.25
"""Several needs may be met by several entries, each by its own."""


def is_good(query: Query, found: Sequence[Candidate]) -> bool:
    """Say whether the candidates meet enough of what the query asks for.

    A paragraph or a target group that is asked for must be met; nothing else stands for it.
    """
    if not found or not query.mass:
        return False
    if any(unit.number and not any(one.met[at] for one in found) for at, unit in enumerate(query.units)):
        return False
    best = max(evidence(query, one.met) for one in found)
    together = evidence(query, [max(of) for of in zip(*(one.met for one in found), strict=True)])
    return best >= _needed(query) or (together >= _TOGETHER and best >= _OF_ONE)


def evidence(query: Query, met: Sequence[float]) -> float:
    """Return how far what is met shows that the query is about this field, 0..1.

    That a word is met counts more here than how much it tells in the entry.
    """
    units = zip(query.units, met, strict=True)
    return sum(unit.mass * unit.trust * sqrt(strength) for unit, strength in units) / query.mass


def _needed(query: Query) -> float:
    return max(_OF_ONE_THING - _LESS_FOR_EACH * (len(query.units) - 1), _OF_MANY)
