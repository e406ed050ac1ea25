"""The week's figures: decisions by target group and centre, with the weeks before beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from dialogs.ports.weekly import Group
from dialogs.showing.conclusions import SILENT
from dialogs.weekly.looking import Look
from dialogs.weekly.overview import Figures, Row
from dialogs.wording import say
from knowledge.rules.model import Model
from knowledge.weeks import Week

_MOST: Final = 7
"""Groups that stand by themselves; the rest is added up."""
FEW: Final = 3
"""Fewer than so many decisions could be told from each other by somebody who knows the town."""


async def figures(look: Look) -> Figures:
    """Return the decisions of the week beside those of the week before; of a running week, beside two.

    A running week in which nothing is decided yet, as on most Monday mornings, is left out.
    """
    weeks: tuple[Week, ...] = (look.week, look.week.before)
    if look.running:
        weeks = (*weeks, look.week.before.before)
    tallies = [await look.session.tally(look.team.id, week.begins, week.ends) for week in weeks]
    if look.running and not tallies[0]:
        weeks, tallies = weeks[1:], tallies[1:]
    unfinished = look.running and weeks[0] == look.week
    return Figures(weeks, _rows(look.guide.model, tallies), unfinished)


def for_everybody(figures: Figures) -> Figures:
    """Return figures that anybody may see: small groups added up, and none at all where they stay small."""
    large = [row for row in figures.rows if not (row.rest or _small(row))]
    rest = _rest([row for row in figures.rows if row not in large], len(figures.weeks))
    if _small(rest):
        return replace(figures, rows=(Row(say("weekly.all"), figures.total),))
    return replace(figures, rows=(*large, *([rest] if any(rest.counts) else [])))


def _rows(model: Model, tallies: Sequence[Mapping[Group, int]]) -> tuple[Row, ...]:
    counted: dict[str, list[int]] = {}
    for place, tally in enumerate(tallies):
        for group, count in tally.items():
            counted.setdefault(_label(model, group), [0] * len(tallies))[place] += count
    rows = [Row(label, tuple(counts)) for label, counts in counted.items()]
    ordered = sorted(rows, key=lambda row: (-sum(row.counts), row.label))
    if len(ordered) <= _MOST + 1:
        return tuple(ordered)
    return (*ordered[:_MOST], _rest(ordered[_MOST:], len(tallies)))


def _rest(rows: Sequence[Row], weeks: int) -> Row:
    """Return the groups that do not stand by themselves, added up."""
    return Row(
        say("weekly.other"), tuple(sum(row.counts[place] for row in rows) for place in range(weeks)), rest=True
    )


def _small(row: Row) -> bool:
    return any(0 < count < FEW for count in row.counts)


def _label(model: Model, group: Group) -> str:
    """Return "Fællesmængden, AM", as far as the model in use still knows the outcomes."""
    known = {centre.id for centre in model.loaded.pack.centres}
    centre = group.centre if group.centre in known else _outcome(model, "centre", group.centre)
    parts = [_outcome(model, "segment", group.segment), centre]
    return ", ".join(dict.fromkeys(part for part in parts if part)) or say("weekly.undecided")


def _outcome(model: Model, role: str, id: str | None) -> str | None:
    if id == SILENT:
        return say("weekly.unsettled")
    tables = (table.table for table in model.tables.values() if table.table.role == role)
    return next((one.label for table in tables for one in table.outcomes if one.id == id), id)
