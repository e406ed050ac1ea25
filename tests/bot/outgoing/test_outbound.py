"""Outgoing calls are repeated where that can do no harm, and say what is known when they fail."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field, replace

import aiohttp
import pytest
from aiohttp import web

from bot.outgoing.channel import DeliveryError
from bot.outgoing.outbound import Outbound, open_session
from bot.outgoing.tokens import AccessTokens, FetchedToken
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


async def test_a_call_that_never_got_a_connection_was_certainly_not_sent(house: House) -> None:
    arrived, done = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        arrived.set()
        await done.wait()

    house.connector.before = hold
    one_place = aiohttp.TCPConnector(limit=1)
    soon = aiohttp.ClientTimeout(total=None, connect=0.05)
    async with (
        aiohttp.ClientSession(connector=one_place) as patient,
        aiohttp.ClientSession(connector=one_place, connector_owner=False, timeout=soon) as hurried,
    ):
        first = asyncio.create_task(Outbound(patient, None).call("POST", house.url, {"text": "et"}))
        await arrived.wait()
        with pytest.raises(DeliveryError) as caught:
            await Outbound(hurried, None).call("POST", house.url, {"text": "to"}, tries=1)
        assert caught.value.failure == "unreachable"
        done.set()
        await first
    assert house.connector.said == ["et"]


async def test_the_session_of_the_process_does_not_wait_long_for_a_connection() -> None:
    async with open_session() as session:
        assert session.timeout.connect == 3


async def test_a_proxy_that_lets_nothing_through_has_certainly_sent_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n"))
        writer.write(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        for name, value in (("https_proxy", f"http://127.0.0.1:{port}"), ("no_proxy", "")):
            monkeypatch.setenv(name, value)
        assert await failure(house, "POST", "https://behind-a-proxy.example/x") == ("unreachable", None)
    assert asked == [b"CONNECT behind-a-proxy.example:443 HTTP/1.1\r\n"] * 3


async def test_a_pause_that_leaves_no_time_for_another_try_is_not_waited_for(house: House) -> None:
    house.connector.statuses["POST"], house.connector.retry_after = [429] * 3, "2"
    async with open_session() as session:
        hurried = replace(house, outbound=Outbound(session, None, seconds=4.5))
        assert await failure(hurried, "POST") == ("busy", 429)
    assert len(house.connector.calls) == 1


async def test_a_sign_in_that_takes_too_long_has_certainly_sent_nothing(house: House) -> None:
    signed_in = threading.Event()

    class Slow(CountingSource):
        def fetch(self) -> FetchedToken:
            signed_in.wait(60)
            return super().fetch()

    async with open_session() as session:
        hurried = replace(house, outbound=Outbound(session, AccessTokens(Slow()), seconds=0.05))
        try:
            assert await failure(hurried, "POST") == ("refused", None)
        finally:
            signed_in.set()
    assert house.connector.calls == []


async def test_an_answer_in_pieces_is_read_to_its_end(house: House) -> None:
    async def piecemeal(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        for piece in (b'{"id": ', b'"sent', b'-1"}'):
            await response.write(piece)
            await asyncio.sleep(0.01)
        return response

    app = web.Application()
    app.router.add_post("/", piecemeal)
    async with on_loopback(app) as url:
        assert await house.outbound.call("POST", f"{url}/", {}) == "sent-1"


async def test_an_answer_without_end_is_not_read_to_its_end(house: House) -> None:
    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        with suppress(ConnectionError):
            while True:
                await response.write(b" " * 65_536)
        return response

    app = web.Application()
    app.router.add_post("/", endless)
    async with on_loopback(app) as url:
        assert await house.outbound.call("POST", f"{url}/", {}) is None
