"""The citizen's age: "42 år", "k 42", "enogtredive", "runder 50 i næste måned", "f. 12.3.1985".

A number is no age until its surroundings say so: most numbers in a note are hours, weeks, amounts, years and
children. What names a birthday ahead or behind is counted from it. Several ages are a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.intake.chart import Chart, Span
from knowledge.intake.cues import Mood, Setting
from knowledge.intake.dates import Dated
from knowledge.intake.grammar import Grammar
from knowledge.intake.numbers import Number, number_words, numbers_in
from knowledge.intake.people import PeopleFinder
from knowledge.intake.reading import Hit
from knowledge.intake.tokens import Break, Token
from knowledge.lexicon import Lexicon

_FACT = "alder"
_YOUNGEST_BARE, _YOUNGEST_IN_YEARS, _OLDEST = 15, 10, 105
"""Below these, "k 7" and "7 år" are something else."""
_LONGEST_STRETCH = 45
"""Years: "45 år på kontanthjælp" and more is an age; fewer may be how long."""


@dataclass(frozen=True, slots=True)
class _Age:
    value: int
    first: int
    end: int
    certain: bool = True
    weak: bool = False
    """Perhaps a child's: counts only when nothing else tells the age."""


class AgeFinder:
    """Compiles the words around an age."""

    def __init__(self, lexicon: Lexicon, people: PeopleFinder, grammar: Grammar) -> None:
        self.numbers = lexicon.numbers
        self.words = number_words(lexicon.numbers)
        ages = lexicon.ages
        self.sexes = frozenset(word for words in ages.sexes.values() for word in words)
        self.years, self.aged = frozenset(ages.years), frozenset(ages.aged)
        self.not_after, self.not_before = frozenset(ages.not_after), frozenset(ages.not_before)
        self.stretch = frozenset(ages.stretch)
        self.persons, self.is_aged = grammar.add(ages.persons), grammar.add(ages.is_aged)
        self.turns, self.turned = grammar.add(ages.turns), grammar.add(ages.turned)
        self.born, self.people = grammar.add(ages.born), people
        self.beside = grammar.add(ages.beside)

    def hits(self, chart: Chart, setting: Setting, dates: Sequence[Dated], today: date) -> Iterator[Hit]:
        """Find the citizen's age."""
        found = list(_AgeReader(self, chart, dates, today).ages())
        strong = [age for age in found if not age.weak] or found
        for age in strong:
            span = Span(age.first, age.end, ((1 << age.end) - 1) & ~((1 << age.first) - 1))
            mood = setting.firm_mood(span)
            if Mood.OTHER in mood:
                continue
            certain = age.certain and not mood & (Mood.PERHAPS_OTHER | Mood.SUSPECTED)
            yield Hit(_FACT, (age.value,), span, certain)


class _AgeReader:
    """Looks at the surroundings of every number of a text."""

    def __init__(self, finder: AgeFinder, chart: Chart, dates: Sequence[Dated], today: date) -> None:
        self._finder, self._chart, self._note = finder, chart, chart.note
        self._tokens, self._dates, self._today = chart.note.tokens, dates, today
        self._children = finder.people.children_in(chart)
        self._dated = 0
        for dated in dates:
            self._dated |= dated.span.used if dated.day else 0

    def ages(self) -> Iterator[_Age]:
        """Yield every age that the text tells."""
        yield from self._births()
        for number in numbers_in(self._tokens, self._finder.words, self._finder.numbers):
            if 0 < number.value <= _OLDEST and not self._dated >> number.first & 1 and self._whole(number):
                yield from self._age(number)

    def _age(self, number: Number) -> Iterator[_Age]:
        for read in (self._turning, self._aged, self._years_old, self._bare):
            if (age := read(number)) is not None:
                yield age
                return

    def _whole(self, number: Number) -> bool:
        """Say whether a number stands by itself: no part of a date, a range, a paragraph or a measure."""
        before, after = self._before(number), self._after(number)
        if before in self._finder.not_after or after in self._finder.not_before:
            return False
        if self._in_range(number):
            return False
        return not (self._joined_number(number.first) or self._joined_number(number.end))

    def _in_range(self, number: Number) -> bool:
        """Say whether a number ends "mellem 15 og 23"."""
        return {self._word(number.first - 3), self._word(number.first - 1)} in _RANGES

    def _joined_number(self, border: int) -> bool:
        """Say whether digits stand on both sides of a border with nothing but a sign between."""
        if not 0 < border < len(self._tokens):
            return False
        one, two = self._tokens[border - 1], self._tokens[border]
        return one.number is not None and two.number is not None and two.before is Break.JOINED

    def _turning(self, number: Number) -> _Age | None:
        """Read "runder 50 til maj" as 49 and "fyldte 50 i går" as 50."""
        if before := self._phrase_before(self._finder.turns, number.first):
            certain = any(dated.ahead for dated in self._dates_beside(before.first, number.end))
            return _Age(number.value - 1, before.first, self._after_years(number), certain)
        if before := self._phrase_before(self._finder.turned, number.first):
            old = any(dated.day is None and not dated.ahead for dated in self._years_beside(before.first, number.end))
            return _Age(number.value, before.first, self._after_years(number), certain=not old)
        return None

    def _aged(self, number: Number) -> _Age | None:
        """Read "34-årig" and "34 år gammel"; without doubt an age, if perhaps a child's."""
        end = number.end
        if self._word(end) in self._finder.years:
            end += 1
        if self._word(end) not in self._finder.aged or self._tokens[end].before > Break.SPACE:
            return None
        return _Age(number.value, number.first, end + 1, weak=self._childs(number))

    def _years_old(self, number: Number) -> _Age | None:
        """Read "34 år" unless it is a stretch of time."""
        end = number.end
        if self._word(end) not in self._finder.years or self._tokens[end].before > Break.SPACE:
            return None
        if number.value < _YOUNGEST_IN_YEARS:
            return None
        first = number.first - 1 if self._beside_sex(number) else number.first
        after = self._word(end + 1) if end + 1 < len(self._tokens) and not self._note.opens_part(end + 1) else ""
        named = first < number.first or self._told_as_age(number) or self._person_before(number) is not None
        if self._before(number) in _AT and not named:
            return None
        if not named and after in self._finder.stretch and number.value < _LONGEST_STRETCH:
            return _Age(number.value, first, end + 1, certain=False, weak=True) if self._may_open(number) else None
        return _Age(number.value, first, end + 1, weak=self._childs(number))

    def _may_open(self, number: Number) -> bool:
        """Say whether "34 år på kth" stands where a note begins with the age."""
        return number.first == 0 and number.value >= _YOUNGEST_BARE

    def _bare(self, number: Number) -> _Age | None:
        """Read a number without "år": "k 42", "kvinde på 52", "er 48", "34, kth"."""
        if number.value < _YOUNGEST_BARE or self._unit_follows(number):
            return None
        if self._beside_sex(number):
            return _Age(number.value, number.first - 1, number.end, weak=self._childs(number))
        if (before := self._phrase_before(self._finder.is_aged, number.first)) and self._ends(number):
            return _Age(number.value, before.first, number.end, weak=self._childs(number))
        if person := self._person_before(number):
            return _Age(number.value, person.first, number.end, weak=self._childs(number))
        if self._before(number) in _AT:
            return None
        if self._only_companions(number):
            return _Age(number.value, number.first, number.end, weak=self._childs(number))
        return None

    def _person_before(self, number: Number) -> Span | None:
        """Return the noun for the citizen before "på 57" and before a bare number that ends its part."""
        if self._before(number) in _AT:
            return self._phrase_before(self._finder.persons, number.first - 1)
        return self._phrase_before(self._finder.persons, number.first) if self._ends(number) else None

    def _before(self, number: Number) -> str:
        return "" if self._note.opens_part(number.first) else self._word(number.first - 1)

    def _after(self, number: Number) -> str:
        return "" if self._note.opens_part(number.end) else self._word(number.end)

    def _told_as_age(self, number: Number) -> bool:
        return self._phrase_before(self._finder.is_aged, number.first) is not None

    def _beside_sex(self, number: Number) -> bool:
        first = number.first
        return (
            first > 0
            and self._tokens[first - 1].word in self._finder.sexes
            and self._tokens[first].before <= Break.PART
        )

    def _unit_follows(self, number: Number) -> bool:
        """Say whether a noun that is counted follows: any word that is not known to stand beside an age."""
        return self._word(number.end) in self._finder.years

    def _ends(self, number: Number) -> bool:
        return self._note.opens_part(number.end) or self._word(number.end) in ("og", "men")

    def _only_companions(self, number: Number) -> bool:
        """Say whether nothing but words that stand beside an age share the number's part of the sentence."""
        part = self._note.part[number.first]
        beside = 0
        for span in self._chart.of(self._finder.beside):
            beside |= span.used
        others = [i for i, p in enumerate(self._note.part) if p == part and not number.first <= i < number.end]
        return all(beside >> index & 1 or self._tokens[index].word in self._finder.sexes for index in others)

    def _childs(self, number: Number) -> bool:
        """Say whether a child stands before the number in the same part or just before it."""
        part = self._note.part[number.first]
        return any(
            span.first < number.first
            and self._note.part[span.first] in (part, part - 1)
            and self._note.sentence[span.first] == self._note.sentence[number.first]
            for span in self._children
        )

    def _phrase_before(self, symbol: int, index: int) -> Span | None:
        """Return the phrase that ends right before a token, over at most one small word."""
        close = [span for span in self._chart.of(symbol) if span.end in (index, index - 1)]
        near = [s for s in close if s.end == index or self._tokens[index - 1].word in _SMALL]
        return max(near, key=lambda span: span.end - span.first, default=None)

    def _dates_beside(self, first: int, end: int) -> list[Dated]:
        part = {self._note.part[first], self._note.part[min(end, len(self._tokens) - 1)]}
        return [dated for dated in self._dates if self._note.part[dated.span.first] in part]

    def _years_beside(self, first: int, end: int) -> list[Dated]:
        return [dated for dated in self._dates_beside(first, end) if self._tokens[dated.span.first].number]

    def _after_years(self, number: Number) -> int:
        return number.end + 1 if self._word(number.end) in self._finder.years else number.end

    def _word(self, index: int) -> str:
        return self._tokens[index].word if 0 <= index < len(self._tokens) else ""

    def _birth_in_words(self, index: int) -> tuple[date, int] | None:
        """Read "4. maj 1990"; a date without a year lies ahead and is no birth."""
        for dated in self._dates:
            if dated.day and not dated.ahead and dated.span.first == index:
                return dated.day, dated.span.end
        return None

    def _births(self) -> Iterator[_Age]:
        """Read an age from a full date of birth."""
        for span in self._chart.of(self._finder.born):
            if birth := _birth(self._tokens, span.end) or self._birth_in_words(span.end):
                day, end = birth
                years = self._today.year - day.year - ((self._today.month, self._today.day) < (day.month, day.day))
                if 0 < years <= _OLDEST:
                    yield _Age(years, span.first, end)


_RANGES = ({"mellem", "og"}, {"ml", "og"}, {"fra", "til"})
_AT = frozenset({"på", "paa"})
_SMALL = frozenset({"de", "nu", "sine", "lige", "d", "den", "kun", "selv"})


def _birth(tokens: Sequence[Token], index: int) -> tuple[date, int] | None:
    numbers = [token.number for token in tokens[index : index + 3]]
    if len(numbers) < 3 or None in numbers:
        return None
    day, month, year = (number or 0 for number in numbers)
    full = year if year > 1900 else year + 1900 if year > 26 else year + 2000
    try:
        return date(full, month, day), index + 3
    except ValueError:
        return None
