"""From a candidate to the reasons why it was found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from knowledge.search.documents import Entry
from knowledge.search.index import GROUP, Index, Place
from knowledge.search.query import Query
from knowledge.search.ranking import Candidate
from knowledge.search.reasons import Reason, ReasonKind
from knowledge.search.units import Unit

_AT_MOST: Final = 4


def reasons_for(entry: Entry, candidate: Candidate, query: Query, index: Index) -> tuple[Reason, ...]:
    """Return what the words of the query met in the entry, the weightiest first."""
    places = index.places[candidate.entry]
    met = sorted(zip(query.units, candidate.met, strict=True), key=lambda pair: -pair[0].mass * pair[1])
    reasons = [_reason(unit, places) for unit, strength in met if strength > 0]
    merged = dict.fromkeys(reason for reason in reasons if reason)
    ages = _ages(entry, query)
    return tuple(merged)[:_AT_MOST] + tuple(ages)


def _reason(unit: Unit, places: dict[str, Place]) -> Reason | None:
    def tells(term: str) -> float:
        return unit.alternatives[term] * (places[term].weight if term in places else 0.0)

    term = max(unit.alternatives, key=tells)
    if term not in places:
        return None
    place = places[term]
    kind = ReasonKind.MEANING if term.startswith(GROUP) else ReasonKind(place.field)
    return Reason(kind, unit.asked, (place.found,))


def _ages(entry: Entry, query: Query) -> Iterator[Reason]:
    one = entry.intervention
    bounded = one.age_from is not None or one.age_to is not None
    if query.ages and bounded and query.ages.within(one.age_from, one.age_to):
        bounds = (str(bound) for bound in (one.age_from, one.age_to) if bound is not None)
        yield Reason(ReasonKind.AGE, (f"{query.ages.low}-{query.ages.high}",), ("-".join(bounds),))
