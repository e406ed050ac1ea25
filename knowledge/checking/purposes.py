"""Parts of a pack that serve nothing: facts that no part uses, and outcomes about the centre that name none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from knowledge.checking.references import fault_at
from knowledge.form.faults import Fault
from knowledge.form.loading import Loaded
from knowledge.form.pack import Outcome, Table
from knowledge.rules.conditions import Condition, FactIs, NumberBetween, leaves
from knowledge.rules.model import Model

UNRESOLVED: Final = "uafklaret"
"""The outcome that says that the source is silent."""


def unused_facts(model: Model) -> Iterator[Fault]:
    """Yield the facts that a municipality adds and that nothing in its model rests on."""
    loaded = model.loaded
    if loaded.pack.municipality is None:  # a frame: its facts are there for the models that extend it
        return
    used = set(_used(model))
    for number, fact in enumerate(loaded.pack.facts):
        if fact.id not in used and loaded.is_own("facts", number):
            yield fault_at(loaded, ("facts", number), "fact_unused", fact=fact.id)


def _used(model: Model) -> Iterator[str]:
    yield from model.linked
    yield from (value.since for fact in model.facts.values() for value in fact.values if value.since)
    for condition in _conditions(model):
        for leaf in leaves(condition):
            if isinstance(leaf, FactIs | NumberBetween):
                yield leaf.fact


def _conditions(model: Model) -> Iterator[Condition]:
    yield from (condition for _, condition in model.criteria)
    yield from (*model.fits.values(), *model.follow_ups.values(), *model.considerations.values())
    for table in model.tables.values():
        yield table.goal_when
        yield from (row.when for row in table.rows)


def outcomes_without_centre(loaded: Loaded) -> Iterator[Fault]:
    """Yield the outcomes about the centre that name no centre, neither themselves nor by the rows that give them."""
    centres = {centre.id for centre in loaded.pack.centres}
    for number, table in enumerate(loaded.pack.tables):
        for place, outcome in enumerate(table.outcomes if table.role == "centre" else ()):
            if outcome.id not in (*centres, UNRESOLVED) and not outcome.nobody and not _names_centre(table, outcome):
                path = ("tables", number, "outcomes", place)
                yield fault_at(loaded, path, "outcome_without_centre", table=table.id, outcome=outcome.id)


def _names_centre(table: Table, outcome: Outcome) -> bool:
    rows = [row for row in table.rows if row.then == outcome.id]
    return all(row.coordinator or row.partners for row in rows)
