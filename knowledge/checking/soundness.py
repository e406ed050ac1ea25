"""Which tables of a faulty pack can still be tried: those that rest on nothing with a fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from knowledge.form.places import PathInPack
from knowledge.rules.conditions import CriterionMet, TableIs, leaves
from knowledge.rules.model import CompiledTable, Model

_READ_ONLY: Final = (
    *("anchor", "asked_by", "because", "coordinator", "goal", "help", "label", "nobody", "note", "otherwise"),
    *(
        "partners",
        "question",
        "remind",
        "role",
        "source",
        "text",
        "title",
        "to_citizen",
        "unit",
        "when_no",
        "when_yes",
    ),
)
"""What is read or shown and changes no conclusion."""


def sound_tables(model: Model, spoilt: Iterable[PathInPack]) -> frozenset[str]:
    """Return the tables that nothing spoilt can have changed and whose rows give outcomes that they have."""
    paths = [path for path in spoilt if not any(part in _READ_ONLY for part in path)]
    if any(path[0] in ("facts", "implications") or path == ("tables",) for path in paths):
        return frozenset()
    criteria = {model.criteria[number][0].id for number in _numbers(paths, "criteria")}
    unsound = {model.loaded.pack.tables[number].id for number in _numbers(paths, "tables")}
    for id, table in model.tables.items():
        if _gives_unknown(table) or _rests_on(table, criteria, unsound):
            unsound.add(id)
    return frozenset(model.tables) - unsound


def _numbers(paths: Iterable[PathInPack], key: str) -> Iterator[int]:
    """Yield the numbers of the parts of a list that the paths lead to."""
    for path in paths:
        if path[0] == key and len(path) > 1 and isinstance(path[1], int):
            yield path[1]


def _gives_unknown(table: CompiledTable) -> bool:
    return not {row.row.then for row in table.rows} <= {outcome.id for outcome in table.table.outcomes}


def _rests_on(table: CompiledTable, criteria: set[str], tables: set[str]) -> bool:
    for leaf in (leaf for row in table.rows for leaf in leaves(row.when)):
        if isinstance(leaf, CriterionMet) and leaf.criterion in criteria:
            return True
        if isinstance(leaf, TableIs) and leaf.table in tables:
            return True
    return False
