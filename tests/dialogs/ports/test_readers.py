"""The week's plan: who gets which card, once, and never outside of its week."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from dialogs.ports.members import Leave, Role
from dialogs.ports.post import Audience, Parcel
from dialogs.ports.readers import DIGEST, MONDAY, DigestPlanner, Readership, Subscriber, parcels_of
from knowledge.weeks import Schedule, Week, planned
from tests.fake_outbox import MemoryOutbox, PostKept

LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)
MONDAY_MORNING = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
"""07:30 in Copenhagen, in week 47."""
DAY = timedelta(days=1)


def subscriber(id: str, role: Role = "caseworker", since: datetime = LONG_AGO) -> Subscriber:
    return Subscriber(id, role, since)


TEAM = Readership(
    "t", "am-1", Schedule(), None, (subscriber("lis", "team_lead"), subscriber("anna"), subscriber("adam", "admin"))
)


@dataclass
class House:
    """A roster that can be changed, and the outbox that its weeks are put into."""

    team: Readership = TEAM
    outbox: MemoryOutbox = field(default_factory=lambda: MemoryOutbox(PostKept()))

    async def readerships(self) -> tuple[Readership, ...]:
        return (self.team,)

    async def at(self, now: datetime) -> list[str]:
        """Plan at a moment, and return all that has been put so far."""
        await DigestPlanner(self, self.outbox).plan(now)
        return sorted(f"{one.recipient.id} {one.key}" for one in self.parcels())

    def parcels(self) -> list[Parcel]:
        return [row.parcel for row in self.outbox.kept.rows.values()]


def sent(team: Readership, week: str = "2026-W47") -> list[str]:
    week_planned = planned(team.schedule, Week.read(week))
    parcels = parcels_of(team, week_planned, week_planned.due)
    return [f"{parcel.recipient.id} {parcel.kind}" for parcel in parcels]


async def test_lead_and_caseworkers_get_theirs_at_the_teams_time_and_not_before() -> None:
    house = House()
    assert await house.at(MONDAY_MORNING - timedelta(seconds=1)) == []
    expected = ["anna monday:2026-W47", "lis digest:2026-W47:am-1"]
    assert await house.at(MONDAY_MORNING) == expected
    assert await house.at(MONDAY_MORNING + timedelta(minutes=1)) == expected
    assert {parcel.due for parcel in house.parcels()} == {MONDAY_MORNING}


async def test_a_machine_that_slept_for_three_days_catches_up_and_says_when_it_was_due() -> None:
    house = House()
    assert len(await house.at(MONDAY_MORNING + 3 * DAY)) == 2
    assert {parcel.due for parcel in house.parcels()} == {MONDAY_MORNING}


async def test_a_week_that_is_over_is_never_caught_up_with() -> None:
    house = House()
    assert await house.at(datetime(2026, 11, 22, 23, 0, tzinfo=UTC)) == []
    assert await house.at(datetime(2026, 11, 23, 6, 30, tzinfo=UTC)) == [
        "anna monday:2026-W48",
        "lis digest:2026-W48:am-1",
    ]


async def test_a_team_that_got_another_lead_on_sunday_night_writes_to_her() -> None:
    house = House()
    sunday = MONDAY_MORNING - timedelta(hours=9)
    earlier = await house.at(sunday)
    house.team = replace(
        TEAM, subscribers=(subscriber("nina", "team_lead", sunday), subscriber("lis"), subscriber("anna"))
    )
    assert set(await house.at(MONDAY_MORNING)) - set(earlier) == {
        "anna monday:2026-W47",
        "lis monday:2026-W47",
        "nina digest:2026-W47:am-1",
    }


async def test_a_lead_who_comes_after_the_week_was_planned_waits_for_the_next_one() -> None:
    house = House()
    before = await house.at(MONDAY_MORNING)
    house.team = replace(TEAM, subscribers=(subscriber("nina", "team_lead"), subscriber("anna")))
    assert await house.at(MONDAY_MORNING + DAY) == before


async def test_a_team_that_is_set_up_on_wednesday_begins_with_the_next_week() -> None:
    wednesday = MONDAY_MORNING + 2 * DAY
    house = House(
        replace(TEAM, subscribers=(subscriber("lis", "team_lead", wednesday), subscriber("anna", since=wednesday)))
    )
    assert await house.at(wednesday) == []
    assert len(await house.at(MONDAY_MORNING + 7 * DAY)) == 2


async def test_a_team_that_changes_its_day_after_it_was_written_to_gets_no_second_one() -> None:
    house = House()
    before = await house.at(MONDAY_MORNING)
    house.team = replace(TEAM, schedule=Schedule(3, time(9, 0)))
    assert await house.at(MONDAY_MORNING + 4 * DAY) == before


async def test_week_53_and_the_first_week_each_have_one() -> None:
    house = House()
    await house.at(datetime(2026, 12, 28, 6, 30, tzinfo=UTC))
    await house.at(datetime(2027, 1, 1, 12, 0, tzinfo=UTC))
    assert await house.at(datetime(2027, 1, 4, 6, 30, tzinfo=UTC)) == [
        "anna monday:2026-W53",
        "anna monday:2027-W01",
        "lis digest:2026-W53:am-1",
        "lis digest:2027-W01:am-1",
    ]


async def test_on_both_sundays_when_the_clock_changes_it_comes_once_at_the_teams_time() -> None:
    for day, utc_hour, week in ((date(2026, 3, 29), 5, "2026-W13"), (date(2026, 10, 25), 6, "2026-W43")):
        house = House(replace(TEAM, schedule=Schedule(7)))
        due = datetime.combine(day, time(utc_hour, 30), UTC)
        assert await house.at(due - timedelta(minutes=1)) == []
        assert await house.at(due) == [f"anna monday:{week}", f"lis digest:{week}:am-1"]


async def test_on_easter_monday_nothing_is_due_and_on_tuesday_it_is() -> None:
    house = House()
    assert await house.at(datetime(2026, 4, 6, 12, 0, tzinfo=UTC)) == []
    assert len(await house.at(datetime(2026, 4, 7, 5, 30, tzinfo=UTC))) == 2


def test_a_lead_on_leave_is_stood_in_for_and_a_caseworker_on_leave_is_left_in_peace() -> None:
    away = Leave(date(2026, 11, 16), date(2026, 11, 16))
    lis, anna = replace(TEAM.subscribers[0], leave=away, deputy="bo"), replace(TEAM.subscribers[1], leave=away)
    assert sent(replace(TEAM, subscribers=(lis, anna))) == ["bo digest"]
    assert sent(replace(TEAM, subscribers=(lis, anna)), "2026-W48") == ["lis digest", "anna monday"]


def test_a_lead_on_leave_whom_nobody_stands_in_for_has_a_row_of_her_own() -> None:
    lis = replace(TEAM.subscribers[0], leave=Leave(date(2026, 11, 16)))
    assert sent(replace(TEAM, subscribers=(lis,))) == ["lis digest"]
    assert sent(replace(TEAM, subscribers=(replace(lis, wishes={DIGEST: False}),))) == []


def test_a_wish_goes_before_what_comes_with_the_role() -> None:
    lis = replace(TEAM.subscribers[0], wishes={DIGEST: False, MONDAY: True})
    anna = replace(TEAM.subscribers[1], wishes={MONDAY: False})
    assert sent(replace(TEAM, subscribers=(lis, anna))) == ["lis monday"]


@pytest.mark.parametrize("place", [1, 2])
def test_no_wish_brings_the_leads_card_to_somebody_who_is_none(place: int) -> None:
    wishing = replace(TEAM.subscribers[place], wishes={DIGEST: True})
    assert f"{wishing.id} digest" not in sent(replace(TEAM, subscribers=(wishing,)))


def test_a_team_is_led_by_its_lead_and_by_her_deputy_while_she_is_away() -> None:
    away = Leave(date(2026, 11, 16), date(2026, 11, 16))
    lis = replace(TEAM.subscribers[0], leave=away, deputy="bo")
    team = replace(TEAM, subscribers=(lis, replace(TEAM.subscribers[1], leave=away, deputy="eva")))
    on_leave, back = date(2026, 11, 16), date(2026, 11, 17)
    assert [id for id in ("lis", "bo", "anna", "eva") if team.led_by(id, on_leave)] == ["lis", "bo"]
    assert [id for id in ("lis", "bo", "anna", "eva") if team.led_by(id, back)] == ["lis"]


def test_a_channel_gets_the_teams_digest_too() -> None:
    team, week = replace(TEAM, channel="19:k", subscribers=()), planned(Schedule(), Week(2026, 47))
    (channel,) = parcels_of(team, week, week.due)
    assert (channel.recipient.audience, channel.recipient.id, channel.kind) == (Audience.CHANNEL, "19:k", DIGEST)


def test_a_deputy_who_leads_too_gets_one() -> None:
    away = Leave(date(2026, 11, 1))
    leads = (replace(subscriber("lis", "team_lead"), leave=away, deputy="bo"), subscriber("bo", "team_lead"))
    assert sent(replace(TEAM, subscribers=leads)) == ["bo digest"]
