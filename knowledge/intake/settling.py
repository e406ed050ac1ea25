"""From hits to certain facts and questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from knowledge.intake.phrases.chart import Chart, Span
from knowledge.intake.phrases.fact_words import FactWords, Follows
from knowledge.intake.reading import Doubt, Hit, ReadFact
from knowledge.intake.statements import value_of
from knowledge.values import Value

_NO_WORDS = FactWords()
_MASK = "•"


class Settler:
    """Decides what is certain among the hits of one text."""

    def __init__(self, facts: Mapping[str, FactWords], follows: Sequence[Follows], chart: Chart) -> None:
        self._facts, self._follows, self._chart = facts, follows, chart

    def settle(self, hits: Iterable[Hit]) -> tuple[dict[str, ReadFact], tuple[Doubt, ...]]:
        """Return the certain facts and the questions."""
        by_fact: dict[str, list[Hit]] = defaultdict(list)
        for hit in hits:
            if hit.values:
                by_fact[hit.fact].append(hit)
        for follows in self._follows:
            self._follow(follows, by_fact)
        facts: dict[str, ReadFact] = {}
        questions: list[Doubt] = []
        for fact, told in by_fact.items():
            settled = self._one(fact, told)
            if isinstance(settled, Doubt):
                questions.append(settled)
            else:
                facts[fact] = settled
        return facts, tuple(questions)

    def _follow(self, follows: Follows, by_fact: dict[str, list[Hit]]) -> None:
        """Add what is said along with a certain value."""
        for fact, name in follows.when.items():
            value = self._value(fact, name)
            certain = [hit for hit in self._strongest(fact, by_fact.get(fact, [])) if hit.certain]
            if not certain or any(hit.values != (value,) for hit in certain):
                return
            for other, told in follows.then.items():
                known = by_fact.get(other, [])
                if not any(hit.certain for hit in known):
                    by_fact[other] = [Hit(other, (self._value(other, told),), certain[0].span)]

    def _value(self, fact: str, name: str) -> Value:
        return value_of(name, self._facts.get(fact, _NO_WORDS).yes_no)

    def _one(self, fact: str, hits: Sequence[Hit]) -> ReadFact | Doubt:
        certain = self._strongest(fact, [hit for hit in hits if hit.certain])
        values = {hit.values[0] for hit in certain}
        if len(values) == 1:
            best = max(certain, key=lambda hit: hit.span.used.bit_count())
            return self._read(best.values[0], best.span)
        if values:
            return Doubt(fact, "contradiction", self._readings(certain))
        return Doubt(fact, "unclear", self._readings(hits))

    def _strongest(self, fact: str, hits: Sequence[Hit]) -> list[Hit]:
        """Leave out what gives way: a past value to a present one, and what is not said to be so now."""
        words = self._facts.get(fact, _NO_WORDS)
        values = {value for hit in hits for value in hit.values}
        kept = [hit for hit in hits if not any(str(v) in words.yields.get(str(hit.values[0]), ()) for v in values)]
        now = [hit for hit in kept if hit.now]
        return now if now and words.pick_now else kept

    def _readings(self, hits: Iterable[Hit]) -> tuple[ReadFact, ...]:
        readings: dict[Value, ReadFact] = {}
        for hit in hits:
            for value in hit.values:
                readings.setdefault(value, self._read(value, hit.span))
        return tuple(readings.values())

    def _read(self, value: Value, span: Span) -> ReadFact:
        misspelt = span.used & self._chart.misspelt
        return ReadFact(value, self._words(span), "misspelt" if misspelt else "exact")

    def _words(self, span: Span) -> str:
        """Return the text of a phrase; the part of it before a masked number when one stands inside."""
        return self._chart.note.words(span.first, span.end).split(_MASK)[0].strip()
