"""Running the playground as a process of its own."""

from __future__ import annotations

import asyncio
import os
import re
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.playground.people import people_as

_LISTENING: Final = re.compile(rb"Listening on (\d+)")
_START: Final = 30.0
"""Seconds."""


class PlaygroundStoppedError(Exception):
    """The playground ended by itself; the message is the last that it said."""


@dataclass(frozen=True, slots=True)
class Playground:
    """A running playground."""

    url: str
    process: Process

    async def ended(self) -> None:
        """Wait until it ends by itself.

        Raises:
            PlaygroundStoppedError: always, when it has.
        """
        raise PlaygroundStoppedError(await _last_words(self.process))


@asynccontextmanager
async def running(
    command: tuple[str, str], endpoint: str, port: int, *, user: str | None = None, patience: float = 5.0
) -> AsyncIterator[Playground]:
    """Start the playground, yield it once it listens, and stop it in the end.

    Args:
        command: as `install` returns it.
        endpoint: where the bot takes its messages.
        port: to listen on; another one where it is taken.
        user: whom one talks as, by first name; the one who stands first in `people.yml` if not given.
        patience: seconds that it gets to stop.

    Raises:
        NobodyError: nobody in the playground has this name.
        PlaygroundStoppedError: it ended before it listened.
        TimeoutError: it did not listen within half a minute.
    """
    # What is written in the chat stands in its log, so the log goes when the playground does.
    with TemporaryDirectory() as folder:
        people = Path(folder) / "people.yml"
        people.write_text(people_as(user), encoding="utf-8")
        environment = {
            **os.environ,
            "TEAMSAPPTESTER_BROWSER": "none",
            "TEAMSAPPTESTER_LOGFILE": f"{folder}/playground.log",
            "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(people),
        }
        arguments = (
            "--app-endpoint",
            endpoint,
            "--channel-id",
            "msteams",
            "--port",
            str(port),
            "--disable-telemetry",
        )
        process = await asyncio.create_subprocess_exec(
            *command, *arguments, cwd=folder, env=environment, stdin=PIPE, stdout=PIPE, stderr=STDOUT
        )
        try:
            async with asyncio.timeout(_START):
                url = f"http://localhost:{await _port(process)}"
            yield Playground(url, process)
        finally:
            await _stop(process, patience)


async def _port(process: Process) -> int:
    assert process.stdout is not None
    said = b""
    while line := await process.stdout.readline():
        if found := _LISTENING.search(line):
            return int(found[1])
        said = line.strip() or said
    raise PlaygroundStoppedError(said.decode(errors="replace"))


async def _last_words(process: Process) -> str:
    """Read what it says until it ends, and return the last of it."""
    assert process.stdout is not None
    said = b""
    while line := await process.stdout.readline():
        said = line.strip() or said
    return said.decode(errors="replace")


async def _stop(process: Process, patience: float) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        async with asyncio.timeout(patience):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()
