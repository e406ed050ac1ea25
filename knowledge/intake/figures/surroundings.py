"""What stands around a number."""

from __future__ import annotations

from knowledge.intake.figures.age_words import AgeWords
from knowledge.intake.figures.numbers import Number
from knowledge.intake.phrases.chart import Chart, Span
from knowledge.intake.phrases.tokens import Break
from knowledge.intake.phrases.vocabulary import Symbol

_RANGES = ({"mellem", "og"}, {"ml", "og"}, {"fra", "til"})
_SMALL = frozenset({"de", "nu", "sine", "lige", "d", "den", "kun", "selv"})
_BOUNDS = frozenset({"til", "indtil", "da", "siden", "inden", "foer"})
_DAYS = frozenset({"d", "den"})
AT = "paa"
_LISTED = frozenset({"og", "paa", "aar", "er", "hhv", "samt"})


class Surroundings:
    """Looks at what stands before, behind and beside the numbers of a text."""

    def __init__(self, chart: Chart, words: AgeWords) -> None:
        self._chart, self._note, self._words = chart, chart.note, words
        self._tokens = chart.note.tokens
        self._children = words.people.children_in(chart)
        self._called_about = words.people.called_about_in(chart)
        self._of_children = 0
        self._beside = 0
        for span in self._children:
            self._of_children |= span.used
        for span in chart.of(words.beside):
            self._beside |= span.used

    def before(self, number: Number) -> str:
        """Return the word before a number in the same part of the sentence."""
        return "" if self._note.opens_part(number.first) else self._tokens[number.first - 1].word

    def after(self, index: int) -> str:
        """Return the word at a place that follows in the same part of the sentence."""
        return "" if self._note.opens_part(index) else self._tokens[index].word

    def whole(self, number: Number) -> bool:
        """Say whether a number stands by itself: no part of a date, a range, a paragraph or a measure."""
        measured = self.before(number) in self._words.not_after or self.after(number.end) in self._words.not_before
        joined = self._joined_number(number.first) or self._joined_number(number.end)
        return not (measured or joined or self._in_range(number))

    def ends(self, number: Number) -> bool:
        """Say whether nothing that could be counted follows."""
        return self.after(number.end) in self._words.goes_on or self.before_benefit(number)

    def before_benefit(self, number: Number) -> bool:
        """Say whether a benefit follows right after: "murer 49 sdp", "mor 33 på kth"."""
        start = number.end + (self.after(number.end) == AT)
        same_part = not any(self._note.opens_part(index) for index in range(number.end, start + 1))
        return same_part and any(span.first == start for span in self._chart.of(self._words.benefits))

    def in_address(self, number: Number) -> bool:
        """Say whether a number may be that of a house or of a day: "Nørregade 34", "d. 22"."""
        day = self.before(number) in _DAYS
        return day or self.phrase_before(self._words.streets, number.first) is not None

    def follows_sex(self, number: Number) -> bool:
        """Say whether "k", "m", "kvinde" stands right before a number."""
        first = number.first
        close = first > 0 and self._tokens[first].before <= Break.PART
        return close and self._tokens[first - 1].word in self._words.sexes

    def follows_caller(self, number: Number) -> bool:
        """Say whether the citizen stands right before a number as the child that a parent rang about."""
        return number.first - 1 in self._called_about

    def phrase_before(self, symbol: Symbol, index: int) -> Span | None:
        """Return the phrase that ends right before a token, over at most one small word."""
        close = [span for span in self._chart.of(symbol) if span.end in (index, index - 1)]
        near = [span for span in close if span.end == index or self._tokens[index - 1].word in _SMALL]
        return max(near, key=lambda span: span.end - span.first, default=None)

    def bounds(self, turned: Span) -> bool:
        """Say whether a birthday only bounds what is told: "til hun fyldte 18"."""
        near = self._tokens[max(turned.first - 2, 0) : turned.first]
        return any(token.word in _BOUNDS for token in near)

    def only_companions(self, number: Number) -> bool:
        """Say whether nothing but words that stand beside an age share the number's part of the sentence."""
        part = self._note.part[number.first]
        others = [i for i, p in enumerate(self._note.part) if p == part and not number.first <= i < number.end]
        return all(self._beside >> index & 1 or self._tokens[index].word in self._words.sexes for index in others)

    def childs(self, number: Number) -> bool:
        """Say whether a child stands before the number in the same part of the sentence or the one before."""
        part = self._note.part[number.first]
        return self.lists_children(number) or any(
            span.first < number.first
            and self._note.part[span.first] in (part, part - 1)
            and self._note.sentence[span.first] == self._note.sentence[number.first]
            for span in self._children
        )

    def lists_children(self, number: Number) -> bool:
        """Say whether only other numbers stand between a child and the number: "tre børn (15, 17 og 19)"."""
        index = number.first - 1
        while index >= 0 and (self._tokens[index].number is not None or self._tokens[index].word in _LISTED):
            index -= 1
        return index >= 0 and bool(self._of_children >> index & 1)

    def parts_of(self, first: int, end: int) -> set[int]:
        """Return the parts of the sentence that a stretch and the word after it stand in."""
        return {self._note.part[first], self._note.part[min(end, len(self._tokens) - 1)]}

    def part_of(self, span: Span) -> int:
        """Return the part of the sentence that a phrase begins in."""
        return self._note.part[span.first]

    def _in_range(self, number: Number) -> bool:
        """Say whether a number ends "mellem 15 og 23"."""
        first = number.first
        return first > 2 and {self._tokens[first - 3].word, self._tokens[first - 1].word} in _RANGES

    def _joined_number(self, border: int) -> bool:
        """Say whether digits stand on both sides of a border with nothing but a sign between."""
        if not 0 < border < len(self._tokens):
            return False
        one, two = self._tokens[border - 1], self._tokens[border]
        return one.number is not None and two.number is not None and two.before is Break.JOINED
