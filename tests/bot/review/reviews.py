"""Small reviews, made of lines typed in a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.review.columns import Columns, read_head
from bot.review.line import Cell, Line
from bot.review.reviewing import Reviewed, Reviewer, SetAside
from bot.review.rows import Rows
from bot.review.summary import Summary, summarise
from bot.review.tally import Tally
from tests.bot.review.caseloads import TODAY, norddjurs

HEAD: Final = ("Sagsnr", "Alder", "Forsørgelse", "Kompleksitet", "Beskæftigelsespotentiale", "Kompleks")
YOUNG: Final = ("N-1", "16", "", "Meget kompleks", "", "")
JOINT: Final = ("N-2", "47", "Kontanthjælp", "Meget kompleks", "Noget", "")
ABBREVIATED: Final = ("N-2", "47", "kth", "Meget kompleks", "Noget", "")
UNKNOWN: Final = ("N-3", "47", "Kontanthjælp", "Meget kompleks", "Ved ikke", "=1+1")
UNASKED: Final = ("N-4", "", "Kontanthjælp", "Meget kompleks", "Noget", "")
WRONG: Final = ("N-5", "firs", "", "", "", "")


@dataclass(frozen=True)
class Small:
    """A review of a few lines."""

    columns: Columns
    found: tuple[Reviewed | SetAside, ...]
    tally: Tally

    @property
    def rows(self) -> Rows:
        return Rows(norddjurs(), self.columns)

    @property
    def summary(self) -> Summary:
        return summarise(self.tally, norddjurs(), self.columns, "bunke.csv", TODAY)


def small(*rows: tuple[Cell, ...], head: tuple[Cell, ...] = HEAD) -> Small:
    columns = read_head(head, norddjurs().loaded.pack.facts)
    reviewer, tally = Reviewer(norddjurs(), columns, TODAY), Tally()
    found = tuple(reviewer.review(Line(number, row, number)) for number, row in enumerate(rows, start=2))
    for line in found:
        tally.add(line)
    return Small(columns, found, tally)
