"""Which entries meet a query, and how much of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from knowledge.search.index import Index
from knowledge.search.query import Query
from knowledge.search.units import Unit

_MANY: Final = 400
"""A unit that more entries meet than this only adds to entries that something rarer has found."""
_LOOKED_AT: Final = 24


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry with how well it meets each unit of the query (0..1), in their order."""

    entry: int
    met: tuple[float, ...]
    share: float
    """How much of the query's mass the entry meets, 0..1."""


def candidates(query: Query, index: Index) -> list[Candidate]:
    """Return the entries that meet most of the query, best first."""
    scores: dict[int, float] = {}
    for unit in sorted(query.units, key=lambda unit: _reach(unit, index)):
        met = _met_by(unit, index, scores if _reach(unit, index) > _MANY and scores else None)
        for entry, strength in met.items():
            scores[entry] = scores.get(entry, 0.0) + unit.pull * strength
    best = nlargest(_LOOKED_AT, ((score, -entry) for entry, score in scores.items()))
    return [_candidate(-entry, score / query.mass, query, index) for score, entry in best]


def _candidate(entry: int, share: float, query: Query, index: Index) -> Candidate:
    return Candidate(entry, tuple(_strength(unit, entry, index) for unit in query.units), share)


def _reach(unit: Unit, index: Index) -> int:
    return sum(len(index.postings.get(term, ())) for term in unit.alternatives)


def _met_by(unit: Unit, index: Index, among: Mapping[int, float] | None) -> dict[int, float]:
    met: dict[int, float] = {}
    for term, strength in unit.alternatives.items():
        postings = index.postings.get(term, {})
        for entry in postings if among is None or len(postings) < len(among) else among:
            weight = strength * postings.get(entry, 0.0)
            if weight > met.get(entry, 0.0) and (among is None or entry in among):
                met[entry] = weight
    return met


def _strength(unit: Unit, entry: int, index: Index) -> float:
    return max(
        (strength * index.postings.get(term, {}).get(entry, 0.0) for term, strength in unit.alternatives.items()),
        default=0.0,
    )
