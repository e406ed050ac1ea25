"""The citizen's age: "42 år", "k 42", "enogtredive", "runder 50 i næste måned", "f. 12.3.1985".

A number is no age until its surroundings say so: most numbers in a note are hours, weeks, amounts, years and
children. What names a birthday ahead or behind is counted from it. Several ages are a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from knowledge.intake.context.cues import Mood, Setting
from knowledge.intake.figures.age_reader import OLDEST, Age, AgeReader
from knowledge.intake.figures.age_words import AgeWords
from knowledge.intake.figures.births import birthdays
from knowledge.intake.figures.dates import Dated
from knowledge.intake.figures.numbers import numbers_in
from knowledge.intake.figures.surroundings import Surroundings
from knowledge.intake.phrases.chart import Chart, Span
from knowledge.intake.reading import Hit

_FACT = "alder"


def age_hits(words: AgeWords, setting: Setting, dates: Sequence[Dated], today: date) -> Iterator[Hit]:
    """Find the citizen's age."""
    found = [*_from_births(words, setting.chart, dates, today), *_from_numbers(words, setting.chart, dates)]
    for age in [age for age in found if not age.weak] or found:
        span = Span(age.first, age.end, ((1 << age.end) - 1) & ~((1 << age.first) - 1))
        mood = setting.firm_mood(span)
        if Mood.OTHER not in mood:
            certain = age.certain and not mood & (Mood.PERHAPS_OTHER | Mood.SUSPECTED)
            yield Hit(_FACT, (age.value,), span, certain)


def _from_births(words: AgeWords, chart: Chart, dates: Sequence[Dated], today: date) -> Iterator[Age]:
    for day, first, end in birthdays(chart, words.born, dates):
        years = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
        if 0 < years <= OLDEST:
            yield Age(years, first, end)


def _from_numbers(words: AgeWords, chart: Chart, dates: Sequence[Dated]) -> Iterator[Age]:
    dated = 0
    for one in dates:
        dated |= one.span.used if one.day else 0
    reader = AgeReader(words, Surroundings(chart, words), dates)
    for number in numbers_in(chart.note.tokens, words.numbers, words.parts):
        if not dated >> number.first & 1 and (age := reader.age(number)):
            yield age
