"""Collecting a team's week, each part by itself: one that fails is named, and the others arrive."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Final, TypeVar

from dialogs.ports.failures import StoreUnavailableError
from dialogs.weekly.between import double_grants, forum
from dialogs.weekly.figures import figures
from dialogs.weekly.knowing import misses, pack, readings
from dialogs.weekly.looking import Look
from dialogs.weekly.overview import Figures, Line, Overview, Section
from dialogs.weekly.waiting import access, due, handovers_to_us, late_answers, overdue

T = TypeVar("T")
Collector = Callable[[Look], Awaitable[tuple[Line, ...]]]

WAITING: Final[Mapping[str, Collector]] = {
    "waits": handovers_to_us,
    "late_answers": late_answers,
    "overdue": overdue,
    "due": due,
    "double_grants": double_grants,
    "forum": forum,
    "access": access,
}
"""What waits now, in the order in which it is shown before the figures."""
HAPPENED: Final[Mapping[str, Collector]] = {"misses": misses, "readings": readings, "pack": pack}
"""What happened in the week, in the order in which it is shown after the figures."""
FIGURES: Final = "figures"

_log = logging.getLogger(__name__)


async def collect(
    look: Look,
    waiting: Mapping[str, Collector] = WAITING,
    happened: Mapping[str, Collector] = HAPPENED,
    count: Callable[[Look], Awaitable[Figures]] = figures,
) -> Overview:
    """Return a team's week. Of a week that is over only what happened in it is told.

    Raises:
        StoreUnavailableError: the store cannot be used.
    """
    failed: list[str] = []
    collectors = {**waiting, **happened} if look.running else happened
    found = {id: await _apart(look, id, collector, failed) or () for id, collector in collectors.items()}
    counted = await _apart(look, FIGURES, count, failed)
    sections = tuple(Section(id, lines) for id, lines in found.items() if lines)
    return Overview(look.team, look.week, look.running, sections, counted, tuple(failed))


async def _apart(look: Look, id: str, collector: Callable[[Look], Awaitable[T]], failed: list[str]) -> T | None:
    """Return what a collector finds; note in `failed` that it could not."""
    try:
        async with look.session.apart():
            return await collector(look)
    except StoreUnavailableError:
        raise
    except Exception as error:  # noqa: BLE001 (whatever it is, the others are to arrive)
        _log.warning("A part of the week's overview could not be collected: %s, %s", id, type(error).__name__)
        failed.append(id)
        return None
