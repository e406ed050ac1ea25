"""The lease is renewed in time, and whoever resigns is a stranger to its own claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.post.tenure import Tenure
from tests.bot.post.house import START
from tests.fake_outbox import MemoryOutbox, PostKept


@dataclass
class Asked(MemoryOutbox):
    """Counts how often the lease is asked for."""

    kept: PostKept = field(default_factory=PostKept)
    now: datetime = START
    times: int = 0

    async def lease(self, holder: str, now: datetime, until: datetime) -> bool:
        self.times += 1
        return await super().lease(holder, now, until)

    def tenure(self) -> Tenure:
        return Tenure(self, lambda: self.now, 60.0)

    def later(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


async def test_the_database_is_asked_again_when_a_third_is_over_and_not_before() -> None:
    outbox = Asked()
    tenure = outbox.tenure()
    for seconds, times in ((0, 1), (19, 1), (2, 2), (19, 2)):
        outbox.later(seconds)
        assert await tenure.keep()
        assert outbox.times == times


async def test_one_who_does_not_get_it_asks_each_time() -> None:
    outbox = Asked()
    first, second = outbox.tenure(), outbox.tenure()
    assert await first.keep()
    assert [await second.keep() for _ in range(3)] == [False] * 3
    assert (outbox.times, second.held) == (4, False)


async def test_a_lease_that_ran_out_while_the_machine_slept_is_not_held() -> None:
    outbox = Asked()
    tenure = outbox.tenure()
    await tenure.keep()
    assert tenure.held
    outbox.later(3 * 86_400)
    assert not tenure.held
    assert await tenure.keep()


async def test_who_lost_it_meanwhile_learns_so_at_the_next_renewal() -> None:
    outbox = Asked()
    first, second = outbox.tenure(), outbox.tenure()
    await first.keep()
    outbox.later(61)
    assert await second.keep()
    assert not await first.keep()


async def test_giving_back_lets_the_next_one_in_at_once_and_is_harmless_twice() -> None:
    outbox = Asked()
    first, second = outbox.tenure(), outbox.tenure()
    await first.keep()
    await first.give_back()
    assert await second.keep()
    await first.give_back()
    assert not await first.keep()


async def test_resigning_goes_on_under_another_name() -> None:
    outbox = Asked()
    tenure = outbox.tenure()
    await tenure.keep()
    before = tenure.holder
    tenure.resign()
    assert tenure.holder != before
    assert not await tenure.keep()
