"""Bots that are killed: see `tests.production.mortals`."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path


class Mortals:
    """One bot at a time; nobody's `url` leads anywhere between two."""

    def __init__(self, parent: asyncio.subprocess.Process, log: Path) -> None:
        self._parent = parent
        self._log = log
        self._alive: int | None = None
        self.url = "http://127.0.0.1:1"

    async def start(self) -> None:
        """Start a bot, and wait until it serves."""
        assert self._parent.stdin and self._parent.stdout
        self._parent.stdin.write(b"\n")
        line = (await self._parent.stdout.readline()).decode().split()
        assert line, f"the bot ended before it served; {self._log} says why"
        self._alive, self.url = int(line[0]), line[1]

    def kill(self) -> None:
        """Kill it in whatever it does."""
        if self._alive is not None:
            with suppress(ProcessLookupError):
                os.kill(self._alive, signal.SIGKILL)
        self._alive = None


@asynccontextmanager
async def mortals(log: Path, environment: Mapping[str, str]) -> AsyncIterator[Mortals]:
    """Be ready to start bots; what they say of errors goes to a log file."""
    with log.open("ab") as errors:
        parent = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "tests.production.mortals"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            env={**os.environ, **environment},
        )
    bots = Mortals(parent, log)
    try:
        yield bots
    finally:
        bots.kill()
        parent.kill()
        await parent.wait()
