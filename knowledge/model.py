"""A pack made ready to evaluate: conditions compiled, tables in the order in which they build on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Final

from knowledge.condition_parser import ConditionParser, Report, values_of
from knowledge.conditions import Condition, TableIs, leaves
from knowledge.faults import Fault, PackError
from knowledge.loading import Loaded
from knowledge.pack import Criterion, Fact, Outcome, Row, Table
from knowledge.values import Value


@dataclass(frozen=True, slots=True)
class CompiledRow:
    """A row with its condition."""

    row: Row
    when: Condition


@dataclass(frozen=True, slots=True)
class CompiledTable:
    """A table with its rows; `goal_when` says whether it is to be asked for."""

    table: Table
    rows: tuple[CompiledRow, ...]
    goal_when: Condition

    def outcome(self, id: str) -> Outcome:
        """Return the outcome of this id."""
        return next(outcome for outcome in self.table.outcomes if outcome.id == id)


@dataclass(frozen=True, slots=True)
class Link:
    """When one fact has one of these values, the other can only have one of those."""

    fact: str
    values: frozenset[Value]
    other: str
    allowed: frozenset[Value]
    because: str


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

    def criterion(self, id: str) -> Condition:
        """Return the condition of a criterion."""
        return next(condition for criterion, condition in self.criteria if criterion.id == id)

    @property
    def goals(self) -> tuple[CompiledTable, ...]:
        """The tables to be asked for, most important first."""
        with_goal = [table for table in self.tables.values() if table.table.goal is not None]
        return tuple(sorted(with_goal, key=lambda table: table.table.goal or 0))


def compile_pack(loaded: Loaded) -> Model:
    """Compile a pack.

    Raises:
        PackError: a condition cannot be understood, or tables build on each other in a circle.
    """
    compiler = _Compiler(loaded)
    model = compiler.model()
    if compiler.faults:
        raise PackError(loaded.pack.id, tuple(sorted(compiler.faults)))
    return model


class _Compiler:
    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.pack = loaded.pack
        self.faults: list[Fault] = []
        self.facts: Final = {fact.id: fact for fact in self.pack.facts}
        tables = {table.id: table for table in self.pack.tables}
        self.parser: Final = ConditionParser(self.facts, frozenset(c.id for c in self.pack.criteria), tables)

    def model(self) -> Model:
        criteria = tuple(
            (criterion, self._condition(criterion.when, "criteria", number, "when"))
            for number, criterion in enumerate(self.pack.criteria)
        )
        return Model(
            loaded=self.loaded,
            facts=self.facts,
            domains={id: domain for id, fact in self.facts.items() if (domain := values_of(fact))},
            links=tuple(self._links()),
            criteria=criteria,
            tables=self._tables(),
            fits={
                intervention.id: self._condition(intervention.fits, "interventions", number, "fits")
                for number, intervention in enumerate(self.pack.interventions)
                if intervention.fits
            },
        )

    def _condition(self, written: object, *path: str | int) -> Condition:
        return self.parser.parse(written, self._reporter(*path))

    def _reporter(self, *path: str | int) -> Report:
        file, line = self.loaded.place(*path)

        def report(code: str, details: dict[str, str], mend: str) -> None:
            self.faults.append(Fault(file, line, code, details, mend))

        return report

    def _tables(self) -> dict[str, CompiledTable]:
        compiled = {
            table.id: CompiledTable(
                table,
                tuple(
                    CompiledRow(row, self._condition(row.when, "tables", number, "rows", place, "when"))
                    for place, row in enumerate(table.rows)
                ),
                self._condition(table.goal_when, "tables", number, "goal_when"),
            )
            for number, table in enumerate(self.pack.tables)
        }
        needs = {id: set(_tables_in(table)) for id, table in compiled.items()}
        try:
            return {id: compiled[id] for id in TopologicalSorter(needs).static_order() if id in compiled}
        except CycleError as error:
            self._reporter("tables")("cycle", {"tables": " → ".join(error.args[1])}, "")
            return compiled

    def _links(self) -> Iterator[Link]:
        for number, implication in enumerate(self.pack.implications):
            report = self._reporter("implications", number)
            for fact, values in implication.when.items():
                for other, allowed in _allowed(implication.then, implication.then_not, self.facts):
                    self.parser.parse({fact: values}, report)
                    self.parser.parse({other: sorted(allowed, key=str)}, report)
                    yield Link(fact, frozenset(values), other, allowed, implication.because)


def _allowed(
    then: Mapping[str, list[str | bool]], then_not: Mapping[str, list[str | bool]], facts: Mapping[str, Fact]
) -> Iterator[tuple[str, frozenset[Value]]]:
    for other, values in then.items():
        yield other, frozenset(values)
    for other, values in then_not.items():
        domain = values_of(facts[other]) if other in facts else None
        yield other, (domain or frozenset()) - frozenset(values)


def _tables_in(table: CompiledTable) -> Iterator[str]:
    for row in table.rows:
        yield from (leaf.table for leaf in leaves(row.when) if isinstance(leaf, TableIs))
