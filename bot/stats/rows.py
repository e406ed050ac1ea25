"""Steering figures as labelled rows. Counts of one to four citizens are not told, so that nobody is recognised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dialogs.together.figures import Figures
from dialogs.wording import say
from knowledge.rules.model import Model

FEW: Final = range(1, 5)
"""Counts of citizens that point at persons."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: its id, its label, and its value; `hidden` where it is too small to be told."""

    id: str
    label: str
    value: float | None
    hidden: bool = False

    @property
    def shown(self) -> str:
        """The value as people read it."""
        if self.hidden:
            return say("stats.few")
        if self.value is None:
            return say("stats.unknown")
        return f"{self.value:g}".replace(".", ",")


def rows(figures: Figures, model: Model, *, small: bool = False, price: float | None = None) -> tuple[Row, ...]:
    """Return the rows of a quarter.

    Args:
        figures: what was counted.
        model: names the target groups.
        small: whether counts of one to four are told too.
        price: kroner for each double grant that ended, as the municipality reckons; without it there are no kroner.
    """
    counted = [Row(id, label, value, not small and value in FEW) for id, label, value in _citizens(figures, model)]
    plain = [
        Row(id, say(f"stats.{id}"), value)
        for id, value in (
            ("coordinators", None if figures.coordinators is None else round(figures.coordinators, 2)),
            ("sent", figures.sent),
            ("received", figures.received),
            ("returned", figures.returned),
            ("median_days", figures.median_days),
        )
    ]
    saved = (
        [Row("saved", say("stats.saved"), figures.ended * price, figures.ended in FEW and not small)] if price else []
    )
    return (*counted, *plain, *saved)


def _citizens(figures: Figures, model: Model) -> Iterator[tuple[str, str, int]]:
    yield "citizens", say("stats.citizens"), figures.citizens
    labels = {
        outcome.id: outcome.label
        for table in model.tables.values()
        if table.table.role == "segment"
        for outcome in table.table.outcomes
    }
    for segment in dict.fromkeys((*labels, *sorted(figures.segments))):
        label = labels.get(segment, segment) or say("stats.no_segment")
        count = figures.segments.get(segment, 0)
        yield f"segment.{segment}", say("stats.segment", segment=label), count
    for id in ("in_several_centres", "together", "found", "ended"):
        yield id, say(f"stats.{id}"), getattr(figures, id)
