"""From a condition as written in a pack to a condition that can be evaluated, with every fault on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from rapidfuzz import process

from knowledge.conditions import All, AnyOf, Condition, CriterionMet, FactIs, Not, NumberBetween, TableIs
from knowledge.pack import Fact, Table
from knowledge.values import Value

_WORDS: Final = ("all", "any", "not", "criterion", "table")

Report = Callable[[str, dict[str, str], str], None]
"""Called with the code of a fault, its details, and what to write instead."""


class ConditionParser:
    """Parses the conditions of one pack."""

    def __init__(self, facts: Mapping[str, Fact], criteria: frozenset[str], tables: Mapping[str, Table]) -> None:
        self._facts = facts
        self._criteria = criteria
        self._tables = tables

    def parse(self, written: object, report: Report) -> Condition:
        """Return the condition; what cannot be understood is reported and left out."""
        if not isinstance(written, dict):
            report("condition_not_a_mapping", {"found": str(written)}, "")
            return All(())
        parts = [part for key, value in written.items() if (part := self._part(str(key), value, report))]
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _part(self, key: str, value: Any, report: Report) -> Condition | None:
        match key:
            case "all" | "any" if isinstance(value, list):
                inner = tuple(self.parse(part, report) for part in value)
                return All(inner) if key == "all" else AnyOf(inner)
            case "all" | "any":
                report("not_a_list", {"field": key, "found": str(value)}, "")
                return None
            case "not":
                return Not(self.parse(value, report))
            case "criterion":
                return self._criterion(str(value), report)
            case "table":
                return self._table(value, report)
        return self._fact(key, value, report)

    def _criterion(self, criterion: str, report: Report) -> Condition | None:
        if criterion in self._criteria:
            return CriterionMet(criterion)
        report("unknown_criterion", {"found": criterion}, ", ".join(sorted(self._criteria)))
        return None

    def _table(self, written: Any, report: Report) -> Condition | None:
        if not isinstance(written, dict) or len(written) != 1:
            report("condition_not_a_mapping", {"found": str(written)}, "table: {id: outcome}")
            return None
        ((id, outcomes),) = written.items()
        if id not in self._tables:
            report("unknown_table", {"found": str(id)}, _nearest(str(id), self._tables))
            return None
        allowed = [outcome.id for outcome in self._tables[id].outcomes]
        wanted = outcomes if isinstance(outcomes, list) else [outcomes]
        for outcome in wanted:
            if outcome not in allowed:
                report("unknown_outcome", {"table": str(id), "found": str(outcome)}, ", ".join(allowed))
        return TableIs(str(id), frozenset(map(str, wanted)))

    def _fact(self, id: str, written: Any, report: Report) -> Condition | None:
        fact = self._facts.get(id)
        if fact is None:
            report("unknown_fact", {"found": id}, _nearest(id, [*self._facts, *_WORDS]))
            return None
        if isinstance(written, dict):
            return self._described(fact, written, report)
        return self._values(fact, written if isinstance(written, list) else [written], report)

    def _described(self, fact: Fact, written: dict[str, Any], report: Report) -> Condition | None:
        if set(written) == {"not"}:
            inner = written["not"]
            return Not(self._values(fact, inner if isinstance(inner, list) else [inner], report))
        bounds = (written.get("from"), written.get("to"))
        if fact.type == "whole_number" and set(written) <= {"from", "to"} and any(b is not None for b in bounds):
            return NumberBetween(fact.id, *bounds)
        report("condition_form", {"fact": fact.id, "found": str(written)}, "{from: 18, to: 29} / {not: [...]}")
        return None

    def _values(self, fact: Fact, written: list[Any], report: Report) -> Condition:
        allowed = values_of(fact)
        for value in written:
            if value not in allowed if allowed is not None else isinstance(value, str):
                hint = _nearest(str(value), [str(v) for v in allowed or ()]) or ", ".join(map(str, allowed or ()))
                report("unknown_value", {"fact": fact.id, "found": str(value)}, hint)
        return FactIs(fact.id, frozenset(written))


def values_of(fact: Fact) -> frozenset[Value] | None:
    """Return every value that a fact can have, or None where they cannot be listed."""
    match fact.type:
        case "yes_no":
            return frozenset({True, False})
        case "choice" | "choices":
            return frozenset(value.id for value in fact.values)
    return None


def _nearest(word: str, among: Any) -> str:
    found = process.extractOne(word, list(among), score_cutoff=60)
    return found[0] if found else ""
