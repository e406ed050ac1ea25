"""Several needs in one query: `gæld angst ensom` asks for three things, and the first hits should answer all three.

The hits are chosen one at a time, and what those before already answer counts less for the next one (maximal
marginal relevance, Carbonell and Goldstein 1998, on the needs of the query instead of on texts). Only a list of words
is read as several needs; the words of a sentence belong together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from knowledge.search.index import GROUP
from knowledge.search.query import Query
from knowledge.search.ranking import Candidate
from knowledge.search.units import Unit

_ANSWERED: Final = 0.8
"""How much of a need is gone for the next hit when one before has answered it fully."""
_CHOSEN: Final = 3
_LEAST: Final = 2
_MOST: Final = 4
"""More words than this are a story and not a list."""
_SURE: Final = 0.5


def in_order(scores: Mapping[int, float], found: Mapping[int, Candidate], query: Query) -> list[int]:
    """Return the entries by score; where the query lists several needs, each of them is answered early."""
    left = sorted(scores, key=lambda one: (-scores[one], one))
    if not lists_needs(query):
        return left
    best = [max((one.met[at] for one in found.values()), default=0.0) for at in range(len(query.units))]
    answered = [0.0] * len(best)
    chosen: list[int] = []
    while left and len(chosen) < _CHOSEN:
        values = {one: scores[one] * _open(found.get(one), best, answered, query) for one in left}
        chosen.append(max(left, key=values.__getitem__))
        left.remove(chosen[-1])
        if chosen[-1] in found:
            answered = [max(pair) for pair in zip(answered, _shares(found[chosen[-1]], best), strict=True)]
    return chosen + left


def lists_needs(query: Query) -> bool:
    """Say whether a query is a list of words that ask for different things."""
    units = query.units
    if not query.listed or not _LEAST <= len(units) <= _MOST or any(unit.number for unit in units):
        return False
    groups = [_groups(unit) for unit in units]
    return all(groups) and sum(map(len, groups)) == len(frozenset().union(*groups))


def _groups(unit: Unit) -> frozenset[str]:
    return frozenset(
        term for term, strength in unit.alternatives.items() if term.startswith(GROUP) and strength >= _SURE
    )


def _shares(one: Candidate, best: Sequence[float]) -> list[float]:
    """Return how well an entry meets each unit, as a share of what the best one does."""
    return [met / most if most else 0.0 for met, most in zip(one.met, best, strict=True)]


def _open(one: Candidate | None, best: Sequence[float], answered: Sequence[float], query: Query) -> float:
    """Return how much of what an entry answers well is still open, 0..1; one that came with its part adds nothing."""
    if one is None:
        return 1 - _ANSWERED if any(answered) else 1.0
    shares = _shares(one, best)
    whole = sum(unit.pull * share for unit, share in zip(query.units, shares, strict=True))
    gained = sum(
        unit.pull * share * share * (1 - _ANSWERED * before)
        for unit, share, before in zip(query.units, shares, answered, strict=True)
    )
    return gained / whole if whole else 1.0
