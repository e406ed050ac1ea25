"""Making a pack ready to evaluate, with everything in it that cannot be understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from graphlib import CycleError, TopologicalSorter
from typing import Final

from knowledge.form.faults import Fault, PackError
from knowledge.form.loading import Loaded
from knowledge.form.pack import Criterion, Table
from knowledge.form.places import PathInPack
from knowledge.rules.condition_parser import ConditionParser, Report, values_of
from knowledge.rules.conditions import All, Condition, CriterionMet, Leaf, TableIs, leaves
from knowledge.rules.links import Link, links_of
from knowledge.rules.model import CompiledRow, CompiledTable, Model
from knowledge.rules.telling import ranges, telling_facts


@dataclass(frozen=True, slots=True)
class Compiled:
    """A model with its faults. What could not be understood is left out, and its paths are in `spoilt`."""

    model: Model
    faults: tuple[Fault, ...]
    spoilt: frozenset[PathInPack]


def compile_pack(loaded: Loaded) -> Model:
    """Compile a pack.

    Raises:
        PackError: a condition cannot be understood, or tables build on each other in a circle.
    """
    compiled = compile_with_faults(loaded)
    if compiled.faults:
        raise PackError(loaded.pack.id, compiled.faults)
    return compiled.model


def compile_with_faults(loaded: Loaded) -> Compiled:
    """Compile a pack as far as its faults allow."""
    compiler = _Compiler(loaded)
    model = compiler.model()
    return Compiled(model, tuple(sorted(compiler.faults)), frozenset(compiler.spoilt))


class _Compiler:
    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.pack = loaded.pack
        self.faults: list[Fault] = []
        self.spoilt: set[PathInPack] = set()
        self.facts: Final = {fact.id: fact for fact in self.pack.facts}
        tables = {table.id: table for table in self.pack.tables}
        self.parser: Final = ConditionParser(self.facts, [criterion.id for criterion in self.pack.criteria], tables)

    def model(self) -> Model:
        links = tuple(self._links())
        criteria = tuple(self._criteria())
        behind = _behind_criteria(criteria)
        tables = _with_facts(self._tables(), behind)
        rested_on = tuple(_all_leaves(criteria, tables))
        return Model(
            loaded=self.loaded,
            facts=self.facts,
            domains={id: domain for id, fact in self.facts.items() if (domain := values_of(fact))},
            links=links,
            linked=tuple(dict.fromkeys(fact for link in links for fact in (link.fact, link.other))),
            behind=behind,
            criteria=criteria,
            tables=tables,
            telling=telling_facts(self.facts, rested_on, links),
            ranges=ranges(self.facts, rested_on),
            fits={
                intervention.id: self._condition(intervention.fits, "interventions", number, "fits")
                for number, intervention in enumerate(self.pack.interventions)
                if intervention.fits
            },
            follow_ups={
                follow_up.id: self._condition(follow_up.when, "follow_ups", number, "when")
                for number, follow_up in enumerate(self.pack.follow_ups)
                if follow_up.when is not None
            },
            considerations={
                one.id: self._condition(one.when, "considerations", number, "when")
                for number, one in enumerate(self.pack.considerations)
            },
        )

    def _condition(self, written: object, *path: str | int) -> Condition:
        return self.parser.parse(written, self._reporter(*path))

    def _reporter(self, *path: str | int) -> Report:
        file, line = self.loaded.place(*path)

        def report(code: str, details: dict[str, str], mend: str) -> None:
            self.faults.append(Fault(file, line, code, details, mend))
            self.spoilt.add(path)

        return report

    def _links(self) -> Iterator[Link]:
        for number, implication in enumerate(self.pack.implications):
            yield from links_of(implication, self.facts, self.parser, self._reporter("implications", number))

    def _criteria(self) -> Iterator[tuple[Criterion, Condition]]:
        """Yield the criteria; one may rest on facts and on criteria above it, never on a table."""
        above: set[str] = set()
        for number, criterion in enumerate(self.pack.criteria):
            condition = self._condition(criterion.when, "criteria", number, "when")
            later = [name for leaf in leaves(condition) if (name := _concluded(leaf)) and name not in above]
            for name in later:
                self._reporter("criteria", number, "when")("criterion_too_early", {"found": name}, "")
            above.add(criterion.id)
            yield criterion, All(()) if later else condition

    def _tables(self) -> dict[str, CompiledTable]:
        compiled = {table.id: self._table(number, table) for number, table in enumerate(self.pack.tables)}
        needs = {
            id: {leaf.table for leaf in table.leaves if isinstance(leaf, TableIs)} for id, table in compiled.items()
        }
        try:
            return {id: compiled[id] for id in TopologicalSorter(needs).static_order() if id in compiled}
        except CycleError as error:
            self._reporter("tables")("cycle", {"tables": " → ".join(error.args[1])}, "")
            return compiled

    def _table(self, number: int, table: Table) -> CompiledTable:
        rows = tuple(
            CompiledRow(row, self._condition(row.when, "tables", number, "rows", place, "when"))
            for place, row in enumerate(table.rows)
        )
        return CompiledTable(
            table,
            rows,
            goal_when=self._condition(table.goal_when, "tables", number, "goal_when"),
            leaves=tuple(dict.fromkeys(leaf for row in rows for leaf in leaves(row.when))),
        )


def _all_leaves(
    criteria: tuple[tuple[Criterion, Condition], ...], tables: Mapping[str, CompiledTable]
) -> Iterator[Leaf]:
    for _, condition in criteria:
        yield from leaves(condition)
    for table in tables.values():
        yield from leaves(table.goal_when)
        yield from table.leaves


def _behind_criteria(criteria: tuple[tuple[Criterion, Condition], ...]) -> dict[str, frozenset[str]]:
    behind: dict[str, frozenset[str]] = {}
    for criterion, condition in criteria:
        behind[criterion.id] = _facts_of(leaves(condition), behind)
    return behind


def _with_facts(
    tables: Mapping[str, CompiledTable], criteria: Mapping[str, frozenset[str]]
) -> dict[str, CompiledTable]:
    """Return tables, in the order in which they build on each other, with the facts that they rest on."""
    behind = dict(criteria)
    found: dict[str, CompiledTable] = {}
    for id, table in tables.items():
        behind[id] = _facts_of(table.leaves, behind)
        found[id] = replace(table, facts=behind[id])
    return found


def _facts_of(leaves: Iterable[Leaf], behind: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the facts behind leaves; what could not be compiled rests on none."""
    facts: set[str] = set()
    for leaf in leaves:
        match leaf:
            case CriterionMet() | TableIs():
                facts |= behind.get(_concluded(leaf), frozenset())
            case _:
                facts.add(leaf.fact)
    return frozenset(facts)


def _concluded(leaf: Leaf) -> str:
    """Return the criterion or the table that a leaf rests on, or nothing for a fact."""
    return leaf.criterion if isinstance(leaf, CriterionMet) else leaf.table if isinstance(leaf, TableIs) else ""
