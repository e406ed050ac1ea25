"""The week's overview as a record, before it is a card, a sheet or JSON."""

from __future__ import annotations

from dataclasses import dataclass

from dialogs.ports.members import Team
from knowledge.weeks import Week


@dataclass(frozen=True, slots=True)
class Line:
    """One thing in a section; `case` is a Vejviser number, which a channel is never shown.

    `text` says nothing of the citizen. `days` is how long it has waited, where it waits.
    """

    text: str
    case: str | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs under one heading, the most pressing first."""

    id: str
    lines: tuple[Line, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class Row:
    """The decisions of a target group and centre, by their labels, in each of the weeks that are compared."""

    label: str
    counts: tuple[int, ...]
    rest: bool = False
    """Whether it adds up the groups that there was no room for."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The decisions of a team in some weeks, newest week first, the largest group first."""

    weeks: tuple[Week, ...]
    rows: tuple[Row, ...]
    unfinished: bool
    """Whether the first of the weeks is still running."""

    @property
    def total(self) -> tuple[int, ...]:
        """All decisions of each week."""
        return tuple(sum(row.counts[place] for row in self.rows) for place in range(len(self.weeks)))

    @property
    def empty(self) -> bool:
        """Whether nothing was decided in any of the weeks."""
        return not any(self.total)


@dataclass(frozen=True, slots=True)
class Overview:
    """One team's week. `failed` are the ids of the sections that could not be collected."""

    team: Team
    week: Week
    running: bool
    """Whether the week is still under way; of an earlier one only what happened in it is told."""
    sections: tuple[Section, ...]
    figures: Figures | None
    failed: tuple[str, ...] = ()

    def section(self, id: str) -> Section:
        """Return a section, an empty one where there is nothing in it."""
        return next((one for one in self.sections if one.id == id), Section(id, ()))

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.sections and not self.failed and (self.figures is None or self.figures.empty)
