"""Counting a caseload, in memory that does not grow with it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from bot.review.judging import Finding
from bot.review.reviewing import Reviewed, SetAside, Understood
from dialogs.showing.conclusions import SILENT

OPEN: Final = "<open>"
"""Counts, beside the outcomes of a table, the citizens for whom it lacks facts."""
NONE: Final = "<none>"
"""Counts the citizens of whom no row of the table speaks."""
_MOST_DISTINCT: Final = 200
_MOST_LINES: Final = 100


@dataclass(slots=True)
class Tally:
    """What was counted. `outcomes` counts citizens by table id and outcome; a collect table can count one twice."""

    reviewed: int = 0
    settled: int = 0
    """Citizens for whom every goal in play is settled."""
    silent: int = 0
    """Those of the settled whom the model's source does not place anywhere."""
    with_warning: int = 0
    in_play: Counter[str] = field(default_factory=Counter)
    outcomes: dict[str, Counter[str]] = field(default_factory=dict)
    warnings: Counter[tuple[str, str]] = field(default_factory=Counter)
    next: Counter[str] = field(default_factory=Counter)
    lacking: Counter[str] = field(default_factory=Counter)
    in_vain: Counter[str] = field(default_factory=Counter)
    ended: Counter[tuple[str, str]] = field(default_factory=Counter)
    understood: Counter[Understood] = field(default_factory=Counter)
    set_aside: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    first_set_aside: list[SetAside] = field(default_factory=list)

    @property
    def lines(self) -> int:
        """How many lines there were."""
        return self.reviewed + self.set_aside

    def add(self, line: Reviewed | SetAside) -> None:
        """Count one line."""
        if isinstance(line, SetAside):
            self._set_aside(line)
        else:
            self._reviewed(line)

    def _set_aside(self, line: SetAside) -> None:
        self.set_aside += 1
        self.reasons.update({reason.code for reason in line.reasons})
        if len(self.first_set_aside) < _MOST_LINES:
            self.first_set_aside.append(line)

    def _reviewed(self, line: Reviewed) -> None:
        finding = line.finding
        self.reviewed += 1
        self.settled += not finding.open_goals
        self.silent += not finding.open_goals and _is_silent(finding)
        self.with_warning += bool(finding.warnings)
        for table, conclusion in finding.conclusions.items():
            self.in_play[table] += 1
            said = conclusion.outcomes or ((OPEN,) if conclusion.status == "open" else (NONE,))
            self.outcomes.setdefault(table, Counter()).update(said)
        self.warnings.update(finding.warnings)
        self.lacking.update(finding.lacking)
        self.in_vain.update(finding.in_vain)
        self.next.update((finding.next,) if finding.next else ())
        self.ended.update(line.ended)
        for understood in line.understood:
            _count_some(self.understood, understood)


def _is_silent(finding: Finding) -> bool:
    """Say whether the most telling table says that the source is silent."""
    first = next(iter(finding.conclusions.values()), None)
    return first is not None and first.outcome == SILENT


def _count_some(counter: Counter[Understood], thing: Understood) -> None:
    """Count a thing, unless there are many others already: what people write has no bound."""
    if thing in counter or len(counter) < _MOST_DISTINCT:
        counter[thing] += 1
