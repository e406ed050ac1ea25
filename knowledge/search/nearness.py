"""What comes first among interventions that fit about as well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from knowledge.search.documents import Entry
from knowledge.search.index import GROUP, Index
from knowledge.search.numbers import Ages
from knowledge.search.tokens import tokens
from knowledge.text import fold
from knowledge.values import Value

_OWN: Final = 0.06
_STATUS: Final = {"drift": 0.03, "forsoeg": 0.01, "forslag": 0.0, "ukendt": 0.0, "ophoert": -0.03}
_TIER: Final = {1: 0.05, 2: 0.03, 3: 0.0}
"""What a source describes tells more than what it only names."""
_TOUCHED: Final = 0.04
_RIGHT_AGE: Final = 0.05
_SAME_AGES: Final = 0.25
_WRONG_AGE: Final = -0.25
_KNOWN_NOT_ASKED: Final = 0.4
"""The age among the facts weighs less than one in the query: it only moves near-equals."""


class Nearness:
    """How near an intervention is to the caseworker and her citizen."""

    def __init__(self, own: str | None, facts: Mapping[str, Value], asked: Ages | None, index: Index) -> None:
        self._own = fold(own) if own else None
        self._touched = touched_by(facts, index)
        age = facts.get("alder")
        known = Ages(age, age) if isinstance(age, int) and not isinstance(age, bool) else None
        self._ages = asked or known
        self._age_weight = 1.0 if asked else _KNOWN_NOT_ASKED

    def is_own(self, entry: Entry) -> bool:
        """Say whether the intervention is the caller's own municipality's."""
        return self._own is not None and self._own == fold(entry.municipality)

    def bonus(self, number: int, entry: Entry) -> float:
        """Return by how much the score of an entry, given with its number, rises or falls."""
        one = entry.intervention
        touched = _TOUCHED if number in self._touched else 0.0
        return self._own_bonus(entry) + self._age_bonus(entry) + touched + _STATUS[one.status] + _TIER[one.tier]

    def _own_bonus(self, entry: Entry) -> float:
        return _OWN if self.is_own(entry) else 0.0

    def _age_bonus(self, entry: Entry) -> float:
        one = entry.intervention
        if self._ages is None or (one.age_from is None and one.age_to is None):
            return 0.0
        common = self._ages.overlap(one.age_from, one.age_to)
        return self._age_weight * (_RIGHT_AGE + _SAME_AGES * common if common else _WRONG_AGE)


def touched_by(facts: Mapping[str, Value], index: Index) -> frozenset[int]:
    """Return the entries that speak of something known: `ydelse: ledighedsydelse`, `hjemloes: ja`."""
    told = [
        fact if value is True else value for fact, value in facts.items() if value is True or isinstance(value, str)
    ]
    stems = [
        token.stem for one in told for token in tokens(one.replace("_", " ")) if index.is_of_the_field(token.stem)
    ]
    groups = [GROUP + mention.group for mention in index.concepts.mentions([{stem: 1.0} for stem in stems])]
    return frozenset(entry for term in (*stems, *groups) for entry in index.postings.get(term, ()))
