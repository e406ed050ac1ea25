"""Going through a caseload before anything is written: its columns, its length, and that it holds no CPR numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from bot.review.columns import Columns, key, read_head
from bot.review.faults import CaseloadError
from bot.review.line import Cell, Line
from knowledge.cpr import mask
from knowledge.form.pack import Fact

_HEADS: Final = ("cpr", "personnummer", "personnr")
_ENOUGH_DIGITS: Final = re.compile(r"(?:\d\D*){7}")
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?")
_REMEMBERED: Final = 4096
_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class Inspected:
    """A caseload that may be reviewed; `lines` does not count the head."""

    columns: Columns
    lines: int


def inspect(lines: Iterator[Line], facts: Iterable[Fact]) -> Inspected:
    """Read a caseload once.

    Raises:
        CaseloadError: it is empty, has no column with a fact, has one twice, or holds CPR numbers.
    """
    head = next(lines, None)
    if head is None:
        raise CaseloadError("empty")
    guard = _Guard(head.cells)
    guard.look(head)
    columns = read_head(head.cells, facts)
    count = 0
    for line in lines:
        guard.look(line)
        count += 1
    guard.look_back()
    return Inspected(columns, count)


@dataclass
class _Guard:
    """Looks for CPR numbers, also in columns where a spreadsheet has taken their first zero away."""

    head: tuple[Cell, ...]
    filled: Counter[int] = field(default_factory=Counter)
    without_zero: Counter[int] = field(default_factory=Counter)

    def look(self, line: Line) -> None:
        for place, cell in enumerate(line.cells):
            if cell is None or cell == "" or isinstance(cell, date):
                continue
            text = _text(cell)
            if _holds_cpr(text):
                raise CaseloadError("cpr", column=self._name(place), line=line.number)
            if line.cells is not self.head:
                self.filled[place] += 1
                self.without_zero[place] += len(text) == 9 and text.isdigit() and _holds_cpr(f"0{text}")

    def look_back(self) -> None:
        for place, count in self.filled.items():
            called_so = any(word in key(self._name(place)).replace(" ", "") for word in _HEADS)
            looks_so = self.without_zero[place] >= _FEW and 2 * self.without_zero[place] > count
            if called_so or looks_so:
                raise CaseloadError("cpr_column", column=self._name(place))

    def _name(self, place: int) -> str:
        return next(_names(self.head, place))


def _names(head: tuple[Cell, ...], place: int) -> Iterator[str]:
    """Yield what a column can be called without telling what it must not tell."""
    if place < len(head) and head[place] and not _holds_cpr(_text(head[place])):
        yield _text(head[place])
    yield str(place + 1)


def _text(cell: Cell) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


@lru_cache(_REMEMBERED)
def _holds_cpr(text: str) -> bool:
    return bool(_ENOUGH_DIGITS.search(text)) and not _TIME.fullmatch(text) and mask(text).found
