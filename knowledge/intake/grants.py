"""The grants of a text, such as "bostøtte" and "fp", and what the lexicon knows of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.intake.phrases.chart import Chart, Span
from knowledge.intake.phrases.fact_words import FactWords, Status, Statuses
from knowledge.intake.phrases.grammar import Grammar
from knowledge.intake.phrases.vocabulary import Symbol


@dataclass(frozen=True, slots=True)
class Grant:
    """A fact that is a grant, with its compiled words."""

    fact: str
    words: Statuses
    topic: Symbol
    not_topic: Symbol
    statuses: tuple[tuple[Status, Symbol], ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A grant in the text."""

    grant: Grant
    span: Span


@dataclass(frozen=True, slots=True)
class Told:
    """A status told in the text; the lower the rank, the stronger."""

    rank: int
    status: Status
    span: Span


def grants_of(facts: dict[str, FactWords], grammar: Grammar) -> list[Grant]:
    """Compile the facts that are grants."""
    return [_compiled(fact, words.statuses, grammar) for fact, words in facts.items() if words.statuses]


def topics_in(chart: Chart, grants: Sequence[Grant]) -> list[Topic]:
    """Find the grants that the text speaks of, in its order."""
    found = []
    for grant in grants:
        others = chart.of(grant.not_topic)
        spans = [span for span in chart.of(grant.topic) if not any(span.overlaps(other) for other in others)]
        found += [Topic(grant, span) for span in spans if not any(inside(span, other) for other in spans)]
    return sorted(found, key=lambda topic: topic.span.first)


def inside(one: Span, other: Span) -> bool:
    """Say whether a longer phrase shares a token with this one."""
    return one.overlaps(other) and one.used.bit_count() < other.used.bit_count()


def _compiled(fact: str, words: Statuses, grammar: Grammar) -> Grant:
    statuses = tuple((status, grammar.add(status.phrases)) for status in words.values)
    return Grant(fact, words, grammar.add(words.topic), grammar.add(words.not_topic), statuses)
