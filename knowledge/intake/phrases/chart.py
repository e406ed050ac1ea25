"""Where the phrases of the lexicon stand in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from itertools import pairwise

from knowledge.intake.phrases.clauses import Clauses
from knowledge.intake.phrases.grammar import Grammar, Rule, Step
from knowledge.intake.phrases.patterns import Reach
from knowledge.intake.phrases.spelling import Speller
from knowledge.intake.phrases.tokens import Break, Note
from knowledge.intake.phrases.vocabulary import Symbol

_MOST_BETWEEN = 3
"""Small words that may stand between two words of a phrase."""
_MOST_SPANS = 40
"""Spans of one symbol that are followed up; more stand only in texts that are no caseworker's."""


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase in the text: token indices from `first` up to but not including `end`, and the tokens it used.

    `used` has one bit a token. `parts` are the ranges of a phrase that stands in several places, in its own order.
    """

    first: int
    end: int
    used: int
    parts: tuple[tuple[int, int], ...] = ()

    @property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """Return the ranges of its parts."""
        return self.parts or ((self.first, self.end),)

    def overlaps(self, other: Span) -> bool:
        """Say whether both use a token."""
        return bool(self.used & other.used)


def union(spans: Sequence[Span]) -> Span:
    """Return the span of phrases that tell something together."""
    parts = tuple(part for span in spans for part in span.ranges)
    used = 0
    for span in spans:
        used |= span.used
    return Span(min(first for first, _ in parts), max(end for _, end in parts), used, parts)


@dataclass(frozen=True)
class Chart:
    """The phrases found in a note."""

    note: Note
    spans: Mapping[Symbol, Sequence[Span]]
    misspelt: int
    """One bit for each token that was read through a misspelling."""

    def of(self, symbol: Symbol) -> Sequence[Span]:
        """Return where the phrases of a symbol stand, in the order of the text."""
        return self.spans.get(symbol, ())


@dataclass
class ChartMaker:
    """Finds phrases in notes."""

    grammar: Grammar
    speller: Speller
    between: frozenset[str]
    """Small words, and all denials, that may stand between the words of a phrase."""
    _waiting: dict[Symbol, list[int]] = field(init=False)
    """The rules that a symbol brings into play, as places in the grammar's order."""

    def __post_init__(self) -> None:
        self._waiting = defaultdict(list)
        for place, rule in enumerate(self.grammar.rules):
            self._waiting[self.grammar.rarest(rule.required)].append(place)

    def make(self, clauses: Clauses) -> Chart:
        """Find every phrase of the grammar in a note that is parted into clauses."""
        note = clauses.note
        chart = _Growing(note, clauses.of, self.grammar, [token.word in self.between for token in note.tokens])
        misspelt = self._words(note, chart)
        self._apply_rules(chart)
        for spans in chart.spans.values():
            if len(spans) > 1:
                spans.sort(key=lambda span: span.first)
        return Chart(note, chart.spans, misspelt)

    def _apply_rules(self, chart: _Growing) -> None:
        """Try the rules in their order, each once; a rule only brings into play rules after itself."""
        places = [place for symbol in chart.spans for place in self._waiting.get(symbol, ())]
        heapify(places)
        while places:
            rule = self.grammar.rules[heappop(places)]
            if not rule.required <= chart.spans.keys():
                continue
            for span in chart.matches(rule):
                for symbol in chart.add(span, (rule.target,)):
                    for place in self._waiting.get(symbol, ()):
                        heappush(places, place)

    def _words(self, note: Note, chart: _Growing) -> int:
        misspelt = 0
        for index, token in enumerate(note.tokens):
            span = Span(index, index + 1, 1 << index)
            if (number := token.number) is not None:
                chart.add(span, self.grammar.numbers(number, year=len(token.word) == 4 and 1900 < number < 2100))
            symbols = self.grammar.vocabulary.symbols(token.word)
            if not symbols and (form := self.speller.nearest(token.word)):
                symbols = self.grammar.vocabulary.symbols(form)
                misspelt |= 1 << index
            chart.add(span, symbols)
        for index, (one, two) in enumerate(pairwise(note.tokens)):
            if two.before <= Break.SPACE and (form := self.speller.joined(one.word, two.word)):
                chart.add(Span(index, index + 2, 3 << index), self.grammar.vocabulary.symbols(form))
        return misspelt


@dataclass
class _Growing:
    note: Note
    clauses: Sequence[int]
    grammar: Grammar
    small: list[bool]
    spans: dict[Symbol, list[Span]] = field(default_factory=dict)

    def add(self, span: Span, symbols: Iterable[Symbol]) -> list[Symbol]:
        """Enter a span and return the symbols that stand in the text for the first time."""
        first = []
        for symbol in self.grammar.reached(symbols):
            if symbol not in self.spans:
                first.append(symbol)
                self.spans[symbol] = [span]
            elif span not in (known := self.spans[symbol]) and len(known) < _MOST_SPANS:
                known.append(span)
        return first

    def matches(self, rule: Rule) -> Iterator[Span]:
        if len(rule.parts) == 1:
            yield from self._sequences(rule.parts[0])
            return
        found = [list(self._sequences(part)) for part in rule.parts]
        for first in found[0]:
            if others := self._beside(first, found[1:], rule.neighbours):
                yield union((first, *others))

    def _beside(self, first: Span, rest: Sequence[Sequence[Span]], neighbours: bool) -> list[Span] | None:
        """Return the nearest span of each other part in the same sentence, or None where one is missing.

        With `neighbours` the sentences before and after count too.
        """
        chosen: list[Span] = []
        used = first.used
        for spans in rest:
            free = [s for s in spans if not s.used & used and self._sentences_between(s, first) <= neighbours]
            if not free:
                return None
            nearest = min(free, key=lambda span: abs(span.first - first.first))
            used |= nearest.used
            chosen.append(nearest)
        return chosen

    def _sentences_between(self, one: Span, two: Span) -> int:
        return abs(self.note.sentence[one.first] - self.note.sentence[two.first])

    def _sequences(self, steps: tuple[Step, ...]) -> Iterator[Span]:
        for number, step in enumerate(steps):
            for span in tuple(self.spans.get(step.symbol, ())):
                yield from self._onward(span, steps, number + 1)
            if not step.optional:
                return

    def _onward(self, so_far: Span, steps: tuple[Step, ...], number: int) -> Iterator[Span]:
        if number == len(steps):
            yield so_far
            return
        step = steps[number]
        starts = self._starts(so_far.end, step.reach)
        for span in tuple(self.spans.get(step.symbol, ())):
            if span.first in starts:
                yield from self._onward(Span(so_far.first, span.end, so_far.used | span.used), steps, number + 1)
        if step.optional:
            yield from self._onward(so_far, steps, number + 1)

    def _starts(self, end: int, reach: Reach) -> range:
        """Return where the next element may begin after token `end`."""
        tokens, most = self.note.tokens, len(self.note.tokens)
        if end >= most or tokens[end].before is Break.SENTENCE:
            return range(0)
        if reach is Reach.NEXT:
            last = end
            while last < most and last - end <= _MOST_BETWEEN and tokens[last].before < Break.PART:
                last += 1
                if not self.small[last - 1]:
                    break
            return range(end, last)
        stop = end
        while stop < most and stop - end <= reach and self._goes_on(stop, reach):
            stop += 1
        return range(end, stop)

    def _goes_on(self, index: int, reach: Reach) -> bool:
        """Say whether a token still belongs to the clause, or the sentence, of the one before it."""
        if reach is Reach.CLAUSE:
            return index == 0 or self.clauses[index - 1] == self.clauses[index]
        return self.note.tokens[index].before is not Break.SENTENCE
