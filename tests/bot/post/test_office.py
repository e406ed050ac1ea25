"""The office: one process sends, what is regular is planned, admins are told, and it stops cleanly."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.outgoing.channel import DeliveryError
from bot.post.office import PostOffice, Rhythm
from dialogs.ports.failures import StoreUnavailableError
from dialogs.ports.post import Outcome, Parcel, Reference, Status
from tests.bot.post.house import ADMIN_OF_T, AT_ONCE, START, WEEK_ENDS, House, person
from tests.bot.waiting import eventually
from tests.fake_outbox import MemoryOutbox

PLACE = Reference(person("anna"), "a:anna", "http://127.0.0.1:1/", "28:bot")
FORBIDDEN = DeliveryError("refused", 403)


@dataclass
class Weekly:
    """Plans one digest to Anna."""

    outbox: MemoryOutbox
    error: Exception | None = None
    asked: list[datetime] = field(default_factory=list)

    async def plan(self, now: datetime) -> None:
        self.asked.append(now)
        if self.error:
            raise self.error
        await self.outbox.put([Parcel(person("anna"), "digest", "digest:2026-W47", START, WEEK_ENDS)], now)


async def test_two_hundred_recipients_get_one_each() -> None:
    house = House()
    ids = [f"person-{number}" for number in range(200)]
    await house.put(*ids)
    office = house.office()
    for _ in range(30):  # the limit of the tenant lets 40 a second through, and the clock of this test stands still
        await office.look()
    places = [place for place, _ in house.carrier.sent]
    assert len(places) == len(set(places))
    assert {house.outcome(id).status for id in ids} <= {Status.SENT, Status.DUE}
    assert len(places) >= 40


async def test_what_is_regular_is_planned_and_sent_in_the_same_look() -> None:
    house = House()
    house.planners = (Weekly(house.outbox),)
    await house.put()
    await house.outbox.keep_reference(PLACE, START)
    await house.office().look()
    assert house.outcome("anna").status is Status.SENT


async def test_a_planner_that_fails_keeps_no_other_from_planning() -> None:
    house = House()
    house.planners = (Weekly(house.outbox, RuntimeError()), Weekly(house.outbox))
    await house.office().look()
    assert house.delivery("anna")


@dataclass
class Slow:
    """Plans for two thirds of a lease, and lets another office look in the end."""

    house: House
    rival: PostOffice
    rival_got_in: bool = False

    async def plan(self, now: datetime) -> None:
        self.house.later(seconds=AT_ONCE.lease * 2 / 3)
        self.rival_got_in |= await self.rival.look()


async def test_planners_that_take_long_lose_the_lease_to_nobody() -> None:
    house = House()
    slow = Slow(house, house.office())
    house.planners = (slow, slow)
    await house.office().look()
    assert not slow.rival_got_in


async def test_an_office_without_the_lease_plans_and_sends_nothing() -> None:
    house = House()
    await house.put("anna")
    planner = Weekly(house.outbox)
    house.planners = (planner,)
    first, second = house.office(), house.office()
    assert await first.look()
    assert not await second.look()
    assert len(planner.asked) == 1
    await first.close()
    assert await second.look()


async def test_one_who_died_is_taken_over_from_when_the_lease_has_run_out() -> None:
    house = House()
    await house.put("anna")
    (one,) = await house.outbox.ready(("digest",), START, 1)
    await house.outbox.lease("død", START, START + timedelta(seconds=60))
    await house.outbox.claim(one, "død", START)
    office = house.office()
    assert not await office.look()
    assert house.outcome("anna").status is Status.CLAIMED
    house.later(seconds=61)
    assert await office.look()
    assert house.outcome("anna") == Outcome(Status.AMBIGUOUS, "interrupted")
    assert all(place != "a:anna" for place, _ in house.carrier.sent)


async def test_the_first_second_after_a_takeover_is_left_free() -> None:
    house = House()
    office = house.office(Rhythm(rest=1.2))
    await office.look()
    await office.look()
    assert house.slept == [1.2]


async def test_admins_are_told_once_who_did_not_get_what_and_why() -> None:
    house = House()
    await house.put("anna", "bent")
    house.carrier.failures["a:anna"] = [FORBIDDEN]
    office = house.office()
    for _ in range(3):
        await office.look()
        house.later(seconds=10)
    assert [place for place, _ in house.carrier.sent] == ["a:bent", "a:adam"]
    assert house.outcome(ADMIN_OF_T.id, "admin").status is Status.SENT


async def test_an_admin_who_cannot_be_reached_is_nothing_to_tell_the_admins() -> None:
    house = House()
    await house.put("anna")
    house.carrier.failures = {"a:anna": [FORBIDDEN], "a:adam": [FORBIDDEN]}
    office = house.office()
    for _ in range(3):
        await office.look()
        house.later(seconds=10)
    assert house.outcome("adam", "admin").status is Status.UNREACHABLE
    assert len([row for row in house.outbox.kept.rows.values() if row.parcel.kind == "admin"]) == 1


async def test_where_there_is_no_admin_yet_the_first_one_is_told_later() -> None:
    house = House()
    house.admins = ()
    await house.put("anna")
    house.carrier.failures["a:anna"] = [FORBIDDEN]
    await house.office().look()
    house.admins = (ADMIN_OF_T,)
    office = house.office()
    house.later(seconds=61)
    await office.look()
    await office.look()
    assert house.outcome("adam", "admin").status is Status.SENT


async def test_the_queue_stands_in_the_metrics_of_the_one_who_sends() -> None:
    house = House()
    await house.put("anna")
    house.carrier.failures["a:anna"] = [DeliveryError("ambiguous", 504)]
    await house.office().look()
    assert 'vejviser_post_queue{status="ambiguous"} 1' in house.metrics.text()
    assert 'vejviser_posted_total{kind="digest",outcome="ambiguous"} 1' in house.metrics.text()


async def test_stopping_finishes_what_is_under_way_begins_nothing_new_and_gives_the_lease_back() -> None:
    house, reached, go_on = House(), asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        reached.set()
        await go_on.wait()

    ids = [f"person-{number}" for number in range(20)]
    await house.put(*ids)
    house.carrier.before = hold
    office = house.office()

    async def serve() -> None:
        async with office.open():
            await reached.wait()

    serving = asyncio.create_task(serve())
    await reached.wait()
    await asyncio.sleep(0.01)
    go_on.set()
    await serving
    assert {house.outcome(id).status for id in ids} == {Status.SENT, Status.DUE}
    assert house.outbox.kept.lease is None


async def test_a_database_that_was_away_is_looked_at_again() -> None:
    house, real = House(), MemoryOutbox.expire
    await house.put("anna")
    calls = []

    class Shaky(MemoryOutbox):
        async def expire(self, now: datetime) -> int:
            calls.append(now)
            if len(calls) == 1:
                raise StoreUnavailableError
            return await real(self, now)

    house.outbox = Shaky(house.outbox.kept)
    async with house.office(Rhythm(look=0.01, rest=0.0)).open():
        await eventually(lambda: house.outcome("anna").status is Status.SENT)
