"""What in a pack has passed its day, so that its owner must look at it again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from knowledge.checking.references import fault_at
from knowledge.form.faults import Fault
from knowledge.form.interventions import Local
from knowledge.form.loading import Loaded
from knowledge.law import passed

FRESH: Final = 365
"""Days for which what the municipality has said of itself is not yet old."""
_DATED: Final = ("contact", "alert", "capacity", "waiting_time")


def is_old(said: date, today: date) -> bool:
    """Whether what was said on a day is too old to be relied on."""
    return (today - said).days > FRESH


def expired(loaded: Loaded, today: date) -> Iterator[Fault]:
    """Yield what has passed its day; of what is inherited, the pack that it comes from tells."""
    for number, notice in enumerate(loaded.pack.notices):
        if passed(notice, today) and loaded.is_own("notices", number):
            details = {"notice": notice.id, "date": notice.date.isoformat()}
            yield fault_at(loaded, ("notices", number, "date"), "notice_passed", **details)
    for number, one in enumerate(loaded.pack.interventions):
        for name, said in _old(one.local, today):
            details = {"intervention": one.id, "field": name, "date": said.isoformat()}
            yield fault_at(loaded, ("interventions", number, "local", name), "said_long_ago", **details)


def _old(local: Local, today: date) -> Iterator[tuple[str, date]]:
    said = {name: dated.date for name in _DATED if (dated := getattr(local, name))}
    if local.assured:
        said["assured"] = local.assured
    yield from ((name, day) for name, day in said.items() if is_old(day, today))
