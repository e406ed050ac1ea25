"""Words that must bring help first: suicide, violence, threats."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.form.pack import Acute
from knowledge.intake.phrases.chart import Chart, ChartMaker, Span
from knowledge.intake.phrases.clauses import ClauseWords, clauses_of
from knowledge.intake.phrases.grammar import Grammar
from knowledge.intake.phrases.spelling import Speller
from knowledge.intake.phrases.tokens import Abbreviations, Note, read_note
from knowledge.intake.phrases.vocabulary import Symbol

_LONG = 8
"""Letters of a word whose misspellings bring the card too; shorter ones have harmless neighbours."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """The compiled phrases of an acute entry."""

    id: str
    phrases: Symbol
    not_when: Symbol
    long_past: Symbol
    again: Symbol


class AcuteFinder:
    """Finds the acute entries of a pack in a text. Phrases are written as in the lexicon.

    When in doubt it finds: only what `not_when` and `long_past` name as harmless is left out.
    """

    def __init__(self, entries: Sequence[Acute], between: Collection[str] = ()) -> None:
        grammar = Grammar({})
        self._entries = [_compiled(entry, grammar) for entry in entries]
        grammar.ready()
        vocabulary = grammar.vocabulary
        long = [stem for stem in vocabulary.stems if len(stem) >= _LONG]
        self._chart = ChartMaker(grammar, Speller(long, vocabulary.forms, ()), frozenset(between))

    def find(self, text: str, today: date) -> str | None:
        """Return the id of the first entry whose words stand in the text, or None."""
        chart = self._chart.make(clauses_of(read_note(text, Abbreviations()), ClauseWords()))
        for entry in self._entries:
            danger = chart.of(entry.phrases)
            harmless = [*_harmless(chart, entry, today)] if danger else []
            if any(not any(span.overlaps(other) for other in harmless) for span in danger):
                return entry.id
        return None


def _compiled(entry: Acute, grammar: Grammar) -> _Entry:
    lists = (entry.phrases, entry.not_when, entry.long_past, entry.again)
    return _Entry(entry.id, *(grammar.add(phrases) for phrases in lists))


def _harmless(chart: Chart, entry: _Entry, today: date) -> Iterator[Span]:
    """Yield what looks like danger and is none."""
    yield from chart.of(entry.not_when)
    for span in chart.of(entry.long_past):
        if not _recent(chart.note, span, today) and not _again(chart, span, entry.again):
            yield span


def _recent(note: Note, span: Span, today: date) -> bool:
    """Say whether a phrase names this year or the last: then what happened is not long ago."""
    years = (note.tokens[index].number for index in range(span.first, span.end))
    return any(year is not None and today.year - 1 <= year <= today.year for year in years)


def _again(chart: Chart, span: Span, again: Symbol) -> bool:
    """Say whether the text says, in the sentence of a phrase or the next, that it is so once more."""
    sentence = chart.note.sentence
    near = (sentence[span.first], sentence[span.first] + 1)
    return any(sentence[cue.first] in near for cue in chart.of(again))
