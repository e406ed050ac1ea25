"""A counted caseload, ready to be shown: labels, counts and shares, in the order in which they are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.review.columns import Columns
from bot.review.judging import sorting_tables
from bot.review.labels import Labels
from bot.review.tally import NONE, OPEN, Tally
from dialogs.showing.conclusions import SILENT
from dialogs.showing.sources import standing
from dialogs.wording import say
from knowledge.rules.model import CompiledTable, Model

Kind = Literal["said", "silent", "open", "aside"]


@dataclass(frozen=True, slots=True)
class Bar:
    """How many citizens came out so; `share` is of all whom the table speaks of, 0 to 1."""

    label: str
    count: int
    share: float
    kind: Kind = "said"


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the model, counted. `citizens` are those for whom it is in play."""

    title: str
    citizens: int
    bars: tuple[Bar, ...]
    several: bool
    """Whether one citizen can be counted under several outcomes."""


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """A question: for how many citizens it is the best next one, and how many lack its answer."""

    fact: str
    question: str
    first: int
    lacking: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that the report tells."""

    file: str
    on: date
    model: Model
    columns: Columns
    tally: Tally
    whole: tuple[Bar, ...]
    sections: tuple[Section, ...]
    questions: tuple[QuestionCount, ...]
    in_vain: tuple[Bar, ...]
    warnings: tuple[Bar, ...]

    @property
    def open(self) -> int:
        """How many citizens lack facts that could settle something."""
        return self.tally.reviewed - self.tally.settled


def summarise(tally: Tally, model: Model, columns: Columns, file: str, on: date) -> Summary:
    """Return a caseload's counts with their labels."""
    labels = Labels(model)
    return Summary(
        file=file,
        on=on,
        model=model,
        columns=columns,
        tally=tally,
        whole=tuple(_whole(tally)),
        sections=tuple(_section(table, tally) for table in sorting_tables(model) if tally.in_play[table.table.id]),
        questions=tuple(_questions(tally, labels)),
        in_vain=tuple(_in_vain(tally, labels)),
        warnings=tuple(_warnings(tally, labels)),
    )


def standing_line(model: Model) -> str:
    """Return which model it was, down to its content, and whether it is approved."""
    pack = model.loaded.pack
    return say(
        "review.report.model",
        title=pack.title,
        version=pack.version,
        hash=model.loaded.hash,
        standing=standing(pack),
    )


def _whole(tally: Tally) -> Iterator[Bar]:
    counts: tuple[tuple[str, int, Kind], ...] = (
        ("settled", tally.settled - tally.silent, "said"),
        ("silent", tally.silent, "silent"),
        ("open", tally.reviewed - tally.settled, "open"),
        ("set_aside", tally.set_aside, "aside"),
    )
    for key, count, kind in counts:
        yield Bar(say(f"review.count.{key}"), count, _share(count, tally.lines), kind)


def _section(table: CompiledTable, tally: Tally) -> Section:
    id, counted = table.table.id, tally.outcomes[table.table.id]
    citizens = tally.in_play[id]
    return Section(
        table.table.title, citizens, tuple(_outcomes(table, counted, citizens)), table.table.hit_policy == "collect"
    )


def _outcomes(table: CompiledTable, counted: Counter[str], citizens: int) -> Iterator[Bar]:
    """Yield every outcome in the table's order, those that nobody has too: a zero tells something."""
    for outcome in table.table.outcomes:
        count = counted[outcome.id]
        yield Bar(outcome.label, count, _share(count, citizens), "silent" if outcome.id == SILENT else "said")
    if counted[OPEN]:
        yield Bar(say("review.count.open_outcome"), counted[OPEN], _share(counted[OPEN], citizens), "open")
    if counted[NONE]:
        yield Bar(say("review.count.none_outcome"), counted[NONE], _share(counted[NONE], citizens), "silent")


def _questions(tally: Tally, labels: Labels) -> Iterator[QuestionCount]:
    facts = sorted(tally.lacking, key=lambda fact: (-tally.next[fact], -tally.lacking[fact]))
    for fact in facts:
        yield QuestionCount(labels.fact(fact), labels.question(fact), tally.next[fact], tally.lacking[fact])


def _warnings(tally: Tally, labels: Labels) -> Iterator[Bar]:
    for (table, outcome), count in tally.warnings.most_common():
        yield Bar(labels.outcome(table, outcome), count, _share(count, tally.reviewed))


def _in_vain(tally: Tally, labels: Labels) -> Iterator[Bar]:
    for fact, count in tally.in_vain.most_common():
        yield Bar(labels.fact(fact), count, _share(count, tally.reviewed), "open")


def _share(count: int, of: int) -> float:
    return count / of if of else 0.0
