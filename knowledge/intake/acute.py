"""Words that must bring help first: suicide, violence, threats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from knowledge.form.pack import Acute
from knowledge.intake.chart import ChartMaker, Span
from knowledge.intake.clauses import ClauseWords, clauses_of
from knowledge.intake.grammar import Grammar
from knowledge.intake.spelling import Speller
from knowledge.intake.tokens import Abbreviations, Note, read_note

_LONG = 8
"""Letters of a word whose misspellings bring the card too; shorter ones have harmless neighbours."""


class AcuteFinder:
    """Finds the acute entries of a pack in a text. Phrases are written as in the lexicon.

    When in doubt it finds: only what `not_when` names as harmless is left out.
    """

    def __init__(self, entries: Sequence[Acute]) -> None:
        grammar = Grammar({})
        self._entries = [(entry.id, grammar.add(entry.phrases), grammar.add(entry.not_when)) for entry in entries]
        grammar.ready()
        vocabulary = grammar.vocabulary
        long = [stem for stem in vocabulary.stems if len(stem) >= _LONG]
        self._chart = ChartMaker(grammar, Speller(long, vocabulary.forms, ()), frozenset())

    def find(self, text: str, today: date) -> str | None:
        """Return the id of the first entry whose words stand in the text, or None."""
        chart = self._chart.make(clauses_of(read_note(text, Abbreviations()), ClauseWords()))
        for entry, phrases, harmless in self._entries:
            spans = [span for span in chart.of(harmless) if not _recent(chart.note, span, today)]
            if any(not any(span.overlaps(other) for other in spans) for span in chart.of(phrases)):
                return entry
        return None


def _recent(note: Note, span: Span, today: date) -> bool:
    """Say whether a phrase names this year or the last: then what happened is not long ago."""
    years = (note.tokens[index].number for index in range(span.first, span.end))
    return any(year is not None and today.year - 1 <= year <= today.year for year in years)
