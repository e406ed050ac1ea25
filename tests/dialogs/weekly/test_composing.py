"""What the regular cards say when they are sent, and to whom they are sent no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogs.cards.plain import text
from dialogs.ports.members import Leave, Member, Team
from dialogs.ports.people import Person
from dialogs.ports.post import Audience, Parcel, Recipient
from dialogs.ports.readers import DIGEST, MONDAY, DigestPlanner
from dialogs.weekly.composing import DigestComposer, MondayComposer
from knowledge.guide import Guide
from knowledge.weeks import Schedule, Week
from tests.dialogs.talk import squeezed
from tests.fakes import MemoryStore

TENANT = "slagelse"
TEAM = Team(TENANT, "am", "AM Voksne", "AM")
DUE = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
SUNDAY_NIGHT = datetime(2026, 11, 15, 21, 0, tzinfo=UTC)
LONG_AGO = DUE - timedelta(days=300)
ANNE, CARLA = Person(TENANT, "anne", "Anne Holm"), Person(TENANT, "carla", "Carla Juhl")
LIS = Person(TENANT, "lis", "Lis Lund")
CHANNEL = "19:kanal@thread.tacv2"


@pytest.fixture
async def store() -> MemoryStore:
    """A team with a lead and a caseworker."""
    store = MemoryStore()
    async with store.turn(TENANT, "", None, LONG_AGO) as session:
        await session.keep_team(TEAM)
        await session.keep_member(Member(CARLA, TEAM.id, "team_lead", LONG_AGO))
        await session.keep_member(Member(ANNE, TEAM.id, "caseworker", LONG_AGO))
    return store


def parcel(id: str, kind: str = DIGEST, audience: Audience = Audience.PERSON) -> Parcel:
    key = f"{kind}:2026-W47:am" if kind == DIGEST else f"{kind}:2026-W47"
    return Parcel(Recipient(TENANT, audience, id), kind, key, DUE, Week.at(DUE).ends)


async def said(store: MemoryStore, guide: Guide, to: Parcel, now: datetime = DUE) -> str | None:
    made = DigestComposer if to.kind == DIGEST else MondayComposer
    view = await made(store, store.roster, lambda _: guide, lambda: "ny").compose(to, now)
    return squeezed(text(view)) if view else None


async def change(store: MemoryStore, member: Member) -> None:
    async with store.turn(TENANT, "", None, SUNDAY_NIGHT) as session:
        await session.keep_member(member)


async def test_the_lead_gets_the_teams_week_and_that_is_noted_as_a_reading(store: MemoryStore, guide: Guide) -> None:
    seen = await said(store, guide, parcel("carla")) or ""
    assert "Ugeoverblik, uge 47: AM Voksne" in seen
    assert "Forsinket" not in seen
    (reading,) = store.contents.readings
    assert (reading.reader, reading.what) == (CARLA, "digest")


async def test_what_comes_days_late_says_when_it_should_have_come(store: MemoryStore, guide: Guide) -> None:
    for to in (parcel("carla"), parcel("anne", MONDAY)):
        seen = await said(store, guide, to, DUE + timedelta(days=3)) or ""
        assert "Forsinket: overblikket skulle være kommet 16. november 2026 kl. 07.30." in seen


async def test_a_caseworkers_card_is_her_own_and_short_in_a_quiet_week(store: MemoryStore, guide: Guide) -> None:
    seen = await said(store, guide, parcel("anne", MONDAY)) or ""
    assert "Din uge 47, Anne" in seen
    assert "Der venter ikke noget på dig" in seen


async def test_a_team_moved_to_another_lead_on_sunday_night_is_told_to_the_new_one_alone(
    store: MemoryStore, guide: Guide
) -> None:
    await change(store, Member(CARLA, TEAM.id, "caseworker", LONG_AGO))
    await change(store, Member(LIS, TEAM.id, "team_lead", SUNDAY_NIGHT))
    await DigestPlanner(store.roster, store.outbox).plan(DUE)
    ready = await store.outbox.ready((DIGEST,), DUE, 9)
    assert [one.parcel.recipient.id for one in ready] == ["lis"]
    assert "AM Voksne" in (await said(store, guide, ready[0].parcel) or "")


@pytest.mark.parametrize("status", ["left", "asked"])
async def test_who_is_no_longer_entitled_when_it_is_sent_gets_nothing(
    store: MemoryStore, guide: Guide, status: str
) -> None:
    await change(store, Member(CARLA, TEAM.id, "team_lead", LONG_AGO, status))  # type: ignore[arg-type]
    await change(store, Member(ANNE, TEAM.id, "caseworker", LONG_AGO, status))  # type: ignore[arg-type]
    assert await said(store, guide, parcel("carla")) is None
    assert await said(store, guide, parcel("anne", MONDAY)) is None
    assert store.contents.readings == []


async def test_who_has_said_no_in_the_meantime_gets_nothing(store: MemoryStore, guide: Guide) -> None:
    async with store.turn(TENANT, "", None, DUE) as session:
        await session.wish("carla", DIGEST, False)
    assert await said(store, guide, parcel("carla")) is None


async def test_a_deputy_gets_the_week_of_a_lead_on_leave(store: MemoryStore, guide: Guide) -> None:
    away = Member(CARLA, TEAM.id, "team_lead", LONG_AGO, deputy="anne", leave=Leave(DUE.date()))
    await change(store, away)
    assert await said(store, guide, parcel("carla")) is None
    assert "AM Voksne" in (await said(store, guide, parcel("anne")) or "")


async def test_a_channel_gets_counts_as_long_as_it_is_the_teams(store: MemoryStore, guide: Guide) -> None:
    to = parcel(CHANNEL, audience=Audience.CHANNEL)
    assert await said(store, guide, to) is None
    async with store.turn(TENANT, "", None, DUE) as session:
        await session.keep_schedule(TEAM.id, Schedule(), CHANNEL)
    assert "Kun antal her i kanalen" in (await said(store, guide, to) or "")
    assert store.contents.readings == []


async def test_another_tenants_team_of_the_same_name_is_not_ours(store: MemoryStore, guide: Guide) -> None:
    foreign = replace(parcel("carla"), recipient=Recipient("norddjurs", Audience.PERSON, "carla"))
    assert await said(store, guide, foreign) is None
