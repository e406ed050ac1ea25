"""Access tokens are fetched once, off the event loop, and renewed before they end."""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import dataclass, field

import pytest

from bot.outgoing.tokens import AccessTokens, FetchedToken, SignInError
from tests.bot.inbound.test_openid import Clock
from tests.bot.waiting import eventually


@dataclass
class Source:
    """Numbers its tokens; fails while `fails` is set, and waits for `until`."""

    seconds: float = 3600
    pause: float = 0.0
    until: threading.Event | None = None
    fails: bool = False
    fetched: int = 0
    failed: int = 0
    threads: set[int] = field(default_factory=set)

    def fetch(self) -> FetchedToken:
        self.threads.add(threading.get_ident())
        self.fetched += 1
        time.sleep(self.pause)
        if self.until and not self.until.wait(60):
            raise SignInError("the loop stood still")
        if self.fails:
            self.failed += 1
            raise SignInError("invalid_client")
        return FetchedToken(f"token-{self.fetched}", self.seconds)


async def test_many_turns_share_one_token_that_was_fetched_off_the_loop() -> None:
    source = Source(pause=0.02)
    tokens = AccessTokens(source)
    assert set(await asyncio.gather(*(tokens.current() for _ in range(40)))) == {"token-1"}
    assert source.fetched == 1
    assert threading.get_ident() not in source.threads


async def test_the_loop_goes_on_while_a_token_is_fetched() -> None:
    gone_on = threading.Event()
    waiting = asyncio.create_task(AccessTokens(Source(until=gone_on)).current())
    for _ in range(3):
        await asyncio.sleep(0.005)
    assert not waiting.done()
    gone_on.set()
    assert await waiting == "token-1"


async def test_a_token_is_renewed_in_the_background_before_it_ends() -> None:
    source, clock = Source(), Clock()
    tokens = AccessTokens(source, clock)
    await tokens.current()
    clock.seconds = 3400
    assert await tokens.current() == "token-1"

    async def renewed() -> bool:
        return await tokens.current() == "token-2"

    await eventually(renewed)


async def test_a_token_that_has_ended_is_never_given_out() -> None:
    source, clock = Source(), Clock()
    tokens = AccessTokens(source, clock)
    await tokens.current()
    clock.seconds, source.fails = 3600, True
    with pytest.raises(SignInError):
        await tokens.current()


async def test_a_sign_in_that_failed_is_left_in_peace_for_five_seconds() -> None:
    source, clock = Source(fails=True), Clock()
    tokens = AccessTokens(source, clock)
    for _ in range(3):
        with pytest.raises(SignInError):
            await tokens.current()
    assert source.fetched == 1
    source.fails, clock.seconds = False, 5
    assert await tokens.current() == "token-2"


async def test_a_failed_renewal_leaves_the_token_in_use_until_it_ends() -> None:
    source, clock = Source(), Clock()
    tokens = AccessTokens(source, clock)
    await tokens.current()
    clock.seconds, source.fails = 3400, True
    assert await tokens.current() == "token-1"
    await eventually(lambda: source.failed == 1)
    assert await tokens.current() == "token-1"
    assert source.fetched == 2


async def test_a_token_that_the_receiver_refused_is_fetched_anew() -> None:
    tokens = AccessTokens(Source())
    await tokens.current()
    tokens.forget()
    assert await tokens.current() == "token-2"


async def test_a_receiver_that_refuses_every_token_costs_one_sign_in_a_minute() -> None:
    source, clock = Source(), Clock()
    tokens = AccessTokens(source, clock)
    for moment in (0, 1, 59, 60, 61):
        clock.seconds = moment
        await tokens.current()
        tokens.forget()
    await tokens.current()
    assert source.fetched == 3
