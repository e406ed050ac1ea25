"""What Teams sends again after fifteen seconds, with the conversation as it really is: one decision, one answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import orjson
import pytest

from tests.bot.activities import execute, message, submit
from tests.bot.conftest import Teams

FIFTEEN_SECONDS = timedelta(seconds=15)


@pytest.fixture
async def logging(slagelse: Teams) -> AsyncIterator[Teams]:
    """A chat in which all is filled in but saved."""
    for number, said in enumerate(("42 år, kth, sag i HP", "log beslutning", "2026-117")):
        await slagelse.post(message(said, id=f"said-{number}"))
    yield slagelse


def gem(teams: Teams) -> Any:
    """What "Gem" on the newest card carries."""
    card = [call for call in teams.connector.calls if call.method == "POST"][-1].body["attachments"]
    return next(one["data"] for one in actions(card) if one.get("title") == "Gem")


def actions(part: Any) -> list[Any]:
    if isinstance(part, list):
        return [action for one in part for action in actions(one)]
    if not isinstance(part, dict):
        return []
    return [part] * str(part.get("type")).startswith("Action.") + [a for one in part.values() for a in actions(one)]


async def test_a_submitted_gem_that_comes_again_is_answered_once(logging: Teams) -> None:
    pressed = submit(gem(logging), id="gem")
    assert await logging.post(pressed) == (200, b"")
    calls = list(logging.connector.calls)
    logging.clock.now += FIFTEEN_SECONDS
    assert await logging.post(pressed) == (200, b"")
    assert "Beslutningen er logget" in calls[-1].raw.decode()
    assert logging.connector.calls == calls
    assert await logging.store.count() == 1


async def test_an_executed_gem_that_comes_again_is_answered_by_the_same_receipt(logging: Teams) -> None:
    pressed = execute(gem(logging), id="gem")
    first = await logging.post(pressed)
    logging.clock.now += FIFTEEN_SECONDS
    assert await logging.post(pressed) == first
    assert orjson.loads(first[1])["type"] == "application/vnd.microsoft.card.adaptive"
    assert "Beslutningen er logget" in first[1].decode()
    assert await logging.store.count() == 1


async def test_a_message_that_comes_again_is_answered_once(logging: Teams) -> None:
    assert await logging.post(message("gem", id="gem")) == (200, b"")
    calls = list(logging.connector.calls)
    logging.clock.now += FIFTEEN_SECONDS
    assert await logging.post(message("gem", id="gem")) == (200, b"")
    assert logging.connector.calls == calls
    assert await logging.store.count() == 1
