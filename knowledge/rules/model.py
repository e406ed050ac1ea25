"""A model made ready to evaluate, and what its tables conclude of one citizen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal, NamedTuple

from knowledge.form.loading import Loaded
from knowledge.form.pack import Criterion, Fact, Outcome, Row, Table
from knowledge.rules.conditions import Condition, Leaf, Truth
from knowledge.rules.links import Link
from knowledge.values import Value

Status = Literal["decided", "open", "none"]


@dataclass(frozen=True, slots=True)
class CompiledRow:
    """A row with its condition."""

    row: Row
    when: Condition


@dataclass(frozen=True, slots=True)
class CompiledTable:
    """A table with its rows; `goal_when` says whether it is to be asked for.

    The truths of `leaves` decide what the table says; `drawn` is what was concluded before, by these truths. `facts`
    are those that it rests on, through criteria and other tables too.
    """

    table: Table
    rows: tuple[CompiledRow, ...]
    goal_when: Condition
    leaves: tuple[Leaf, ...]
    facts: frozenset[str] = frozenset()
    drawn: dict[tuple[Truth, ...], Drawn] = field(default_factory=dict, compare=False, repr=False)

    def outcome(self, id: str) -> Outcome:
        """Return the outcome of this id."""
        return next(outcome for outcome in self.table.outcomes if outcome.id == id)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a table says. For a collect table `outcomes` is what is certain and `possible` the rest.

    For the others `outcomes` holds one outcome when decided and none otherwise; `possible` then lists what it can
    still become. `rows` are the rows that decided; `trace` is the truth of every row, in the table's order.
    """

    table: CompiledTable
    status: Status
    outcomes: tuple[str, ...]
    possible: tuple[str, ...]
    rows: tuple[Row, ...]
    trace: tuple[Truth, ...]

    @property
    def outcome(self) -> str | None:
        """The one outcome of a decided table that is not a collect table."""
        return self.outcomes[0] if self.outcomes and self.table.table.hit_policy != "collect" else None

    @property
    def open_rows(self) -> tuple[CompiledRow, ...]:
        """The rows that lack facts and would count if they applied: none below one that applies, unless all count."""
        rows = tuple(zip(self.table.rows, self.trace, strict=True))
        if self.table.table.hit_policy != "collect":
            rows = tuple(takewhile(lambda pair: pair[1] is not True, rows))
        return tuple(row for row, truth in rows if truth is None)


class Drawn(NamedTuple):
    """A conclusion with what the tables that build on it ask of it: what can come, and what holds already."""

    conclusion: Conclusion
    possible: frozenset[str]
    certain: frozenset[str]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two answers that cannot both be true."""

    fact: str
    other: str
    because: str


class Narrowed(NamedTuple):
    """What known facts rule out of others, and where they contradict each other."""

    remaining: Mapping[str, frozenset[Value]]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A municipality's model, compiled. Build one with `compile_pack`."""

    loaded: Loaded
    facts: Mapping[str, Fact]
    domains: Mapping[str, frozenset[Value]]
    links: tuple[Link, ...]
    criteria: tuple[tuple[Criterion, Condition], ...]
    tables: Mapping[str, CompiledTable]
    """In the order in which they build on each other."""
    fits: Mapping[str, Condition]
    """By intervention id, for those whose source says whom they fit."""
    follow_ups: Mapping[str, Condition]
    """By the id of an interval, for those that are proposed to some citizens by themselves."""
    considerations: Mapping[str, Condition]
    linked: tuple[str, ...]
    """The facts of the links."""
    behind: Mapping[str, frozenset[str]]
    """By criterion id, the facts that it rests on, through other criteria too."""
    telling: tuple[str, ...]
    """The facts that a condition or a link rests on."""
    ranges: Mapping[str, tuple[int, ...]]
    """By whole-number fact, the lowest of each range of numbers that conditions treat alike."""
    narrowed: dict[tuple[Value | None, ...], Narrowed] = field(default_factory=dict, compare=False, repr=False)
    """What the links ruled out before, by the known values of `linked`."""
    worked_out: dict[object, object] = field(default_factory=dict, compare=False, repr=False)
    """What was worked out of citizens before; see `knowledge.rules.alike`."""

    def criterion(self, id: str) -> Condition:
        """Return the condition of a criterion."""
        return next(condition for criterion, condition in self.criteria if criterion.id == id)

    @property
    def goals(self) -> tuple[CompiledTable, ...]:
        """The tables to be asked for, most important first."""
        with_goal = [table for table in self.tables.values() if table.table.goal is not None]
        return tuple(sorted(with_goal, key=lambda table: table.table.goal or 0))
