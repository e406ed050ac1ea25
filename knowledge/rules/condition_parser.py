"""From a condition as written in a pack to a condition that can be evaluated, with every fault on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

from knowledge.form.pack import Fact, Table
from knowledge.form.resembling import resembling
from knowledge.rules.conditions import All, AnyOf, Condition, CriterionMet, FactIs, Not, NumberBetween, TableIs
from knowledge.values import Value, as_written

_WORDS: Final = ("all", "any", "not", "criterion", "table")
_RANGE: Final = "{from: 18, to: 29}"

Report = Callable[[str, dict[str, str], str], None]
"""Called with the code of a fault, its details, and what to write instead."""


class ConditionParser:
    """Parses the conditions of one pack."""

    def __init__(self, facts: Mapping[str, Fact], criteria: Iterable[str], tables: Mapping[str, Table]) -> None:
        self._facts = facts
        self._criteria = tuple(criteria)
        self._tables = tables

    def parse(self, written: object, report: Report) -> Condition:
        """Return the condition; what cannot be understood is reported and left out."""
        if not isinstance(written, dict):
            report("condition_not_a_mapping", {"found": as_written(written)}, "")
            return All(())
        parts = [part for key, value in written.items() if (part := self._part(str(key), value, report))]
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _part(self, key: str, value: Any, report: Report) -> Condition | None:
        match key:
            case "all" | "any" if isinstance(value, list):
                inner = tuple(self.parse(part, report) for part in value)
                return All(inner) if key == "all" else AnyOf(inner)
            case "all" | "any":
                report("not_a_list", {"field": key, "found": as_written(value)}, "")
                return None
            case "not":
                return Not(self.parse(value, report))
            case "criterion":
                return self._criterion(str(value), report)
            case "table":
                return self._table(value, report)
        return self.parse_fact(key, value, report)

    def _criterion(self, criterion: str, report: Report) -> Condition | None:
        if criterion in self._criteria:
            return CriterionMet(criterion)
        report("unknown_criterion", {"found": criterion}, ", ".join(self._criteria))
        return None

    def _table(self, written: Any, report: Report) -> Condition | None:
        if not isinstance(written, dict) or len(written) != 1:
            report("condition_not_a_mapping", {"found": as_written(written)}, "table: {tabel: udfald}")
            return None
        ((id, outcomes),) = written.items()
        if id not in self._tables:
            report("unknown_table", {"found": str(id)}, resembling(str(id), self._tables))
            return None
        allowed = [outcome.id for outcome in self._tables[id].outcomes]
        wanted = [as_written(outcome) for outcome in _listed(outcomes)]
        for outcome in wanted:
            if outcome not in allowed:
                report("unknown_outcome", {"table": str(id), "found": outcome}, ", ".join(allowed))
        return TableIs(str(id), frozenset(wanted))

    def parse_fact(self, id: str, written: Any, report: Report) -> Condition | None:
        """Return the condition on one fact, or None when it cannot be understood and is reported."""
        fact = self._facts.get(id)
        if fact is None:
            report("unknown_fact", {"found": id}, resembling(id, [*self._facts, *_WORDS]))
            return None
        return self._of_fact(fact, written, report)

    def _of_fact(self, fact: Fact, written: Any, report: Report) -> Condition | None:
        if not isinstance(written, dict):
            return self._values(fact, _listed(written), report)
        if set(written) == {"not"}:
            inner = self._of_fact(fact, written["not"], report)
            return Not(inner) if inner else None
        return self._range(fact, written, report)

    def _range(self, fact: Fact, written: dict[str, Any], report: Report) -> Condition | None:
        low, high = written.get("from"), written.get("to")
        bounds = [bound for bound in (low, high) if bound is not None]
        understood = fact.type == "whole_number" and set(written) <= {"from", "to"} and all(map(_is_number, bounds))
        if understood and bounds == sorted(bounds) and bounds:
            return NumberBetween(fact.id, low, high)
        mend = _RANGE if fact.type == "whole_number" else _values_as_written(fact)
        report("condition_form", {"fact": fact.id, "found": as_written(written)}, mend)
        return None

    def _values(self, fact: Fact, written: list[Any], report: Report) -> Condition | None:
        wrong = [value for value in written if not _can_be(fact, value)]
        for value in wrong:
            mend = resembling(as_written(value), map(as_written, listed_values(fact))) or _values_as_written(fact)
            report("unknown_value", {"fact": fact.id, "found": as_written(value)}, mend)
        if not written:
            report("condition_form", {"fact": fact.id, "found": "[]"}, _values_as_written(fact))
        return FactIs(fact.id, frozenset(written)) if written and not wrong else None


def listed_values(fact: Fact) -> tuple[Value, ...]:
    """Return every value that a fact can have, in the order of the pack; empty where they cannot be listed."""
    match fact.type:
        case "yes_no":
            return (True, False)
        case "choice" | "choices":
            return tuple(value.id for value in fact.values)
    return ()


def values_of(fact: Fact) -> frozenset[Value] | None:
    """Return every value that a fact can have, or None where they cannot be listed."""
    return None if fact.type in ("whole_number", "date") else frozenset(listed_values(fact))


def _can_be(fact: Fact, value: object) -> bool:
    match fact.type:
        case "yes_no":
            return isinstance(value, bool)
        case "choice" | "choices":
            return isinstance(value, str) and value in listed_values(fact)
        case "whole_number":
            return _is_number(value)
    return type(value) is date


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _values_as_written(fact: Fact) -> str:
    match fact.type:
        case "whole_number":
            return f"18 / {_RANGE}"
        case "date":
            return "2026-01-31"
    return ", ".join(map(as_written, listed_values(fact)))


def _listed(written: Any) -> list[Any]:
    return written if isinstance(written, list) else [written]
