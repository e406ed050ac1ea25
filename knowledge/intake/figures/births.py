"""Full dates of birth: "f. 12.3.1985", "født 4. maj 1990"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from knowledge.intake.figures.dates import Dated
from knowledge.intake.phrases.chart import Chart
from knowledge.intake.phrases.tokens import Token
from knowledge.intake.phrases.vocabulary import Symbol

_YOUNGEST_CENTURY = 26
"""Two figures above this are a year of the last century; nobody a note is about was born later than 2026."""


def birthdays(chart: Chart, born: Symbol, dates: Sequence[Dated]) -> Iterator[tuple[date, int, int]]:
    """Yield each date of birth with its first token and the token after it."""
    for span in chart.of(born):
        if birth := _in_figures(chart.note.tokens, span.end) or _in_words(dates, span.end):
            yield birth[0], span.first, birth[1]


def _in_words(dates: Sequence[Dated], index: int) -> tuple[date, int] | None:
    """Read "4. maj 1990"; a date without a year lies ahead and is no birth."""
    for dated in dates:
        if dated.day and not dated.ahead and dated.span.first == index:
            return dated.day, dated.span.end
    return None


def _in_figures(tokens: Sequence[Token], index: int) -> tuple[date, int] | None:
    numbers = [token.number for token in tokens[index : index + 3] if token.number is not None]
    if len(numbers) < 3:
        return None
    day, month, year = numbers
    full = year if year > 1900 else year + (1900 if year > _YOUNGEST_CENTURY else 2000)
    try:
        return date(full, month, day), index + 3
    except ValueError:
        return None
