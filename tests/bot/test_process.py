"""The bot as a process of its own: it finishes what is under way when it is told to stop, and tells nothing on."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import orjson

from tests.bot.activities import extension, message, submit, typeahead
from tests.bot.servers import FakeConnector, on_loopback
from tests.bot.waiting import eventually

ROOT = Path(__file__).parents[2]
CPR = "010190-1234"
NAME = "Birthe Mortensen"


@dataclass
class Process:
    """`vejviser serve`, and where it listens."""

    url: str
    running: asyncio.subprocess.Process

    async def stopped(self) -> tuple[int, str]:
        """Tell it to stop as an init system does; return its status and everything that it logged."""
        if self.running.returncode is None:
            self.running.send_signal(signal.SIGTERM)
        _, log = await self.running.communicate()
        return self.running.returncode or 0, log.decode()


@asynccontextmanager
async def serving(folder: Path) -> AsyncIterator[Process]:
    """Run the bot in local mode with a database in a folder."""
    local = {"VEJVISER_LOCAL": "1", "PORT": "0", "VEJVISER_DATABASE_URL": f"sqlite:///{folder}/vejviser.db"}
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "serve"),
        cwd=ROOT,
        env={**os.environ, **local},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert running.stdout
    try:
        said = (await running.stdout.readline()).decode()
        yield Process(re.findall(r"http://127\.0\.0\.1:\d+", said)[0], running)
    finally:
        if running.returncode is None:
            running.kill()
            await running.wait()


async def test_a_turn_under_way_is_finished_and_nothing_that_was_written_is_logged(tmp_path: Path) -> None:
    connector = FakeConnector()
    async with (
        on_loopback(connector.app()) as root,
        serving(tmp_path) as bot,
        aiohttp.ClientSession() as http,
    ):

        async def post(body: dict[str, object], cut: int = 0) -> int:
            raw = orjson.dumps({**body, "serviceUrl": f"{root}/emea/"})
            form = {"Content-Type": "application/json"}
            async with http.post(f"{bot.url}/api/messages", data=raw[: len(raw) - cut], headers=form) as response:
                return response.status

        planted = f"{NAME} {CPR} 42 år, kth, drikker"
        button = {"vejviser": {"action": NAME, "draft": CPR}, "sag": CPR}
        bodies = [message(planted), submit(button, id="2"), extension(planted), typeahead(planted)]
        assert [await post(body) for body in bodies] == [200] * len(bodies)
        assert await post(message(planted), cut=9) == 400
        async with http.get(f"{bot.url}/metrics") as response:
            metrics = await response.text()

        connector.pause, before = 0.3, len(connector.calls)
        under_way = asyncio.create_task(post(message(f"find gæld {NAME}", id="3")))
        await eventually(lambda: len(connector.calls) > before)
        status, log = await bot.stopped()
        assert (await under_way, status) == (200, 0)

    assert {"turn.done", "request.refused"} <= {json.loads(line)["action"] for line in log.splitlines()}
    for secret in (CPR, CPR.replace("-", ""), *NAME.split(), "drikker", "29:birthe"):
        assert secret not in log + metrics
