"""How far a grant has come: a topic ("bostøtte", "fp") and the status told of it ("søgt", "afslag på", "fra 1/3").

A status belongs to the nearest topic of its clause. A topic without one shares that of a topic it is joined to
("søgt § 85 og mentor"), or takes it from the next clause where that holds nothing else ("§ 85 søgt, men ikke
bevilget").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.intake.chart import Chart, Span, union
from knowledge.intake.cues import Mood, Setting
from knowledge.intake.dates import Dated
from knowledge.intake.grammar import Grammar, Symbol
from knowledge.intake.reading import Hit
from knowledge.lexicon import FactWords, Status, Statuses

_JOINS = frozenset({"og", "samt", "+", "eller", "plus"})
_TURNS = frozenset({"men", "og", "dog", "nu"})


@dataclass(frozen=True, slots=True)
class _Grant:
    fact: str
    words: Statuses
    topic: Symbol
    not_topic: Symbol
    statuses: tuple[tuple[Status, Symbol], ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A grant in the text."""

    grant: _Grant
    span: Span


@dataclass(frozen=True, slots=True)
class _Told:
    rank: int
    status: Status
    span: Span


class StatusFinder:
    """Compiles the topics and statuses."""

    def __init__(self, facts: dict[str, FactWords], grammar: Grammar) -> None:
        self._grants = [_compiled(fact, words.statuses, grammar) for fact, words in facts.items() if words.statuses]

    def topics(self, chart: Chart) -> list[Topic]:
        """Find the grants that the text speaks of, in its order."""
        found = []
        for grant in self._grants:
            others = chart.of(grant.not_topic)
            spans = [span for span in chart.of(grant.topic) if not any(span.overlaps(other) for other in others)]
            found += [Topic(grant, span) for span in spans if not any(_inside(span, other) for other in spans)]
        return sorted(found, key=lambda topic: topic.span.first)

    def hits(self, topics: Sequence[Topic], setting: Setting, dates: Sequence[Dated]) -> Iterator[Hit]:
        """Say how far each grant has come."""
        clause = _Clause(topics, setting, dates)
        for topic in topics:
            yield from _TopicReader(topic, clause.told_of(topic), setting, dates, clause.stands_alone(topic)).hits()


def _compiled(fact: str, words: Statuses, grammar: Grammar) -> _Grant:
    statuses = tuple((status, grammar.add(status.phrases)) for status in words.values)
    return _Grant(fact, words, grammar.add(words.topic), grammar.add(words.not_topic), statuses)


class _Clause:
    """Which statuses belong to which topic."""

    def __init__(self, topics: Sequence[Topic], setting: Setting, dates: Sequence[Dated]) -> None:
        self._topics, self._setting = topics, setting
        self._note, self._clauses = setting.chart.note, setting.clauses
        self._dated = 0
        for dated in dates:
            self._dated |= dated.span.used

    def told_of(self, topic: Topic) -> list[_Told]:
        """Return what is told of a topic, strongest first."""
        own = self._nearest(topic)
        if not own and (other := self._joined(topic)):
            own = self._nearest(Topic(topic.grant, other.span))
        return sorted(self._next_clause(topic) or own, key=lambda told: told.rank)

    def stands_alone(self, topic: Topic) -> bool:
        """Say whether nothing of weight stands beside a topic in its clause."""
        start = self._clauses.start(topic.span.first)
        return self._light(start, self._clauses.stop(topic.span.first), topic.span.used | self._setting.named)

    def _told(self, topic: Topic, start: int, stop: int) -> list[_Told]:
        found = [
            _Told(rank, status, span)
            for rank, (status, symbol) in enumerate(topic.grant.statuses)
            for span in self._setting.chart.of(symbol)
            if start <= span.first < stop and span.used & ~topic.span.used
        ]
        return [told for told in found if not any(_inside(told.span, other.span) for other in found)]

    def _nearest(self, topic: Topic) -> list[_Told]:
        start, stop = self._clauses.start(topic.span.first), self._clauses.stop(topic.span.end - 1)
        rivals = [t for t in self._topics if start <= t.span.first < stop and t.span.used != topic.span.used]
        return [told for told in self._told(topic, start, stop) if not _nearer(told.span, topic.span, rivals)]

    def _joined(self, topic: Topic) -> Topic | None:
        """Return the topic that this one shares a verb with: "søgt § 85 og mentor"."""
        for other in self._topics:
            first, second = sorted((other.span, topic.span), key=lambda span: span.first)
            between = self._note.tokens[first.end : second.first]
            words = {token.word for token in between}
            same = self._note.sentence[first.first] == self._note.sentence[second.first]
            if other is not topic and same and words & _JOINS and words <= _JOINS | self._setting.small:
                return other
        return None

    def _next_clause(self, topic: Topic) -> list[_Told]:
        """Return what the next clause tells, where it holds a status and nothing else of weight."""
        start = self._clauses.stop(topic.span.end - 1)
        if start >= len(self._note) or self._note.sentence[start] != self._note.sentence[topic.span.first]:
            return []
        stop = self._clauses.stop(start)
        if any(start <= other.span.first < stop for other in self._topics):
            return []
        told = self._told(topic, start, stop)
        used = 0
        for one in told:
            used |= one.span.used
        if self._note.tokens[start].word in _TURNS:
            used |= 1 << start
        return told if told and self._light(start, stop, used | self._dated) else []

    def _light(self, start: int, stop: int, known: int) -> bool:
        """Say whether a stretch holds nothing but known tokens and small words."""
        tokens = (self._note.tokens[index] for index in range(start, stop) if not known >> index & 1)
        return all(token.word in self._setting.small or token.number is not None for token in tokens)


class _TopicReader:
    """Says how far one grant has come."""

    def __init__(
        self, topic: Topic, told: Sequence[_Told], setting: Setting, dates: Sequence[Dated], alone: bool
    ) -> None:
        self._fact, self._words, self._span = topic.grant.fact, topic.grant.words, topic.span
        self._told, self._setting, self._alone = told, setting, alone
        self._dates = dates

    def hits(self) -> Iterator[Hit]:
        """Yield the status, and the date from which it holds."""
        mood = self._setting.mood(self._span)
        if mood & (Mood.OTHER | Mood.ASKED):
            yield Hit(self._fact, (), self._span, certain=False)
            return
        for told in self._told:
            if found := list(self._by_status(told, mood)):
                yield from found
                return
        yield self._by_topic(mood)

    def _by_status(self, told: _Told, mood: Mood) -> Iterator[Hit]:
        status, span = told.status, union((self._span, told.span))
        how = self._setting.mood(told.span) | (mood & (Mood.PAST | Mood.SUPPOSED | Mood.PERHAPS_OTHER))
        dated = self._effective(span)
        if Mood.DENIED in how or (Mood.DENIED in mood and status.denied):
            yield from self._value(status.denied, span, how)
        elif status.tentative and not self._setting.ahead(self._span):
            yield from self._value(status.value, span, how & ~(Mood.SUSPECTED | Mood.BELIEVED))
        elif Mood.ENDED in how or (Mood.PAST in how and status.over):
            yield from self._value(status.over or self._words.over, span, how)
        elif status.from_date and dated and dated.ahead:
            yield from self._value(status.from_date, union((span, dated.span)), how)
            if self._words.date_fact and dated.day:
                yield Hit(self._words.date_fact, (dated.day,), dated.span)
        elif self._setting.ahead(self._span):
            yield from self._value(status.ahead, span, how)
        elif status.undated and not dated:
            yield Hit(self._fact, tuple(status.undated), span, certain=False)
        else:
            yield from self._value(status.value, span, how)

    def _value(self, value: str | None, span: Span, how: Mood) -> Iterator[Hit]:
        if value:
            doubtful = how & (Mood.SUSPECTED | Mood.BELIEVED | Mood.PERHAPS_OTHER | Mood.SUPPOSED)
            yield Hit(self._fact, (value,), span, certain=not doubtful, now=Mood.NOW in how)

    def _by_topic(self, mood: Mood) -> Hit:
        """Read a topic of which no status is told."""
        value = None
        if Mood.DENIED in mood:
            value = self._words.denied
        elif mood & (Mood.ENDED | Mood.PAST):
            value = self._words.over
        elif self._alone and not mood & (Mood.SUPPOSED | Mood.BLURRED):
            value = self._words.bare
        certain = not mood & (Mood.SUSPECTED | Mood.PERHAPS_OTHER)
        return Hit(self._fact, (value,) if value else (), self._span, certain and value is not None)

    def _effective(self, span: Span) -> Dated | None:
        """Return the date from which it holds: the last one in the clause, or the one that the next clause is."""
        clauses = self._setting.clauses
        here = clauses.touched(span.first, span.end)
        last = clauses.stop(span.end - 1)
        apart = clauses.of[last] if last < len(clauses.of) and self._is_date(last, clauses.stop(last)) else -1
        dates = [dated for dated in self._dates if dated.effective]
        found = [dated for dated in dates if clauses.of[dated.span.first] in here]
        found = found or [dated for dated in dates if clauses.of[dated.span.first] == apart]
        return max(found, key=lambda dated: (dated.ahead, dated.span.first), default=None)

    def _is_date(self, start: int, stop: int) -> bool:
        """Say whether a clause holds a date and nothing else of weight."""
        note = self._setting.chart.note
        dated = 0
        for one in self._dates:
            dated |= one.span.used
        light = self._setting.small | self._setting.takes_effect
        return note.sentence[start] == note.sentence[start - 1] and all(
            dated >> index & 1 or note.tokens[index].word in light for index in range(start, stop)
        )


def _inside(one: Span, other: Span) -> bool:
    return one.overlaps(other) and one.used.bit_count() < other.used.bit_count()


def _nearer(status: Span, topic: Span, rivals: Sequence[Topic]) -> bool:
    """Say whether a status stands nearer to a rival; of two equally near the one that follows it has it."""
    mine = (_distance(status, topic), topic.first < status.first)
    return any((_distance(status, rival.span), rival.span.first < status.first) < mine for rival in rivals)


def _distance(one: Span, other: Span) -> int:
    return max(one.first - other.end, other.first - one.end, 0)
