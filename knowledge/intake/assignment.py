"""Which status belongs to which grant.

A status belongs to the nearest topic of its clause. A topic without one shares that of a topic it is joined to
("søgt § 85 og mentor"), or takes it from the next clause where that holds nothing else ("§ 85 søgt, men ikke
bevilget").
"""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.intake.context.cues import Setting
from knowledge.intake.figures.dates import Dated
from knowledge.intake.grants import Told, Topic, inside
from knowledge.intake.phrases.chart import Span

_JOINS = frozenset({"og", "samt", "+", "eller", "plus"})
_TURNS = frozenset({"men", "og", "dog", "nu"})


class Assignment:
    """Which statuses belong to which topic."""

    def __init__(self, topics: Sequence[Topic], setting: Setting, dates: Sequence[Dated]) -> None:
        self._topics, self._setting = topics, setting
        self._note, self._clauses = setting.chart.note, setting.clauses
        self._dated = 0
        for dated in dates:
            self._dated |= dated.span.used

    def told_of(self, topic: Topic) -> list[Told]:
        """Return what is told of a topic, strongest first."""
        own = self._nearest(topic)
        if not own and (other := self._joined(topic)):
            own = self._nearest(Topic(topic.grant, other.span))
        return sorted(self._next_clause(topic) or own, key=lambda told: told.rank)

    def stands_alone(self, topic: Topic) -> bool:
        """Say whether nothing of weight stands beside a topic in its clause."""
        start = self._clauses.start(topic.span.first)
        return self._light(start, self._clauses.stop(topic.span.first), topic.span.used | self._setting.named)

    def _told(self, topic: Topic, start: int, stop: int) -> list[Told]:
        found = [
            Told(rank, status, span)
            for rank, (status, symbol) in enumerate(topic.grant.statuses)
            for span in self._setting.chart.of(symbol)
            if start <= span.first < stop and span.used & ~topic.span.used
        ]
        return [told for told in found if not any(inside(told.span, other.span) for other in found)]

    def _nearest(self, topic: Topic) -> list[Told]:
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

    def _next_clause(self, topic: Topic) -> list[Told]:
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


def _nearer(status: Span, topic: Span, rivals: Sequence[Topic]) -> bool:
    """Say whether a status stands nearer to a rival; of two equally near the one that follows it has it."""
    mine = (_distance(status, topic), topic.first < status.first)
    return any((_distance(status, rival.span), rival.span.first < status.first) < mine for rival in rivals)


def _distance(one: Span, other: Span) -> int:
    return max(one.first - other.end, other.first - one.end, 0)
