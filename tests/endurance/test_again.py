"""What comes more than once, over HTTP on each database, is done once: a message, a click, an invoke after 15 s."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp
import orjson
import pytest

from dialogs.ports.members import Member, Team
from dialogs.ports.people import Person
from storage import open_store
from storage.store import SqlStore
from tests.bot.activities import BIRTHE, TENANT, execute, message, submit
from tests.endurance.databases import database
from tests.production.running import Production, microsoft, settings, started
from tests.storage.cast import NOW

pytestmark = pytest.mark.endurance


@dataclass
class Chat:
    """One caseworker's chat with a running bot, and the store behind it."""

    running: Production
    store: SqlStore
    ids: Any

    async def say(self, text: str, times: int = 1) -> list[str]:
        """Write something that is delivered so many times at once; return what came in answer."""
        told = message(text, id=f"said-{next(self.ids)}")
        posted = await asyncio.gather(*(self.running.post(told) for _ in range(times)))
        assert posted == [(200, b"")] * times
        return await self.running.microsoft.sent("a:birthe")


@pytest.fixture(params=["sqlite", "postgresql"])
async def chat(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Chat]:
    """A chat in which a citizen was described and a case number given, all but saved."""
    async with (
        database(request.param, tmp_path) as url,
        aiohttp.ClientSession() as http,
        microsoft(http, tmp_path) as played,
    ):
        environment = {**settings(played, tmp_path), "VEJVISER_DATABASE_URL": url}
        store = open_store(url, [environment["VEJVISER_KEYS"]])
        async with store.turn(TENANT, "", None, NOW) as turn:
            await turn.keep_team(Team(TENANT, "am-voksne", "Voksne"))
            await turn.keep_member(Member(Person(TENANT, BIRTHE, "Birthe"), "am-voksne", "caseworker", NOW))
        async with started(tmp_path / "bot.log", "-m", "tests.production.bot", **environment) as bot:
            opened = Chat(Production(bot, played, http, played.token()), store, count())
            for said in ("42 år, kth, sag i HP", "log beslutning", "2026-117"):
                await opened.say(said)
            yield opened
        await store.close()


async def test_a_message_that_is_delivered_four_times_at_once_logs_once_and_is_answered_once(chat: Chat) -> None:
    (receipt,) = _new(await chat.say("gem", times=4))
    assert "V-" in receipt
    assert await chat.store.count() == 1


async def test_a_card_that_is_clicked_on_two_devices_and_delivered_again_logs_once(chat: Chat) -> None:
    (card,) = _new(await chat.say("vis"))
    clicked = [submit(_button(card, "Gem"), id=f"clicked-{device}") for device in (0, 1, 0)]
    assert await asyncio.gather(*map(chat.running.post, clicked)) == [(200, b"")] * 3
    told = await chat.running.microsoft.sent("a:birthe")
    (logged,) = await chat.store.decisions()
    assert {number for one in told for number in re.findall(r"V-\w{4}", one)} == {logged.number}
    assert len(_new(told)) <= 1


async def test_a_pressed_answer_that_comes_again_after_15_seconds_moves_the_interview_once(chat: Chat) -> None:
    await chat.say("forfra")
    (card,) = _new(await chat.say("42 år, kth, sag i HP"))
    pressed = execute(_button(card, "Ved ikke"), id="pressed")
    first, again = [orjson.loads((await chat.running.post(pressed))[1]) for _ in range(2)]
    assert first["value"] == again["value"]
    assert await chat.store.count() == 0


def _new(sent: list[str]) -> list[str]:
    """Return the messages that are new: not those that stand there already and are only changed."""
    return [message for message in sent if "id" not in orjson.loads(message)]


def _button(card: str, title: str) -> dict[str, Any]:
    """Return what the first button with this title carries."""
    data: dict[str, Any] = next(one["data"] for one in _actions(orjson.loads(card)) if one.get("title") == title)
    return data


def _actions(part: Any) -> list[dict[str, Any]]:
    """Return every action anywhere in a card."""
    if isinstance(part, list):
        return [action for one in part for action in _actions(one)]
    if not isinstance(part, dict):
        return []
    own = [part] if str(part.get("type", "")).startswith("Action.") else []
    return own + [action for one in part.values() for action in _actions(one)]
