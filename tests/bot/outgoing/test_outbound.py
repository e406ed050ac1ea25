"""Outgoing calls are repeated where that can do no harm, and say what is known when they fail."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest

from bot.outgoing.channel import DeliveryError
from bot.outgoing.outbound import Outbound, open_session
from bot.outgoing.tokens import AccessTokens
from tests.bot.conftest import CountingSource
from tests.bot.servers import FakeConnector, on_loopback


@dataclass
class House:
    connector: FakeConnector
    url: str
    outbound: Outbound
    slept: list[float] = field(default_factory=list)


@pytest.fixture
async def house() -> AsyncIterator[House]:
    connector, slept = FakeConnector(), list[float]()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async with on_loopback(connector.app()) as url, open_session() as session:
        yield House(connector, f"{url}/x", Outbound(session, AccessTokens(CountingSource()), sleep), slept)


async def failure(house: House, method: str, url: str | None = None) -> tuple[str, int | None]:
    with pytest.raises(DeliveryError) as caught:
        await house.outbound.call(method, url or house.url, {"text": "hej"})
    return caught.value.failure, caught.value.status


async def test_a_message_carries_a_token_danish_letters_as_they_are_and_gives_an_id(house: House) -> None:
    assert await house.outbound.call("POST", house.url, {"text": "Blåbærgrød"}) == "sent-1"
    assert house.connector.calls[0].authorization == "Bearer token-1"
    assert "Blåbærgrød".encode() in house.connector.calls[0].raw


async def test_a_platform_that_gives_no_id_is_no_failure(house: House) -> None:
    house.connector.ids = False
    assert await house.outbound.call("POST", house.url, {}) is None


@pytest.mark.parametrize("status", [429, 412])
async def test_being_told_to_slow_down_waits_and_tries_again(house: House, status: int) -> None:
    house.connector.statuses["POST"] = [status, status]
    assert await house.outbound.call("POST", house.url, {}) == "sent-3"
    assert 0.25 <= house.slept[0] < house.slept[1] <= 1.0


async def test_the_pause_that_is_asked_for_is_kept_but_not_without_end(house: House) -> None:
    house.connector.statuses["POST"], house.connector.retry_after = [429], "2"
    await house.outbound.call("POST", house.url, {})
    house.connector.statuses["POST"], house.connector.retry_after = [429], "99999"
    await house.outbound.call("POST", house.url, {})
    assert house.slept == [2.0, 5.0]


async def test_a_receiver_that_stays_busy_is_given_up_after_three_tries(house: House) -> None:
    house.connector.statuses["POST"] = [429] * 9
    assert await failure(house, "POST") == ("busy", 429)
    assert len(house.connector.calls) == 3


@pytest.mark.parametrize("status", [500, 502, 503, 504])
async def test_a_message_that_may_have_arrived_is_not_sent_twice(house: House, status: int) -> None:
    house.connector.statuses["POST"] = [status]
    assert await failure(house, "POST") == ("ambiguous", status)
    assert len(house.connector.calls) == 1


async def test_an_update_is_repeated_since_doing_it_twice_does_no_harm(house: House) -> None:
    house.connector.statuses["PUT"] = [502, 503]
    assert await house.outbound.call("PUT", house.url, {}) == "sent-3"
    house.connector.statuses["PUT"] = [502] * 3
    assert await failure(house, "PUT") == ("unreachable", 502)


@pytest.mark.parametrize(
    ("status", "kind"), [(400, "refused"), (403, "refused"), (404, "gone"), (413, "too_large"), (302, "refused")]
)
async def test_a_plain_refusal_is_final(house: House, status: int, kind: str) -> None:
    house.connector.statuses["POST"] = [status]
    assert await failure(house, "POST") == (kind, status)
    assert len(house.connector.calls) == 1


async def test_a_token_that_is_no_longer_taken_is_fetched_anew_once_or_twice(house: House) -> None:
    house.connector.statuses["POST"] = [401]
    assert await house.outbound.call("POST", house.url, {}) == "sent-2"
    assert [call.authorization for call in house.connector.calls] == ["Bearer token-1", "Bearer token-2"]
    house.connector.statuses["POST"] = [401] * 3
    assert await failure(house, "POST") == ("refused", 401)


async def test_a_connector_that_is_not_there_is_unreachable_after_three_tries(house: House) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert await failure(house, "POST", f"http://127.0.0.1:{port}/x") == ("unreachable", None)
    assert len(house.slept) == 2


async def test_a_caller_who_can_wait_itself_tries_once_and_learns_how_long(house: House) -> None:
    house.connector.statuses["POST"], house.connector.retry_after = [429], "17"
    with pytest.raises(DeliveryError) as caught:
        await house.outbound.call("POST", house.url, {}, tries=1)
    assert (caught.value.failure, caught.value.retry_after) == ("busy", 17.0)
    assert (len(house.connector.calls), house.slept) == (1, [])


async def test_a_token_that_is_no_longer_taken_is_forgotten_on_the_last_try_too(house: House) -> None:
    house.connector.statuses["POST"] = [401]
    with pytest.raises(DeliveryError):
        await house.outbound.call("POST", house.url, {}, tries=1)
    await house.outbound.call("POST", house.url, {}, tries=1)
    assert [call.authorization for call in house.connector.calls] == ["Bearer token-1", "Bearer token-2"]
