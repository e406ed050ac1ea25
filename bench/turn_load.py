"""Conversations that talk to a server at the same time, each turn as soon as the one before was answered.

The client is a few lines on asyncio's streams, so that it costs less than what it measures.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle, islice
from statistics import median, quantiles
from typing import Final
from urllib.parse import urlsplit

import orjson

from tests.bot.activities import message

SAID: Final = (
    "{age} år, kth, drikker hver dag så han ikke kan passe praktik, sag i HP, har søgt § 85",
    "nej",
    "ja",
    "ved ikke",
    "forfra",
)
"""What a guided conversation says over and over, of another citizen each time; the echoes hear the same."""

_numbers = count(1_000_000)


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
    for text in islice(cycle(SAID), turns):
        number = next(_numbers)
        activity = message(
            text.format(age=18 + number % 47),
            id=str(number),
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
