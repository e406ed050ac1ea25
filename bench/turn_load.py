"""Conversations that talk to a server at the same time, each turn as soon as the one before was answered.

The client is a few lines on asyncio's streams, so that it costs less than what it measures.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, product
from statistics import median, quantiles
from typing import Final
from urllib.parse import urlsplit

import orjson

from tests.bot.activities import message

_numbers = count(1_000_000)
_BENEFITS: Final = ("kth", "på sygedagpenge", "på ledighedsydelse", "får dagpenge", "selvforsørgende")
_CHALLENGES: Final = (
    "drikker hver dag så han ikke kan passe praktik",
    "hjemløs og har gæld",
    "har været i mange indsatser uden effekt",
    "har to anbragte børn",
)
_CASES: Final = ("sag i HP, har søgt § 85", "har bevilget § 85 og social mentor", "ingen sag i HP")
_CITIZENS: Final = tuple(product(_BENEFITS, _CHALLENGES, _CASES, range(18, 67)))
_AFTER: Final = ("nej", "ja", "ved ikke", "forfra")


def said(turns: int) -> Iterator[str]:
    """Yield what a guided conversation says, of another citizen each time; the echoes hear the same."""
    for number in range(turns):
        place = number % (len(_AFTER) + 1)
        yield _AFTER[place - 1] if place else _citizen(next(_numbers))


def _citizen(number: int) -> str:
    benefit, challenge, case, age = _CITIZENS[number * 1009 % len(_CITIZENS)]
    return f"{age} år, {benefit}, {challenge}, {case}"


@dataclass(frozen=True, slots=True)
class Load:
    """What one run measured; times in milliseconds."""

    turns: int
    seconds: float
    times: tuple[float, ...]

    @property
    def rate(self) -> float:
        """Turns per second."""
        return self.turns / self.seconds

    @property
    def p50(self) -> float:
        """The median."""
        return median(self.times)

    @property
    def p99(self) -> float:
        """What 99 of 100 turns stay under."""
        return quantiles(self.times, n=100)[-1]


async def talk(url: str, service_url: str, token: str, conversations: int, turns: int) -> Load:
    """Let so many conversations talk until they have had so many turns together."""
    each = -(-turns // conversations)
    started = time.perf_counter()
    talks = [_conversation(url, _requests(service_url, token, which, each)) for which in range(conversations)]
    times = [moment for one in await asyncio.gather(*talks) for moment in one]
    return Load(len(times), time.perf_counter() - started, tuple(times))


def _requests(service_url: str, token: str, which: int, turns: int) -> Iterator[bytes]:
    for text in said(turns):
        activity = message(
            text,
            id=str(next(_numbers)),
            serviceUrl=service_url,
            conversation={"conversationType": "personal", "id": f"a:{which}"},
            **{"from": {"id": f"29:{which}", "name": "Birthe Mortensen", "aadObjectId": f"person-{which}"}},
        )
        body = orjson.dumps(activity)
        head = (
            "POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
            f"Authorization: Bearer {token}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        yield head.encode() + body


async def _conversation(url: str, requests: Iterator[bytes]) -> Sequence[float]:
    """Return the milliseconds of each turn; raises where one is not answered with success."""
    address = urlsplit(url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    times = []
    for request in requests:
        started = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 20"):
            raise RuntimeError(head.decode())
        if length := _length(head):
            await reader.readexactly(length)
        times.append((time.perf_counter() - started) * 1000)
    writer.close()
    return times


def _length(head: bytes) -> int:
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0
