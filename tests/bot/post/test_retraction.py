"""Messages in Teams lose what they say of a citizen once it is deleted here, over real HTTP."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.metrics import Metrics
from bot.outgoing.outbound import Outbound, open_session
from bot.outgoing.tokens import AccessTokens, SignInError
from bot.post.retraction import Retractor
from bot.sdk.authentication import PooledConnectors
from storage.chat.messages import Retraction
from tests.bot.servers import FakeConnector, on_loopback

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Waiting:
    """Messages that wait to be taken back; given up after the second refusal."""

    messages: list[Retraction]
    refusals: dict[str, int] = field(default_factory=dict)
    until: dict[str, datetime] = field(default_factory=dict)

    async def to_retract(self, now: datetime, most: int) -> tuple[Retraction, ...]:
        rested = [one for one in self.messages if self.until.get(one.activity, now) <= now]
        return tuple(sorted(rested, key=lambda one: one.attempts)[:most])

    async def retracted(self, one: Retraction) -> None:
        self.messages.remove(one)

    async def put_off(self, one: Retraction, until: datetime, *, refused: bool) -> bool:
        self.messages.remove(one)
        self.refusals[one.activity] = self.refusals.get(one.activity, 0) + refused
        self.until[one.activity] = until
        kept = self.refusals[one.activity] < 2
        self.messages += [replace(one, attempts=one.attempts + 1)] if kept else []
        return kept


@dataclass(frozen=True)
class NoToken:
    """Entra, when nobody can sign in."""

    async def current(self) -> str:
        raise SignInError

    def forget(self) -> None:
        """Nothing is known that could be forgotten."""


async def run(
    connector: FakeConnector,
    *whys: str,
    reached: bool = True,
    looks: int = 1,
    pause: timedelta = HOUR,
    tokens: AccessTokens | None = None,
) -> Waiting:
    """Take back one message for each reason in so many looks; return what still waits."""
    async with on_loopback(connector.app()) as url, open_session() as session:
        service_url = f"{url}/emea/" if reached else None
        messages = [Retraction("t", "a:anna", f"m{at}", why, service_url) for at, why in enumerate(whys)]  # type: ignore[arg-type]
        waiting = Waiting(messages)
        connectors = PooledConnectors(Outbound(session, tokens), lambda _: True, tries=1)
        retractor = Retractor(waiting, connectors, Metrics())
        for look in range(looks):
            await retractor.plan(NOW + look * pause)
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
    waiting = await run(connector, "purged", reached=reached, looks=3)
    assert (waiting.messages, waiting.refusals) == ([], {"m0": 2})


@pytest.mark.parametrize("status", [401, 412, 429, 500, 502, 503])
async def test_an_outage_is_waited_out_however_long_it_is(status: int) -> None:
    waiting = await run(FakeConnector(statuses={"PUT": [status] * 50}), "purged", looks=50)
    assert [one.attempts for one in waiting.messages] == [50]
    waiting = await run(FakeConnector(statuses={"PUT": [status] * 50}), "purged", looks=51)
    assert waiting.messages == []


async def test_a_sign_in_that_fails_is_waited_out() -> None:
    waiting = await run(FakeConnector(), "purged", looks=50, tokens=NoToken())  # type: ignore[arg-type]
    assert [one.attempts for one in waiting.messages] == [50]


async def test_the_pause_grows_and_is_as_long_as_was_asked_for() -> None:
    connector = FakeConnector(statuses={"PUT": [503] * 99})
    await run(connector, "purged", looks=90, pause=timedelta(seconds=10))
    assert 5 <= len(connector.calls) <= 9
    connector = FakeConnector(statuses={"PUT": [429] * 99}, retry_after="600")
    await run(connector, "purged", looks=60, pause=timedelta(seconds=10))
    assert len(connector.calls) == 1


async def test_a_look_tries_few_and_none_behind_one_that_meets_an_outage() -> None:
    connector = FakeConnector()
    waiting = await run(connector, *["purged"] * 8)
    assert (len(connector.calls), len(waiting.messages)) == (5, 3)
    connector = FakeConnector(statuses={"PUT": [403, 503]})
    await run(connector, *["purged"] * 8)
    assert len(connector.calls) == 2
