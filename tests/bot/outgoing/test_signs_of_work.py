"""Whoever waits longer than a second sees that an answer is under way, and never after it has come."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from bot.outgoing.channel import DeliveryError, Message
from bot.outgoing.signs_of_work import signs_of_work
from tests.bot.activities import message
from tests.bot.conftest import Teams
from tests.bot.waiting import eventually


@dataclass
class SlowChannel:
    """Takes signs, each of which needs a while."""

    pause: float = 0.0
    fails: bool = False
    begun: int = 0
    events: list[str] = field(default_factory=list)

    async def send(self, message: Message) -> str | None:
        raise AssertionError("a sign of work is no message")

    async def update(self, activity: str, message: Message) -> None:
        raise AssertionError("a sign of work is no message")

    async def show_typing(self) -> None:
        self.begun += 1
        await asyncio.sleep(self.pause)
        if self.fails:
            raise DeliveryError("refused")
        self.events.append("sign")


async def test_a_quick_answer_comes_without_a_sign() -> None:
    channel = SlowChannel()
    async with signs_of_work(channel, after=0.05):
        pass
    await asyncio.sleep(0.1)
    assert channel.begun == 0


async def test_a_slow_answer_is_announced_and_announced_again() -> None:
    channel = SlowChannel()
    async with signs_of_work(channel, after=0.0, again=0.001):
        await eventually(lambda: len(channel.events) >= 3)
    shown = len(channel.events)
    await asyncio.sleep(0.02)
    assert len(channel.events) == shown


async def test_a_sign_on_its_way_arrives_before_the_answer() -> None:
    channel = SlowChannel(pause=0.05)
    async with signs_of_work(channel, after=0.0):
        await eventually(lambda: channel.begun == 1)
    channel.events.append("answer")
    await asyncio.sleep(0.1)
    assert channel.events == ["sign", "answer"]


async def test_a_sign_that_hangs_does_not_keep_the_answer() -> None:
    channel = SlowChannel(pause=3600)
    async with asyncio.timeout(60), signs_of_work(channel, after=0.0, last=0.01):
        await eventually(lambda: channel.begun == 1)
    assert channel.events == []


async def test_a_sign_that_fails_harms_nothing() -> None:
    channel = SlowChannel(fails=True)
    async with signs_of_work(channel, after=0.0, again=0.0):
        await eventually(lambda: channel.begun == 1)
        await asyncio.sleep(0.01)
    assert channel.begun == 1


async def test_after_a_second_teams_shows_that_the_bot_writes_and_then_the_answer(teams: Teams) -> None:
    teams.dialog.pause = 1.2
    assert await teams.post(message("hej")) == (200, b"")
    sign, answer = teams.connector.every[0], teams.connector.every[-1]
    assert (sign.body["type"], answer.body["type"]) == ("typing", "message")
    assert "text" not in sign.body
    assert teams.connector.calls == [answer]
