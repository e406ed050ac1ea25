"""The rows of the result: what stands beside each line of the caseload."""

from __future__ import annotations

from bot.review.columns import Columns
from bot.review.judging import sorting_tables
from bot.review.labels import Labels
from bot.review.line import Cell
from bot.review.reviewing import Reviewed, SetAside
from bot.review.summary import Summary
from dialogs.wording import say
from knowledge.rules.model import Model

Row = tuple[Cell, ...]


class Rows:
    """Puts reviewed lines into cells, under one head."""

    def __init__(self, model: Model, columns: Columns) -> None:
        self._labels = Labels(model)
        self._tables = {table.table.id: table.table.title for table in sorting_tables(model)}
        self._carried = tuple(
            column.head or say("review.column", number=column.place + 1) for column in columns.carried
        )

    @property
    def head(self) -> Row:
        """The head of the reviewed lines."""
        last = (say("review.lacking"), say("review.ask_first"), say("review.attention"))
        return (say("review.line"), *self._carried, *self._tables.values(), *last)

    @property
    def set_aside_head(self) -> Row:
        """The head of the lines that are set aside."""
        return (say("review.line"), *self._carried, say("review.why"))

    def row(self, line: Reviewed) -> Row:
        """Return the cells of a reviewed line."""
        finding = line.finding
        return (
            line.line,
            *line.carried,
            *(self._labels.said(finding.conclusions.get(table)) for table in self._tables),
            self._labels.lacking(finding),
            self._labels.question(finding.next) if finding.next else "",
            self._labels.attention(line),
        )

    def set_aside(self, line: SetAside) -> Row:
        """Return the cells of a line that is set aside."""
        return (line.line, *line.carried, self._labels.reasons(line))


def overview_head() -> Row:
    """Return the head of the overview."""
    return (say("review.table"), say("review.outcome"), say("review.citizens"), say("review.share"))


def overview(summary: Summary) -> tuple[tuple[str, str, int, float], ...]:
    """Return every count of a summary as a row: of what, what, how many, which share."""
    parts = (
        (say("review.report.standing"), summary.whole),
        *((section.title, section.bars) for section in summary.sections),
        (say("review.report.warnings"), summary.warnings),
    )
    counted = [(title, bar.label, bar.count, bar.share) for title, bars in parts for bar in bars]
    asked = [
        (say("review.ask_first"), question.question, question.first, question.first / summary.tally.reviewed)
        for question in summary.questions
    ]
    return (*counted, *asked)
