"""Questions to the bot: "hvem har 85 når han får fp fra 1/3?"."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.intake.chart import Chart, Span
from knowledge.intake.clauses import Clauses
from knowledge.intake.context_words import Questions
from knowledge.intake.grammar import Grammar


@dataclass(frozen=True)
class Asking:
    """Which clauses of a text ask, and whether the text as a whole does."""

    clauses: Clauses
    asking: frozenset[int]
    is_question: bool

    def covers(self, span: Span) -> bool:
        """Say whether a phrase stands in a clause that asks."""
        return any(clause in self.asking for clause in self.clauses.touched(span.first, span.end))

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
        """Find the clauses that ask; a premise ("når …") in a question does not."""
        note = chart.note
        opened = [span for span in chart.of(self._openers) if self._opens_sentence(chart, span)]
        tails = [span for span in chart.of(self._tails) if note.opens_part(span.first)]
        marked = [span for span in chart.of(self._verbs) if note.sentence[span.first] in note.asking]
        asking = {clauses.of[span.first] for span in tails}
        for sentence in {note.sentence[span.first] for span in (*opened, *marked)}:
            asking |= {clauses.of[i] for i in range(len(note)) if note.sentence[i] == sentence}
        premises = {clauses.of[span.first] for span in chart.of(self._premises)}
        return Asking(clauses, frozenset(asking - premises), bool(asking))

    def _opens_sentence(self, chart: Chart, span: Span) -> bool:
        sentence = chart.note.sentence
        return span.first == 0 or sentence[span.first - 1] != sentence[span.first]
