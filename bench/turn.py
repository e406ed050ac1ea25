"""What a whole guided turn costs, beside mere echoes in the same run: `python -m bench.turn`.

A guided turn is text in over HTTP with a signed token, the draft and the inbound id durably written (SQLite, FULL),
a card out to a connector in a process of its own, and the card before it shrunk there. The echoes answer the same
messages with a line of text; see `bench.turn_echoes`. CPU is that of the server's process alone.

Needs the extra `bench`. Read the ratios, not the milliseconds.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import aiohttp

from bench.turn_load import Load, talk
from storage import upgrade
from tests.production.process import megabytes
from tests.production.running import Microsoft, Process, microsoft, settings, started

_CONVERSATIONS: Final = (1, 16, 64)
_TURNS: Final = {"guided": 1200, "bare": 4000, "stock": 320, "agents": 1600}
_ROUNDS: Final = 3
_WARM_UP: Final = 80
_TICKS: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Run:
    """One server under one load."""

    load: Load
    cpu: float
    """Milliseconds a turn."""
    connections: float
    """New connections to the connector a turn."""
    tokens: int
    """Sign-ins while it ran."""


@dataclass(frozen=True, slots=True)
class Server:
    """All runs of one server, by the number of conversations."""

    start: float
    """Seconds from its start to its first answer."""
    start_cpu: float
    """Seconds of CPU until then."""
    megabytes: float
    """Resident, after the load."""
    runs: dict[int, Run]


async def main() -> int:
    """Measure, print a table for each number of conversations, and return whether the goals were met."""
    rounds: list[dict[str, Server]] = []
    with TemporaryDirectory() as folder:
        async with aiohttp.ClientSession() as http, microsoft(http, Path(folder)) as played:
            for number in range(_ROUNDS):
                rounds.append({name: await _measured(name, played) for name in _TURNS})
                print(f"round {number + 1} of {_ROUNDS} done", file=sys.stderr, flush=True)
    for conversations in _CONVERSATIONS:
        _print(conversations, rounds)
    _print_processes(rounds)
    return 0 if _met(rounds) else 1


async def _measured(name: str, played: Microsoft) -> Server:
    token = played.token()
    async with _prepared(played) as environment:
        begun = time.perf_counter()
        async with _server(name, environment) as server:
            await talk(server.url, played.service_url, token, 1, 1)
            start, start_cpu = time.perf_counter() - begun, _cpu(server.pid)
            await talk(server.url, played.service_url, token, 16, _WARM_UP)
            runs = {each: await _run(server, played, token, each, _TURNS[name]) for each in _CONVERSATIONS}
            return Server(start, start_cpu, megabytes(server.pid), runs)


@asynccontextmanager
async def _prepared(played: Microsoft) -> AsyncIterator[Mapping[str, str]]:
    """Yield the environment of a bot that was installed and started before: its code compiled, its tables made."""
    with TemporaryDirectory() as folder:
        environment = {**settings(played, Path(folder)), "PYTHONDONTWRITEBYTECODE": ""}
        await upgrade(environment["VEJVISER_DATABASE_URL"])
        yield environment


@asynccontextmanager
async def _server(name: str, environment: Mapping[str, str]) -> AsyncIterator[Process]:
    arguments = ["tests.production.bot"] if name == "guided" else ["bench.turn_echoes", name]
    with TemporaryDirectory() as folder:
        async with started(Path(folder) / "log", "-m", *arguments, **environment) as process:
            yield process


async def _run(server: Process, played: Microsoft, token: str, conversations: int, turns: int) -> Run:
    before, used = await played.counts(), _cpu(server.pid)
    load = await talk(server.url, played.service_url, token, conversations, turns)
    used, after = _cpu(server.pid) - used, await played.counts()
    new = {name: after.get(name, 0) - before.get(name, 0) for name in ("connections", "tokens")}
    return Run(load, used * 1000 / load.turns, new["connections"] / load.turns, new["tokens"])


def _cpu(pid: int) -> float:
    """Return the seconds that all threads of a process have used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _print(conversations: int, rounds: Sequence[dict[str, Server]]) -> None:
    print(
        f"\n{conversations} conversations  CPU a turn            x stock's echo   turns/s   p50     p99     p99/p50"
    )
    for name in _TURNS:
        runs = [one[name].runs[conversations] for one in rounds]
        cpu = sorted(run.cpu for run in runs)
        loads = [run.load for run in runs]
        print(
            f"{name:<16}{cpu[0]:>5.2f} {median(cpu):>6.2f} {cpu[-1]:>6.2f} ms"
            f"{_ratio(name, conversations, rounds):>14.2f}"
            f"{median(load.rate for load in loads):>13.0f}{median(load.p50 for load in loads):>8.1f}"
            f"{median(load.p99 for load in loads):>8.1f}{_spread(name, conversations, rounds):>9.1f}"
        )


def _print_processes(rounds: Sequence[dict[str, Server]]) -> None:
    print("\n                start to first answer   CPU until then   resident   connections a turn   sign-ins")
    for name in _TURNS:
        servers = [one[name] for one in rounds]
        sixteen = [server.runs[16] for server in servers]
        print(
            f"{name:<16}{median(server.start for server in servers):>19.2f} s"
            f"{median(server.start_cpu for server in servers):>15.2f} s"
            f"{median(server.megabytes for server in servers):>9.0f} MB"
            f"{median(run.connections for run in sixteen):>22.3f}{sum(run.tokens for run in sixteen):>21}"
        )


def _ratio(name: str, conversations: int, rounds: Sequence[dict[str, Server]]) -> float:
    """Return the median of the rounds' ratios to the stock SDK's echo, each against its own round."""
    return median(one[name].runs[conversations].cpu / one["stock"].runs[conversations].cpu for one in rounds)


def _spread(name: str, conversations: int, rounds: Sequence[dict[str, Server]]) -> float:
    loads = [one[name].runs[conversations].load for one in rounds]
    return median(load.p99 / load.p50 for load in loads)


def _met(rounds: Sequence[dict[str, Server]]) -> bool:
    """Print each goal at 16 conversations and return whether all are met."""
    sixteen = [one["guided"].runs[16] for one in rounds]
    goals = {
        "CPU of a guided turn at most 0.3 of stock's echo": _ratio("guided", 16, rounds) <= 0.3,
        "p99 at most 3 times p50": _spread("guided", 16, rounds) <= 3,
        "at most 0.02 new connections a turn": max(run.connections for run in sixteen) <= 0.02,
        "no sign-in in steady state": sum(run.tokens for run in sixteen) == 0,
    }
    print()
    for goal, met in goals.items():
        print(f"{'met    ' if met else 'NOT met'}  {goal}")
    return all(goals.values())


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
