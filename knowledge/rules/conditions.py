"""Conditions on a citizen's facts, in Kleene's three-valued logic.

A condition is true, false, or open (`None`): open when a fact that it needs is not known. `condition_parser` gives a
condition as written in a pack its meaning; the forms are described in the author's guide.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from knowledge.values import Value

Truth = bool | None


@dataclass(slots=True)
class Case:
    """What is known while one citizen is evaluated.

    `known` holds known values; `remaining` the values still possible of facts that are not known but narrowed by
    others; `criteria` and `tables` what has been concluded so far (a table as the set of its possible outcomes, and
    in `certain` those of them that hold already: of a collect table there can be several).
    """

    known: Mapping[str, Value]
    remaining: Mapping[str, frozenset[Value]]
    criteria: dict[str, Truth] = field(default_factory=dict)
    tables: dict[str, frozenset[str]] = field(default_factory=dict)
    certain: dict[str, frozenset[str]] = field(default_factory=dict)


class Condition(Protocol):
    """Something that is true, false or open of a case."""

    def truth(self, case: Case) -> Truth:
        """Return True, False, or None for open."""

    def parts(self) -> tuple[Condition, ...]:
        """Return the conditions inside this one."""


@dataclass(frozen=True, slots=True)
class FactIs:
    """The fact has one of these values."""

    fact: str
    values: frozenset[Value]

    def truth(self, case: Case) -> Truth:
        value = case.known.get(self.fact)
        if value is not None:
            return not self.values.isdisjoint(value) if isinstance(value, frozenset) else value in self.values
        remaining = case.remaining.get(self.fact)
        if remaining is None:
            return None
        if remaining <= self.values:
            return True
        return False if remaining.isdisjoint(self.values) else None

    def parts(self) -> tuple[Condition, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class NumberBetween:
    """The whole number lies between these bounds, both included."""

    fact: str
    low: int | None
    high: int | None

    def truth(self, case: Case) -> Truth:
        value = case.known.get(self.fact)
        if not isinstance(value, int):
            return None
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def parts(self) -> tuple[Condition, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class CriterionMet:
    """The criterion is met."""

    criterion: str

    def truth(self, case: Case) -> Truth:
        return case.criteria[self.criterion]

    def parts(self) -> tuple[Condition, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class TableIs:
    """Another table has one of these outcomes."""

    table: str
    outcomes: frozenset[str]

    def truth(self, case: Case) -> Truth:
        possible = case.tables[self.table]
        if possible <= self.outcomes or not case.certain[self.table].isdisjoint(self.outcomes):
            return True
        return False if possible.isdisjoint(self.outcomes) else None

    def parts(self) -> tuple[Condition, ...]:
        return ()


@dataclass(frozen=True, slots=True)
class All:
    """Every part is true. Without parts it is always true."""

    of: tuple[Condition, ...]

    def truth(self, case: Case) -> Truth:
        result: Truth = True
        for part in self.of:
            truth = part.truth(case)
            if truth is False:
                return False
            if truth is None:
                result = None
        return result

    def parts(self) -> tuple[Condition, ...]:
        return self.of


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part is true."""

    of: tuple[Condition, ...]

    def truth(self, case: Case) -> Truth:
        result: Truth = False
        for part in self.of:
            truth = part.truth(case)
            if truth is True:
                return True
            if truth is None:
                result = None
        return result

    def parts(self) -> tuple[Condition, ...]:
        return self.of


@dataclass(frozen=True, slots=True)
class Not:
    """The part is false."""

    of: Condition

    def truth(self, case: Case) -> Truth:
        truth = self.of.truth(case)
        return None if truth is None else not truth

    def parts(self) -> tuple[Condition, ...]:
        return (self.of,)


Leaf = FactIs | NumberBetween | CriterionMet | TableIs


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Yield what a condition rests on, in the order in which it is written."""
    if isinstance(condition, Leaf):
        yield condition
    for part in condition.parts():
        yield from leaves(part)


def deciding(condition: Condition, case: Case) -> Iterator[Leaf]:
    """Yield the leaves that give the condition the truth that it has: for an open one, those that are open."""
    truth = condition.truth(case)
    if isinstance(condition, Leaf):
        yield condition
    elif isinstance(condition, Not):
        yield from deciding(condition.of, case)
    else:
        for part in condition.parts():
            if part.truth(case) is truth:
                yield from deciding(part, case)
