"""Dates in a note: "1/9", "1. marts 27", "pr. 1. september", "til nytår", "siden 2014"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from knowledge.intake.phrases.chart import Chart, Span
from knowledge.intake.phrases.context_words import Times
from knowledge.intake.phrases.grammar import Grammar
from knowledge.intake.phrases.tokens import Break, Token


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, or a year or stretch of time, and where it stands.

    `day` is None where the text names no day; `ahead` says whether it lies after today; `effective` whether
    something may hold from it on (a mere day in the text may be when a letter came).
    """

    span: Span
    day: date | None
    ahead: bool
    effective: bool = True
    years_back: bool = False
    """Whether it lies years back, as a bare year or "for 6 år siden" does."""
    bare_month: bool = False
    """Whether it is a month alone: "bevilget i maj" may tell when that was, too."""


class DateFinder:
    """Compiles the words for dates."""

    def __init__(self, times: Times, grammar: Grammar) -> None:
        self._months = times.months
        self._points = times.points
        self._effective = frozenset(times.effective)
        self._since = frozenset(times.since)
        self._next_month = grammar.add(times.next_month)
        self._future = grammar.add(times.future)
        self._past = grammar.add(times.long_past)
        self._recent = grammar.add(times.recent)

    def find(self, chart: Chart, today: date) -> list[Dated]:
        """Find all dates; one without a year is the next such date from today on."""
        found = [*self._written(chart, today), *self._points_in(chart, today)]
        found += [Dated(span, _first_of_next_month(today), True) for span in chart.of(self._next_month)]
        taken = 0
        for dated in found:
            taken |= dated.span.used
        found += [Dated(span, None, True) for span in chart.of(self._future) if not span.used & taken]
        found += [
            Dated(span, None, ahead=False, years_back=True) for span in chart.of(self._past) if not span.used & taken
        ]
        return found + [Dated(span, None, ahead=False, effective=False) for span in chart.of(self._recent)]

    def _written(self, chart: Chart, today: date) -> Iterator[Dated]:
        tokens = chart.note.tokens
        index = 0
        while index < len(tokens):
            found = self._day_and_month(tokens, index) or self._month_alone(tokens, index)
            if found is None:
                yield from self._year_alone(tokens, index, today)
                index += 1
                continue
            day, month, end = found
            year, end = _year_after(tokens, end)
            first = day or 1
            when = _day(year, month, first) if year else _next(today, month, first)
            if when is not None:
                yield self._placed(tokens, index, end, when, today, bare_month=not (day or year))
            index = end

    def _placed(
        self, tokens: tuple[Token, ...], first: int, end: int, when: date, today: date, *, bare_month: bool
    ) -> Dated:
        """Look at the words before a date: "siden maj" lies behind, "fra 1/3" is when something begins to hold."""
        before = {token.word for token in tokens[max(0, first - 2) : first] if tokens[first].before <= Break.SPACE}
        span = Span(first, end, ((1 << end) - 1) & ~((1 << first) - 1))
        if before & self._since:
            return Dated(span, None, ahead=False)
        told = bool(before & self._effective)
        return Dated(span, when, when > today, effective=when.day == 1 or told, bare_month=bare_month and not told)

    def _day_and_month(self, tokens: tuple[Token, ...], index: int) -> tuple[int, int, int] | None:
        """Read "1/9", "1.9" and "1. september"; return day, month and the token after."""
        if index + 1 >= len(tokens) or (day := tokens[index].number) is None or not 1 <= day <= 31:
            return None
        following = tokens[index + 1]
        if (month := self._months.get(following.word)) and following.before <= Break.SPACE:
            return day, month, index + 2
        written = following.gap.strip() in ("/", ".", "-") and (
            following.gap != "-" or _year_after(tokens, index + 2)[0]
        )
        if written and following.number is not None and 1 <= following.number <= 12:
            return day, following.number, index + 2
        return None

    def _month_alone(self, tokens: tuple[Token, ...], index: int) -> tuple[None, int, int] | None:
        month = self._months.get(tokens[index].word)
        return (None, month, index + 1) if month else None

    def _year_alone(self, tokens: tuple[Token, ...], index: int, today: date) -> Iterator[Dated]:
        number = tokens[index].number
        if number is not None and len(tokens[index].word) == 4 and 1900 < number < 2100:
            yield Dated(Span(index, index + 1, 1 << index), None, number > today.year, years_back=number < today.year)

    def _points_in(self, chart: Chart, today: date) -> Iterator[Dated]:
        for index, token in enumerate(chart.note.tokens):
            if point := self._points.get(token.word):
                month, day = (int(part) for part in point.split("-"))
                yield Dated(Span(index, index + 1, 1 << index), _next(today, month, day), True)


def _year_after(tokens: tuple[Token, ...], end: int) -> tuple[int | None, int]:
    """Read a year that follows a date: "-27", "/2027", ".27", " 2027"."""
    if end < len(tokens) and (number := tokens[end].number) is not None:
        gap = tokens[end].gap.strip()
        if len(tokens[end].word) == 4 and 1900 < number < 2100 and gap in ("", "-", "/", "."):
            return number, end + 1
        if len(tokens[end].word) == 2 and (gap in ("-", "/") or tokens[end].gap == "."):
            return number + (1900 if number > 69 else 2000), end + 1
    return None, end


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next(today: date, month: int, day: int) -> date | None:
    """Return the first such day after today; 29 February waits for its year."""
    for year in range(today.year, today.year + 9):
        if (found := _day(year, month, day)) and found > today:
            return found
    return None


def _first_of_next_month(today: date) -> date:
    return date(today.year + today.month // 12, today.month % 12 + 1, 1)
