"""Facts that hang together: what one of them rules out of another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.form.pack import Fact, Implication
from knowledge.rules.condition_parser import ConditionParser, Report, listed_values
from knowledge.values import Value

Domains = Mapping[str, frozenset[Value]]
"""The values that the facts can have, for those whose values can be listed."""


@dataclass(frozen=True, slots=True)
class Link:
    """When one fact has one of these values, the other can only have one of those."""

    fact: str
    values: frozenset[Value]
    other: str
    allowed: frozenset[Value]
    because: str


def links_of(
    implication: Implication, facts: Mapping[str, Fact], parser: ConditionParser, report: Report
) -> Iterator[Link]:
    """Yield the links of an implication; what cannot be understood is reported and left out."""
    if len(implication.when) != 1:
        report("implication_one", {"id": implication.id}, "")
        return
    ((fact, values),) = implication.when.items()
    understood = _understood(fact, values, facts, parser, report)
    for other, written, then in _consequences(implication):
        if _understood(other, written, facts, parser, report) and understood:
            rest = frozenset(listed_values(facts[other])) - frozenset(written)
            yield Link(fact, frozenset(values), other, frozenset(written) if then else rest, implication.because)


def linked(links: Sequence[Link], fact: str) -> Iterator[str]:
    """Yield the facts whose answer can rule out values of this one."""
    for link in links:
        if fact in (link.fact, link.other):
            yield link.other if fact == link.fact else link.fact


def narrow(
    links: Sequence[Link], domains: Domains, known: Mapping[str, Value]
) -> tuple[dict[str, frozenset[Value]], tuple[Link, ...]]:
    """Rule out values of unknown facts by what is known of others, both ways, until nothing changes.

    Returns the values that remain of every fact that lost some, and the links that what is known contradicts.
    """
    remaining: dict[str, frozenset[Value]] = {}

    def possible(fact: str) -> frozenset[Value]:
        return frozenset({known[fact]}) if fact in known else remaining.get(fact, domains[fact])

    def keep(fact: str, values: frozenset[Value]) -> bool:
        if fact in known or not values or values == possible(fact):
            return False
        remaining[fact] = values
        return True

    changed = bool(known)
    while changed:
        changed = False
        for link in links:
            if possible(link.fact) <= link.values:
                changed |= keep(link.other, possible(link.other) & link.allowed)
            if possible(link.other).isdisjoint(link.allowed):
                changed |= keep(link.fact, possible(link.fact) - link.values)
    broken = [link for link in links if _is_broken(possible(link.fact), possible(link.other), link)]
    return remaining, tuple(broken)


def _is_broken(one: frozenset[Value], other: frozenset[Value], link: Link) -> bool:
    return one <= link.values and other.isdisjoint(link.allowed)


def _consequences(implication: Implication) -> Iterator[tuple[str, Sequence[Value], bool]]:
    """Yield fact, values as written, and whether these are the allowed ones or those that are not."""
    yield from ((fact, values, True) for fact, values in implication.then.items())
    yield from ((fact, values, False) for fact, values in implication.then_not.items())


def _understood(
    fact: str, values: Sequence[Value], facts: Mapping[str, Fact], parser: ConditionParser, report: Report
) -> bool:
    """Whether an implication can speak of these values: of few, and one at a time. If not, it is reported."""
    if fact in facts and facts[fact].type not in ("choice", "yes_no"):
        report("implication_type", {"fact": fact}, "")
        return False
    return parser.parse_fact(fact, list(values), report) is not None
