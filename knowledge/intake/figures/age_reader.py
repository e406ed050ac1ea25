"""Which numbers are the citizen's age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.intake.figures.age_words import AgeWords
from knowledge.intake.figures.dates import Dated
from knowledge.intake.figures.numbers import Number
from knowledge.intake.figures.surroundings import AT, Surroundings
from knowledge.intake.phrases.chart import Span

OLDEST = 105
_YOUNGEST_BARE, _YOUNGEST_IN_YEARS = 15, 10
"""Below these, "k 7" and "7 år" are something else."""
_LONGEST_STRETCH = 45
"""Years: "45 år på kontanthjælp" and more is an age; fewer may be how long."""


@dataclass(frozen=True, slots=True)
class Age:
    """An age and its tokens from `first` up to `end`. One that is `weak` is perhaps a child's or a stretch of time:
    it counts only when nothing else tells the age."""

    value: int
    first: int
    end: int
    certain: bool = True
    weak: bool = False


class AgeReader:
    """Looks at the surroundings of the numbers of one text."""

    def __init__(self, words: AgeWords, around: Surroundings, dates: Sequence[Dated]) -> None:
        self._words, self._around, self._dates = words, around, dates

    def age(self, number: Number) -> Age | None:
        """Return the age that a number tells, or None."""
        if not 0 < number.value <= OLDEST or not self._around.whole(number):
            return None
        return self._turning(number) or self._aged(number) or self._years_old(number) or self._bare(number)

    def _turning(self, number: Number) -> Age | None:
        """Read "runder 50 til maj" as 49 and "fyldte 50 i går" as 50."""
        end = number.end + (self._around.after(number.end) in self._words.years)
        if before := self._around.phrase_before(self._words.turns, number.first):
            certain = any(dated.ahead for dated in self._dates_beside(before, number))
            return Age(number.value - 1, before.first, end, certain)
        before = self._around.phrase_before(self._words.turned, number.first)
        if before and not self._around.bounds(before):
            long_ago = any(dated.day is None and dated.years_back for dated in self._dates_beside(before, number))
            return Age(number.value, before.first, end, certain=not long_ago)
        return None

    def _aged(self, number: Number) -> Age | None:
        """Read "34-årig" and "34 år gammel"."""
        end = number.end + (self._around.after(number.end) in self._words.years)
        if self._around.after(end) not in self._words.aged:
            return None
        return Age(number.value, number.first, end + 1, weak=self._around.childs(number))

    def _years_old(self, number: Number) -> Age | None:
        """Read "34 år" unless it is a stretch of time."""
        end = number.end + 1
        if self._around.after(number.end) not in self._words.years or number.value < _YOUNGEST_IN_YEARS:
            return None
        first = number.first - self._around.follows_sex(number)
        if first == number.first and not self._named(number):
            if self._around.before(number) == AT:
                return None
            if self._around.after(end) in self._words.stretch and number.value < _LONGEST_STRETCH:
                opens = number.first == 0 and number.value >= _YOUNGEST_BARE
                certain = self._around.after(end + 1) in self._words.brief
                return Age(number.value, first, end, certain, weak=not certain) if opens else None
        return Age(number.value, first, end, weak=self._around.childs(number))

    def _bare(self, number: Number) -> Age | None:
        """Read a number without "år": "k 42", "kvinde på 52", "er 48", "34, kth"."""
        if number.value < _YOUNGEST_BARE or self._around.after(number.end) in self._words.years:
            return None
        first = self._bare_from(number)
        if first is None or (self._around.lists_children(number) and first == number.first):
            return None
        return Age(number.value, first, number.end, weak=self._around.childs(number))

    def _bare_from(self, number: Number) -> int | None:
        """Return the token from which a bare number is told as an age."""
        if self._around.follows_sex(number) or self._around.follows_caller(number):
            return number.first - 1
        told = self._around.phrase_before(self._words.is_aged, number.first) if self._around.ends(number) else None
        if before := told or self._person(number):
            return before.first
        alone = self._around.only_companions(number)
        named = alone or (self._around.before_benefit(number) and not self._around.in_address(number))
        return number.first if named and self._around.before(number) != AT else None

    def _named(self, number: Number) -> bool:
        """Say whether what stands before tells that a number of years is an age."""
        told = self._around.phrase_before(self._words.is_aged, number.first)
        return told is not None or self._person(number) is not None

    def _person(self, number: Number) -> Span | None:
        """Return the noun for the citizen before "på 57", or before a number that ends its part."""
        if self._around.before(number) == AT:
            return self._around.phrase_before(self._words.persons, number.first - 1)
        ends = self._around.ends(number)
        return self._around.phrase_before(self._words.persons, number.first) if ends else None

    def _dates_beside(self, before: Span, number: Number) -> list[Dated]:
        parts = self._around.parts_of(before.first, number.end)
        return [dated for dated in self._dates if self._around.part_of(dated.span) in parts]
