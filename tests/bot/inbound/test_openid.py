"""Signing keys are fetched when needed, within limits, and outlive a server that fails."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from bot.inbound.openid import KeysUnavailableError, OpenIdKeys, UnknownKeyError
from tests.bot.servers import KeyServer, on_loopback

DAY = 24 * 3600


@dataclass
class Clock:
    """Seconds, moved by hand."""

    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class House:
    server: KeyServer
    keys: OpenIdKeys
    clock: Clock


@pytest.fixture
async def house(microsoft_key: RSAPrivateKey) -> AsyncIterator[House]:
    server, clock = KeyServer(), Clock()
    server.publish("k1", microsoft_key)
    async with on_loopback(server.app()) as url, aiohttp.ClientSession() as session:
        yield House(server, OpenIdKeys(session, f"{url}/openid", clock, seconds=1.0), clock)


async def test_a_key_is_ready_to_verify_with_and_knows_its_channels(house: House) -> None:
    key = await house.keys.get("k1")
    assert key.endorsements == ["msteams"]
    assert key is await house.keys.get("k1")
    assert house.server.asked == 1


async def test_many_who_wait_for_the_keys_share_one_fetch(house: House) -> None:
    await asyncio.gather(*(house.keys.get("k1") for _ in range(20)))
    assert house.server.asked == 1


async def test_keys_are_fetched_anew_after_a_day(house: House) -> None:
    await house.keys.get("k1")
    house.clock.seconds = DAY - 1
    await house.keys.get("k1")
    assert house.server.asked == 1
    house.clock.seconds = DAY
    await house.keys.get("k1")
    assert house.server.asked == 2


async def test_a_key_that_was_taken_back_is_unknown_after_a_day(house: House, other_key: RSAPrivateKey) -> None:
    await house.keys.get("k1")
    house.server.keys.clear()
    house.server.publish("k2", other_key)
    house.clock.seconds = DAY
    with pytest.raises(UnknownKeyError):
        await house.keys.get("k1")


async def test_an_unknown_key_asks_at_once_and_then_not_again_for_a_minute(
    house: House, other_key: RSAPrivateKey
) -> None:
    await house.keys.get("k1")
    for _ in range(3):
        with pytest.raises(UnknownKeyError):
            await house.keys.get("k2")
    assert house.server.asked == 2
    house.server.publish("k2", other_key)
    house.clock.seconds = 60
    assert (await house.keys.get("k2")).endorsements == ["msteams"]
    assert house.server.asked == 3


async def test_a_token_without_a_key_id_is_signed_by_nobody_we_know(house: House) -> None:
    with pytest.raises(UnknownKeyError):
        await house.keys.get(None)


@pytest.mark.parametrize("broken", ["slow", "endless", "not_json", "error", "other_scheme", "redirect"])
async def test_metadata_that_cannot_be_had_ends_in_time_and_is_asked_again_soon(house: House, broken: str) -> None:
    house.server.broken = broken
    async with asyncio.timeout(20):
        for _ in range(2):
            with pytest.raises(KeysUnavailableError):
                await house.keys.get("k1")
    assert house.server.asked == 1
    house.server.broken, house.clock.seconds = "", 5
    await house.keys.get("k1")


_BROKEN = [
    "tekst",
    None,
    7,
    {},
    {"kty": "RSA"},
    {"kty": "RSA", "kid": "k2", "n": "!", "e": "?"},
    {"kty": "RSA", "kid": "k2", "n": 1, "e": [2]},
    {"kty": "RSA", "kid": "k2", "n": "AQAB", "e": ""},
    {"kty": "EC", "kid": "k2"},
]


@pytest.mark.parametrize("entry", _BROKEN, ids=str)
async def test_an_entry_that_is_no_key_keeps_nobody_out(house: House, entry: Any) -> None:
    house.server.keys.insert(0, entry)
    assert (await house.keys.get("k1")).endorsements == ["msteams"]
    with pytest.raises(UnknownKeyError):
        await house.keys.get("k2")


@pytest.mark.parametrize("odd", [{"kid": ["k2"]}, {"kid": {}}, {"endorsements": None}, {"endorsements": 7}], ids=str)
async def test_a_key_with_an_odd_part_keeps_nobody_out(house: House, odd: dict[str, Any]) -> None:
    house.server.keys.insert(0, {**house.server.keys[0], "kid": "k2", **odd})
    assert (await house.keys.get("k1")).endorsements == ["msteams"]
    with pytest.raises(UnknownKeyError):
        await house.keys.get("k2")


@pytest.mark.parametrize("keys", [[], _BROKEN, ["k1"]], ids=["empty", "broken", "words"])
async def test_a_list_without_any_key_is_no_list_of_keys(house: House, keys: list[Any]) -> None:
    known = house.server.keys
    house.server.keys = keys
    with pytest.raises(KeysUnavailableError):
        await house.keys.get("k1")
    house.server.keys, house.clock.seconds = known, 5
    await house.keys.get("k1")
    house.server.keys, house.clock.seconds = keys, 5 + DAY
    assert await house.keys.get("k1")


async def test_known_keys_outlive_a_server_that_fails(house: House) -> None:
    await house.keys.get("k1")
    house.server.broken, house.clock.seconds = "error", DAY + 1
    await house.keys.get("k1")
    await house.keys.get("k1")
    assert house.server.asked == 2
