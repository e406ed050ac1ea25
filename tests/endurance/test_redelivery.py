"""A bot that is killed between saving a turn and answering it answers when Teams sends the message again, once."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Final

import aiohttp
import pytest

from tests.bot.activities import message
from tests.bot.waiting import eventually
from tests.production.running import Microsoft, Production, microsoft, settings, started

pytestmark = pytest.mark.endurance

_SAID: Final = message("42 år, kth, sag i HP", id="1")


async def test_what_was_saved_but_not_answered_is_answered_once_when_it_comes_again(tmp_path: Path) -> None:
    async with aiohttp.ClientSession() as http, microsoft(http, tmp_path) as played:
        await _killed_while_answering(tmp_path, played, http)
        assert _drafts(tmp_path) == 1
        before = (await played.counts()).get("POST", 0)
        async with started(tmp_path / "bot.log", "-m", "tests.production.bot", **settings(played, tmp_path)) as bot:
            running = Production(bot, played, http, played.token())
            for _ in range(3):
                assert await running.post(_SAID) == (200, b"")
        assert (await played.counts())["POST"] == before + 1
        assert _drafts(tmp_path) == 1


async def _killed_while_answering(folder: Path, played: Microsoft, http: aiohttp.ClientSession) -> None:
    """Say something, and kill the bot when it is saved and the connector has not said that it has the answer."""
    stuck = f"{played.url}/stuck/"
    async with started(folder / "bot.log", "-m", "tests.production.bot", **settings(played, folder)) as bot:
        running = Production(bot, played, http, played.token(serviceurl=stuck))
        saying = asyncio.create_task(running.post({**_SAID, "serviceUrl": stuck}))
        await eventually(lambda: _drafts(folder) == 1)
        bot.process.send_signal(signal.SIGKILL)
        with suppress(aiohttp.ClientError):
            await saying


def _drafts(folder: Path) -> int:
    with sqlite3.connect(folder / "vejviser.db") as connection:
        found: int = connection.execute("SELECT count(*) FROM drafts").fetchone()[0]
    connection.close()
    return found
