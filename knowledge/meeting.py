"""Entries of several centres that meet on one case: who else knows it, possible double grants, differing judgements.

What is found names entries and facts; whether somebody may see what an entry states is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, product

from knowledge.form.pack import Fact
from knowledge.period import Period
from knowledge.rules.evaluation import assess
from knowledge.rules.model import Model
from knowledge.values import NOT_KNOWN, Answers, Value


@dataclass(frozen=True, slots=True)
class Entry:
    """What one entry on a case states: of which centre, on which day, and for which periods its grants are."""

    id: str
    centre: str
    on: date
    stated: Answers
    periods: Mapping[str, Period] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """What an entry states of one fact."""

    entry: Entry
    fact: str

    @property
    def value(self) -> Value:
        """The value stated."""
        return self.entry.stated[self.fact]

    @property
    def told(self) -> bool:
        """Whether anything was told of the period."""
        return self.entry.periods.get(self.fact, Period()) != Period()

    @property
    def span(self) -> tuple[date, date | None]:
        """The first and last day as they are reckoned with: from the day of the entry where the first is not told."""
        told = self.entry.periods.get(self.fact, Period())
        return told.first or (min(self.entry.on, told.last) if told.last else self.entry.on), told.last


@dataclass(frozen=True, slots=True)
class DoubleGrant:
    """Two grants that together give a warning which neither gives alone, and the days that both are for.

    `last` is None where the end of neither was told.
    """

    warning: str
    grants: tuple[Statement, Statement]
    first: date
    last: date | None

    def stands(self, today: date) -> bool:
        """Whether it is not over yet."""
        return self.last is None or self.last >= today


@dataclass(frozen=True, slots=True)
class Difference:
    """A judgement on which centres differ, with the newest statement of each."""

    fact: str
    statements: tuple[Statement, ...]


def known_elsewhere(entries: Sequence[Entry], centre: str) -> tuple[Entry, ...]:
    """Return the newest entry of every other centre, newest first; the entries come oldest first."""
    newest = {entry.centre: entry for entry in entries if entry.centre != centre}
    return tuple(sorted(newest.values(), key=entries.index, reverse=True))


def differences(model: Model, entries: Sequence[Entry]) -> tuple[Difference, ...]:
    """Return the judgements on which the newest statements of two centres differ; entries come oldest first."""
    judged = (fact.id for fact in model.facts.values() if fact.judgement)
    found = (Difference(fact, tuple(_of_each_centre(entries, fact))) for fact in judged)
    return tuple(one for one in found if len({statement.value for statement in one.statements}) > 1)


def double_grants(model: Model, entries: Sequence[Entry]) -> tuple[DoubleGrant, ...]:
    """Return the grants of different entries that the model warns of for being for the same period.

    Which grants, and which of their values, is the model's: a fact with `same_period`, and the warnings that hold
    only when it is true. Where the newer entry says that one takes over from the other, that holds unless the
    periods of both were told. Entries come oldest first.
    """
    return tuple(
        found
        for fact in model.facts.values()
        for one, other in combinations(fact.same_period, 2)
        for pair in product(_standing(model, entries, one), _standing(model, entries, other))
        if pair[0].entry is not pair[1].entry and (overlap := _overlap(fact, pair, entries))
        for found in _warned(model, fact, pair, overlap)
    )


def counts(model: Model, grant: str, value: Value) -> bool:
    """Whether a grant in this state can be part of a double grant at all: not one that is refused or over."""
    return any(
        set(assess(model, {grant: value, other: one.id, fact.id: True}).warnings)
        - set(assess(model, {grant: value, other: one.id, fact.id: False}).warnings)
        for fact in model.facts.values()
        if grant in fact.same_period
        for other in fact.same_period
        if other != grant
        for one in model.facts[other].values
    )


def _warned(
    model: Model, fact: Fact, pair: tuple[Statement, Statement], overlap: tuple[date, date | None]
) -> Iterator[DoubleGrant]:
    """Yield the warnings that hold only because both are for the same period."""
    merged = {**pair[0].entry.stated, **pair[1].entry.stated} | {one.fact: one.value for one in pair}
    apart = set(assess(model, {**merged, fact.id: False}).warnings)
    for warning in assess(model, {**merged, fact.id: True}).warnings:
        if warning not in apart:
            yield DoubleGrant(warning, pair, *overlap)


def _overlap(
    fact: Fact, pair: tuple[Statement, Statement], entries: Sequence[Entry]
) -> tuple[date, date | None] | None:
    """Return the days that both are for. A day on which one ends and the other begins is a handing over."""
    newer = max((one.entry for one in pair), key=entries.index)
    if newer.stated.get(fact.id) is False and not all(one.told for one in pair):
        return None
    (one_first, one_last), (other_first, other_last) = one, other = pair[0].span, pair[1].span
    first, last = max(one_first, other_first), min((day for day in (one_last, other_last) if day), default=None)
    hands_over = first == last and one != other and (one_last == other_first or other_last == one_first)
    return None if last and (last < first or hands_over) else (first, last)


def _standing(model: Model, entries: Sequence[Entry], fact: str) -> Iterator[Statement]:
    """Yield the newest statement of each centre, without those that a newer entry says are over."""
    over = {value.id for value in model.facts[fact].values if value.ends}
    ended = max((at for at, entry in enumerate(entries) if entry.stated.get(fact) in over), default=-1)
    yield from _of_each_centre(entries[ended + 1 :], fact)


def _of_each_centre(entries: Iterable[Entry], fact: str) -> Iterator[Statement]:
    stating = (entry for entry in entries if entry.stated.get(fact, NOT_KNOWN) != NOT_KNOWN)
    newest = {entry.centre: entry for entry in stating}
    for entry in newest.values():
        yield Statement(entry, fact)
