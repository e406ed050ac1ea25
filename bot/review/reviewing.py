"""One line of a caseload: reviewed, or set aside with the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.review.cells import CellReader
from bot.review.columns import Columns, FactColumn
from bot.review.faults import Reason
from bot.review.judging import Finding, Judge
from bot.review.line import Cell, Line
from knowledge.form.pack import FactValue
from knowledge.rules.model import Model
from knowledge.values import Answers, Value

_MOST_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Understood:
    """A cell that was read as a caseworker's own words: the fact, what stood there, and what it was read as."""

    fact: str
    text: str
    value: Value


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A line that the model has spoken of.

    `carried` are the cells of the columns that are carried through; `ended` fact and value of answers that no longer
    exist, such as a benefit that has ended.
    """

    line: int
    carried: tuple[Cell, ...]
    finding: Finding
    ended: tuple[tuple[str, str], ...] = ()
    understood: tuple[Understood, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line that cannot be reviewed, with every reason."""

    line: int
    carried: tuple[Cell, ...]
    reasons: tuple[Reason, ...]


class Reviewer:
    """Reviews the lines of one caseload by one model."""

    def __init__(self, model: Model, columns: Columns, today: date) -> None:
        self._columns = columns
        self._today = today
        self._cells = CellReader(model, today)
        self._judge = Judge(model)
        self._dated = tuple(_dated(model))

    def review(self, line: Line) -> Reviewed | SetAside:
        """Return what the model says of a line, or why it is set aside."""
        cells = line.cells + (None,) * (self._columns.count - len(line.cells))
        carried = tuple(cells[column.place] for column in self._columns.carried)
        if reasons := tuple(self._misshapen(line)):
            return SetAside(line.number, carried, reasons)
        answers, understood, unreadable = self._read(cells)
        if reasons := (*unreadable, *self._passed(answers)):
            return SetAside(line.number, carried, reasons)
        finding = self._judge.judge(answers)
        if reasons := tuple(_contradictions(finding)):
            return SetAside(line.number, carried, reasons)
        return Reviewed(line.number, carried, finding, tuple(self._ended(answers)), understood)

    def _misshapen(self, line: Line) -> Iterator[Reason]:
        """Yield why the cells of a line cannot be told to their columns."""
        filled = max((place for place, cell in enumerate(line.cells, start=1) if cell not in (None, "")), default=0)
        if line.fault:
            yield Reason(line.fault, {"last": line.last})
        elif filled > self._columns.count or len(line.cells) < self._columns.count:
            code = "cells_over_lines" if line.last > line.number else "cells"
            yield Reason(code, {"found": len(line.cells), "columns": self._columns.count, "last": line.last})

    def _read(self, cells: tuple[Cell, ...]) -> tuple[Answers, tuple[Understood, ...], tuple[Reason, ...]]:
        """Return what the cells answer, which of them were understood, and why others cannot be read."""
        read = [(column, self._cells.read(column.fact.id, cells[column.place])) for column in self._columns.facts]
        return (
            {column.fact.id: answer.value for column, answer in read if answer and answer.value is not None},
            tuple(
                Understood(column.fact.id, _shown(cells[column.place]), answer.value)
                for column, answer in read
                if answer and answer.understood and answer.value is not None
            ),
            tuple(_unreadable(column, cells[column.place]) for column, answer in read if answer is None),
        )

    def _passed(self, answers: Answers) -> Iterator[Reason]:
        """Yield what should have turned into something else by now: a pension granted from a date that has passed."""
        for fact, value in self._dated:
            on = answers.get(value.since or "")
            if value.becomes and answers.get(fact) == value.id and isinstance(on, date) and on <= self._today:
                yield Reason("date_passed", {"fact": fact, "value": value.id, "date": on})

    def _ended(self, answers: Answers) -> Iterator[tuple[str, str]]:
        for fact, value in self._dated:
            if value.valid_to and answers.get(fact) == value.id and value.valid_to < self._today:
                yield fact, value.id


def _dated(model: Model) -> Iterator[tuple[str, FactValue]]:
    """Yield fact and value for the values that a date does something to."""
    for id, fact in model.facts.items():
        yield from ((id, value) for value in fact.values if value.becomes or value.valid_to)


def _unreadable(column: FactColumn, cell: Cell) -> Reason:
    return Reason(f"cell_{column.fact.type}", {"fact": column.fact.id, "found": _shown(cell)})


def _shown(cell: Cell) -> str:
    return str(cell).strip()[:_MOST_SHOWN]


def _contradictions(finding: Finding) -> Iterator[Reason]:
    for found in finding.contradictions:
        yield Reason("contradiction", {"one": found.fact, "other": found.other, "because": found.because})
