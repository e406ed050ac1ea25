"""What of a citizen's answers the conditions of a model can tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from knowledge.form.pack import Fact
from knowledge.rules.conditions import FactIs, Leaf, NumberBetween
from knowledge.rules.links import Link


def telling_facts(facts: Mapping[str, Fact], leaves: Iterable[Leaf], links: Sequence[Link]) -> tuple[str, ...]:
    """Return every fact that a condition or a link rests on, in the order of the facts."""
    behind = {leaf.fact for leaf in leaves if isinstance(leaf, FactIs | NumberBetween)}
    behind |= {fact for link in links for fact in (link.fact, link.other)}
    return tuple(fact for fact in facts if fact in behind)


def ranges(facts: Mapping[str, Fact], leaves: Iterable[Leaf]) -> dict[str, tuple[int, ...]]:
    """Return for every whole number the lowest of each range of numbers that conditions treat alike, growing."""
    numbers = [fact for fact in facts.values() if fact.type == "whole_number"]
    bounds: dict[str, set[int]] = {fact.id: {fact.minimum or 0} for fact in numbers}
    for leaf in leaves:
        if isinstance(leaf, FactIs | NumberBetween) and leaf.fact in bounds:
            bounds[leaf.fact] |= set(_bounds(leaf))
    return {fact.id: tuple(sorted(_within(fact, bounds[fact.id]))) for fact in numbers}


def _within(fact: Fact, bounds: Iterable[int]) -> Iterator[int]:
    lowest, highest = fact.minimum or 0, fact.maximum
    return (bound for bound in bounds if bound >= lowest and (highest is None or bound <= highest))


def _bounds(leaf: FactIs | NumberBetween) -> Iterator[int]:
    """Yield the numbers at which the truth of a leaf can change."""
    match leaf:
        case NumberBetween(low=low, high=high):
            yield from () if low is None else (low,)
            yield from () if high is None else (high + 1,)
        case FactIs(values=values):
            yield from (bound for value in values if isinstance(value, int) for bound in (value, value + 1))
