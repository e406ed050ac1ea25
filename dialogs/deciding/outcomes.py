"""What can be decided in a table: its outcomes and, where it is about who has the case, every centre."""

from __future__ import annotations

from knowledge.form.pack import Outcome, Pack, Table


def choosable(pack: Pack, table: Table) -> tuple[Outcome, ...]:
    """Return the outcomes that a person may decide.

    A model only gives the case to centres that its source names; a person may give it to any centre there is.
    """
    if table.role != "centre":
        return tuple(table.outcomes)
    named = {name for outcome in table.outcomes for name in (outcome.id, outcome.label)}
    others = (centre for centre in pack.centres if named.isdisjoint((centre.id, centre.name)))
    return (*table.outcomes, *(Outcome(id=centre.id, label=centre.name) for centre in others))
