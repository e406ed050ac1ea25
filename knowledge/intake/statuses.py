"""How far a grant has come: a topic ("bostøtte", "fp") and the status told of it ("søgt", "afslag på", "fra 1/3")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.intake.assignment import Assignment
from knowledge.intake.context.cues import Mood, Setting
from knowledge.intake.figures.dates import Dated
from knowledge.intake.grants import Told, Topic
from knowledge.intake.phrases.chart import Span, union
from knowledge.intake.reading import Hit


def status_hits(topics: Sequence[Topic], setting: Setting, dates: Sequence[Dated]) -> Iterator[Hit]:
    """Say how far each grant of a text has come."""
    assignment = Assignment(topics, setting, dates)
    for topic in topics:
        told, alone = assignment.told_of(topic), assignment.stands_alone(topic)
        yield from _TopicReader(topic, told, setting, dates, alone).hits()


class _TopicReader:
    """Says how far one grant has come."""

    def __init__(
        self, topic: Topic, told: Sequence[Told], setting: Setting, dates: Sequence[Dated], alone: bool
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
            if told.status.value is None:
                denied = Mood.DENIED in self._setting.mood(told.span)
                yield self._by_topic(Mood.DENIED) if denied else Hit(self._fact, (), self._span, certain=False)
                return
        yield self._by_topic(mood)

    def _by_status(self, told: Told, mood: Mood) -> Iterator[Hit]:
        status, span = told.status, union((self._span, told.span))
        how = self._setting.mood(told.span) | (mood & (Mood.PAST | Mood.SUPPOSED | Mood.PERHAPS_OTHER))
        dated = self._effective(span)
        if dated and dated.bare_month and status.value in status.undated:
            dated = None
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
            span = self._setting.with_denial(span) if how & (Mood.DENIED | Mood.ENDED) else span
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
        span = (
            self._setting.with_denial(self._span) if value in (self._words.denied, self._words.over) else self._span
        )
        return Hit(self._fact, (value,) if value else (), span, certain and value is not None)

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
