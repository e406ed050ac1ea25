"""What comes first among interventions that fit about as well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from knowledge.search.documents import Entry
from knowledge.search.numbers import Ages
from knowledge.text import fold
from knowledge.values import Value

_OWN: Final = 0.06
_STATUS: Final = {"drift": 0.03, "forsoeg": 0.01, "forslag": 0.0, "ukendt": 0.0, "ophoert": -0.03}
_TIER: Final = {1: 0.05, 2: 0.03, 3: 0.0}
"""What a source describes tells more than what it only names."""
_RIGHT_AGE: Final = 0.05
_SAME_AGES: Final = 0.25
_WRONG_AGE: Final = -0.25
_KNOWN_NOT_ASKED: Final = 0.4
"""The age among the facts weighs less than one in the query: it only moves near-equals."""


class Nearness:
    """How near an intervention is to the caseworker and her citizen."""

    def __init__(self, own: str | None, facts: Mapping[str, Value], asked: Ages | None) -> None:
        self._own = fold(own) if own else None
        age = facts.get("alder")
        known = Ages(age, age) if isinstance(age, int) and not isinstance(age, bool) else None
        self._ages = asked or known
        self._age_weight = 1.0 if asked else _KNOWN_NOT_ASKED

    def is_own(self, entry: Entry) -> bool:
        """Say whether the intervention is the caller's own municipality's."""
        return self._own is not None and self._own == fold(entry.municipality)

    def bonus(self, entry: Entry) -> float:
        """Return by how much the score rises or falls."""
        one = entry.intervention
        return self._own_bonus(entry) + self._age_bonus(entry) + _STATUS[one.status] + _TIER[one.tier]

    def _own_bonus(self, entry: Entry) -> float:
        return _OWN if self.is_own(entry) else 0.0

    def _age_bonus(self, entry: Entry) -> float:
        one = entry.intervention
        if self._ages is None or (one.age_from is None and one.age_to is None):
            return 0.0
        common = self._ages.overlap(one.age_from, one.age_to)
        return self._age_weight * (_RIGHT_AGE + _SAME_AGES * common if common else _WRONG_AGE)
