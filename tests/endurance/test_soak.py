"""Half an hour of mixed conversations: memory, handles and latency stay where they are.

A busy machine keeps everybody waiting, so somebody beside the bot is asked all the time, and a turn may be slower by
as much as that one has become.
"""

from __future__ import annotations

import asyncio
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import pytest

from tests.endurance.plot import Panel, plot
from tests.endurance.scale import scaled
from tests.endurance.talkers import Talker
from tests.production.process import handles, megabytes
from tests.production.running import Production, production

pytestmark = pytest.mark.endurance

_SECONDS = scaled(1800)
_TALKERS = 8
_PAUSE = 2.0
"""Seconds between two turns of one person."""
_A_TENTH = 0.1
_A_SAMPLE = max(_SECONDS / 60, 1.5 * _PAUSE)
_SAMPLES = max(8, round(_SECONDS / _A_SAMPLE))


@dataclass
class Soak:
    """What was seen, a value for each sample."""

    turns: int = 0
    memory: list[float] = field(default_factory=list)
    handles: list[int] = field(default_factory=list)
    latency: list[float] = field(default_factory=list)
    """The median of the sample, in milliseconds."""
    slowest: float = 0.0
    beside: list[float] = field(default_factory=list)
    """The same of the one beside the bot."""
    stood_still: float = 0.0
    """The slowest of the one beside the bot, in seconds."""

    def sample(self, pid: int, times: list[float], beside: list[float]) -> None:
        """Look at the process once."""
        self.turns += len(times)
        self.memory.append(megabytes(pid))
        self.handles.append(handles(pid))
        self.latency.append(median(times) * 1000)
        self.slowest = max(self.slowest, *times)
        self.beside.append(median(beside) * 1000)
        self.stood_still = max(self.stood_still, *beside)
        times.clear()
        beside.clear()


async def test_half_an_hour_of_talk_leaves_nothing_behind(tmp_path: Path) -> None:
    seen = Soak()
    async with production(tmp_path) as running:
        await _talk(running, seen)
        metrics = await _metrics(running)
    _draw(seen)
    _, settled, _, last = _quarters(seen.memory)
    assert last < settled * 1.05 + 3, seen.memory
    _, settled, _, last = _quarters(seen.handles)
    assert last <= settled + 4, seen.handles
    _, settled, _, last = _quarters(seen.latency)
    _, calm, _, busy = _quarters(seen.beside)
    assert last < (settled * 2 + 10) * max(1.0, busy / calm), (seen.latency, seen.beside)
    assert seen.slowest < 5 + seen.stood_still
    assert "vejviser_errors_total{" not in metrics, metrics


async def _talk(running: Production, seen: Soak) -> None:
    times: list[float] = []
    beside: list[float] = []
    talkers = [asyncio.create_task(_person(running, Talker(number), times)) for number in range(_TALKERS)]
    talkers.append(asyncio.create_task(_somebody_beside(running, beside)))
    for _ in range(_SAMPLES):
        await asyncio.wait(talkers, timeout=_A_SAMPLE, return_when="FIRST_EXCEPTION")
        seen.sample(running.bot.pid, times, beside)
        if any(talker.done() for talker in talkers):
            break
    for talker in talkers:
        talker.cancel()
    for failure in await asyncio.gather(*talkers, return_exceptions=True):
        if isinstance(failure, BaseException) and not isinstance(failure, asyncio.CancelledError):
            raise failure


async def _person(running: Production, talker: Talker, times: list[float]) -> None:
    while True:
        activity = talker.next()
        started = time.perf_counter()
        status, _ = await running.post(activity)
        times.append(time.perf_counter() - started)
        assert status == 200, activity
        await asyncio.sleep(_PAUSE)


async def _somebody_beside(running: Production, times: list[float]) -> None:
    """Ask the process that plays Microsoft ten times a second, and note how long it, or asking it, took too long."""
    while True:
        started = time.perf_counter()
        await running.microsoft.counts()
        await asyncio.sleep(_A_TENTH)
        times.append(time.perf_counter() - started - _A_TENTH)


async def _metrics(running: Production) -> str:
    async with running.http.get(f"{running.bot.url}/metrics") as response:
        return await response.text()


def _quarters(values: list[float] | list[int]) -> list[float]:
    size = len(values) // 4
    return [median(values[part * size :][: size or 1]) for part in range(4)]


def _draw(seen: Soak) -> None:
    """Write the plot where `ENDURANCE_PLOT` says, if it says so."""
    if file := os.environ.get("ENDURANCE_PLOT"):
        minutes = _SECONDS / 60
        title = f"{minutes:.0f} minutes, {_TALKERS} people, {seen.turns} turns"
        panels = (
            Panel("Memory", "MB", seen.memory),
            Panel("Handles", "open", seen.handles),
            Panel("Median of a turn", "ms", seen.latency),
        )
        Path(file).write_text(plot(title, minutes, panels), "utf-8")
