"""Messages in Teams lose what they say of a citizen once it is deleted here, over real HTTP."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from bot.authentication import PooledConnectors
from bot.metrics import Metrics
from bot.outbound import Outbound, open_session
from bot.retraction import Retractor
from storage.messages import Retraction
from tests.bot.servers import FakeConnector, on_loopback

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@dataclass
class Waiting:
    """Messages that wait to be taken back; given up after the second try."""

    messages: list[Retraction]
    tries: dict[str, int] = field(default_factory=dict)

    async def to_retract(self, most: int = 50) -> tuple[Retraction, ...]:
        return tuple(self.messages[:most])

    async def retracted(self, one: Retraction) -> None:
        self.messages.remove(one)

    async def not_retracted(self, one: Retraction) -> bool:
        self.tries[one.activity] = self.tries.get(one.activity, 0) + 1
        if self.tries[one.activity] > 1:
            self.messages.remove(one)
            return False
        return True


async def run(connector: FakeConnector, *whys: str, reached: bool = True, times: int = 1) -> Waiting:
    """Take back one message for each reason, so many times; return what still waits."""
    async with on_loopback(connector.app()) as url, open_session() as session:
        service_url = f"{url}/emea/" if reached else None
        messages = [Retraction("t", "a:anna", f"m{at}", why, service_url) for at, why in enumerate(whys)]  # type: ignore[arg-type]
        waiting = Waiting(messages)
        connectors = PooledConnectors(Outbound(session, None), lambda _: True)
        retractor = Retractor(waiting, connectors, Metrics())
        for _ in range(times):
            await retractor.plan(NOW)
        return waiting


async def test_a_message_is_replaced_by_a_line_that_says_why() -> None:
    connector = FakeConnector()
    waiting = await run(connector, "expired", "purged")
    assert waiting.messages == []
    assert [(call.method, call.path.rpartition("/")[2]) for call in connector.calls] == [("PUT", "m0"), ("PUT", "m1")]
    assert "Kladden er slettet" in connector.calls[0].raw.decode()
    assert "Det, der stod her, er slettet" in connector.calls[1].raw.decode()


async def test_one_that_is_not_there_any_more_is_done() -> None:
    connector = FakeConnector(statuses={"PUT": [404]})
    waiting = await run(connector, "purged")
    assert waiting.messages == []


@pytest.mark.parametrize("reached", [True, False])
async def test_one_that_cannot_be_changed_is_tried_again_and_then_given_up(reached: bool) -> None:
    connector = FakeConnector(statuses={"PUT": [403] * 9})
    waiting = await run(connector, "purged", reached=reached, times=3)
    assert (waiting.messages, waiting.tries) == ([], {"m0": 2})
