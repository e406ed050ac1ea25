"""Nonsense against the running bot: every answer is a status that says whose fault it was, and it is never ours."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import pytest

from tests.bot.activities import message
from tests.endurance.nonsense import nonsense
from tests.endurance.scale import scaled
from tests.production.process import handles, megabytes
from tests.production.running import Production, production

pytestmark = pytest.mark.endurance

_AMOUNT: Final = scaled(100_000)
_AT_ONCE: Final = 8
_EXPECTED: Final = {200, 400, 401, 403, 413}
_LONGEST: Final = 20.0


async def test_a_hundred_thousand_pieces_of_nonsense_bring_no_error_and_leave_no_memory(tmp_path: Path) -> None:
    async with production(tmp_path) as running:
        statuses = await _send(running, nonsense(1, _AMOUNT // 4))
        settled, open_before = megabytes(running.bot.pid), handles(running.bot.pid)
        statuses += await _send(running, nonsense(2, _AMOUNT - _AMOUNT // 4))
        grown, opened = megabytes(running.bot.pid) - settled, handles(running.bot.pid) - open_before
        async with running.http.get(f"{running.bot.url}/metrics") as response:
            metrics = await response.text()
        status, _ = await running.post(message("hjælp", id="bagefter"))
    print(f"\n{_AMOUNT} pieces: {dict(statuses)}; {settled:.0f} MB after a quarter, {grown:+.1f} MB since")
    log = (tmp_path / "bot.log").read_text("utf-8")
    ours = [line for line in log.splitlines() if '"level":"error","where":"bot.' in line or "failed" in line]
    assert ours == []
    assert set(statuses) <= _EXPECTED
    assert "vejviser_errors_total{" not in metrics, metrics
    assert "Traceback" not in log.replace("LineTooLong", "")
    assert "010190" not in log
    assert status == 200
    assert grown < settled * 0.1
    assert opened <= 2 * _AT_ONCE


async def _send(running: Production, bodies: Iterator[bytes]) -> Counter[int]:
    tokens = cycle(_tokens(running))
    statuses: Counter[int] = Counter()

    async def one_after_another() -> None:
        for body in bodies:
            status = await _answered(running, body, next(tokens))
            statuses[status] += 1
            assert status in _EXPECTED, (status, body[:3000])

    await asyncio.gather(*(one_after_another() for _ in range(_AT_ONCE)))
    return statuses


async def _answered(running: Production, body: bytes, token: str) -> int:
    address = running.microsoft.service_url.encode()
    started = time.perf_counter()
    status, _ = await running.raw(body.replace(b"http://127.0.0.1:1/emea/", address), token)
    assert time.perf_counter() - started < _LONGEST, body[:3000]
    return status


def _tokens(running: Production) -> list[str]:
    """Return a good token, mostly, and every kind of bad one."""
    sign = running.microsoft.token
    bad = (
        "vrøvl",
        "a.b.c",
        "eyJ" * 3000,
        sign(exp=1),
        sign(aud="andre"),
        sign(iss="https://evil.example"),
        sign(serviceurl="https://evil.example/"),
        sign(exp="i morgen"),
        sign(nbf=2**40),
        running.token[:-6],
    )
    return [*islice(cycle([running.token]), 200), *bad]
