"""Questions to the bot: "hvem har 85 når han får fp fra 1/3?"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.intake.phrases.chart import Chart, Span
from knowledge.intake.phrases.clauses import Clauses
from knowledge.intake.phrases.context_words import Questions
from knowledge.intake.phrases.grammar import Grammar


@dataclass(frozen=True)
class Asking:
    """Which clauses of a text ask, and whether the text as a whole does."""

    clauses: Clauses
    asking: frozenset[int]
    premises: frozenset[int]
    """Clauses of a question that state its case: "… når han får fp"."""
    is_question: bool

    def covers(self, span: Span) -> bool:
        """Say whether a phrase stands in a clause that asks."""
        return any(clause in self.asking for clause in self.clauses.touched(span.first, span.end))

    def given(self, span: Span) -> bool:
        """Say whether a phrase stands in a premise of a question."""
        return self.clauses.of[span.first] in self.premises

    def wonders(self, span: Span) -> bool:
        """Say whether a phrase stands before a question mark that asks the bot nothing: "misbrug?"."""
        note = self.clauses.note
        sentence = note.sentence[span.first]
        asked = any(self.clauses.of[i] in self.asking for i, other in enumerate(note.sentence) if other == sentence)
        return sentence in note.asking and not asked


class QuestionFinder:
    """Compiles how questions begin."""

    def __init__(self, questions: Questions, grammar: Grammar) -> None:
        self._openers = grammar.add(questions.openers)
        self._tails = grammar.add(questions.tails)
        self._verbs = grammar.add(questions.asking_verbs)
        self._premises = grammar.add(questions.premises)

    def asking(self, chart: Chart, clauses: Clauses) -> Asking:
        """Find the clauses that ask: those from its first word on, without a premise ("når …")."""
        note = chart.note
        opened = [span for span in chart.of(self._openers) if self._opens_sentence(chart, span)]
        tails = [span for span in chart.of(self._tails) if note.opens_part(span.first)]
        marked = [span for span in chart.of(self._verbs) if note.sentence[span.first] in note.asking]
        asking = {clause for span in (*opened, *tails, *marked) for clause in self._from(clauses, span)}
        premises = frozenset(clauses.of[span.first] for span in chart.of(self._premises)) if asking else frozenset()
        return Asking(clauses, frozenset(asking - premises), premises, bool(asking))

    def _from(self, clauses: Clauses, span: Span) -> Iterator[int]:
        """Yield the clauses from the one where a question begins to the end of its sentence."""
        sentence = clauses.note.sentence
        index = span.first
        while index < len(sentence) and sentence[index] == sentence[span.first]:
            yield clauses.of[index]
            index += 1

    def _opens_sentence(self, chart: Chart, span: Span) -> bool:
        sentence = chart.note.sentence
        return span.first == 0 or sentence[span.first - 1] != sentence[span.first]
