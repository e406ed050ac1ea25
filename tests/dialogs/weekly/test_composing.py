"""What the regular cards say when they are sent, and to whom they are sent no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dialogs.cards.plain import text
from dialogs.ports.members import Basis, Leave, Member, Reading, Team
from dialogs.ports.people import Person
from dialogs.ports.post import Audience, Letter, Outcome, Parcel, Recipient, Status
from dialogs.ports.readers import DIGEST, MONDAY, DigestPlanner
from dialogs.weekly.composing import DigestComposer, MondayComposer
from knowledge.guide import Guide
from knowledge.weeks import Schedule, Week
from tests.dialogs.talk import squeezed
from tests.fakes import MemoryStore
from tests.storage.cast import decision

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


async def ended(store: MemoryStore, guide: Guide, to: Parcel, now: datetime = DUE) -> Letter | Outcome | None:
    made = DigestComposer if to.kind == DIGEST else MondayComposer
    return await made(store, store.roster, lambda _: guide, lambda: "ny").compose(to, now)


async def composed(store: MemoryStore, guide: Guide, to: Parcel, now: datetime = DUE) -> Letter | None:
    letter = await ended(store, guide, to, now)
    return letter if isinstance(letter, Letter) else None


async def said(store: MemoryStore, guide: Guide, to: Parcel, now: datetime = DUE) -> str | None:
    letter = await composed(store, guide, to, now)
    return squeezed(text(letter.view)) if letter else None


async def change(store: MemoryStore, member: Member) -> None:
    async with store.turn(TENANT, "", None, SUNDAY_NIGHT) as session:
        await session.keep_member(member)


async def test_the_lead_gets_the_teams_week(store: MemoryStore, guide: Guide) -> None:
    seen = await said(store, guide, parcel("carla")) or ""
    assert "Ugeoverblik, uge 47: AM Voksne" in seen
    assert "Forsinket" not in seen


@pytest.mark.parametrize(
    ("to", "reader", "basis"), [("carla", CARLA, Basis.TEAM), ("anne", ANNE, Basis.AUTHOR)], ids=[DIGEST, MONDAY]
)
async def test_the_letter_brings_its_reading_and_composing_it_notes_none(
    store: MemoryStore, guide: Guide, to: str, reader: Person, basis: Basis
) -> None:
    kind = DIGEST if to == "carla" else MONDAY
    letter = await composed(store, guide, parcel(to, kind))
    assert letter
    assert letter.reading == Reading("ny", DUE, reader, kind, basis)
    assert store.contents.readings == []


async def test_the_letter_says_which_cases_it_names(store: MemoryStore, guide: Guide) -> None:
    async with store.turn(TENANT, "", None, SUNDAY_NIGHT) as session:
        for number in range(9):
            day = date(2026, 11, 2 + number)
            logged = decision(f"b{number}", ANNE, f"2026-{number}", team=TEAM.id, corrects=None, follow_up=day)
            await session.log(replace(logged, at=SUNDAY_NIGHT, warnings=(), note_filed=True))
    lead, anne = [await composed(store, guide, to) for to in (parcel("carla"), parcel("anne", MONDAY))]
    for letter in (lead, anne):
        assert letter
        assert letter.about
        named = [number for number in (f"V-{2222 + n}" for n in range(9)) if number in text(letter.view)]
        assert sorted(letter.about) == named


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


@pytest.mark.parametrize("status", ["left", "asked", None])
async def test_a_deputy_who_is_no_member_any_more_or_never_was_gets_nothing(
    store: MemoryStore, guide: Guide, status: str | None
) -> None:
    await change(store, Member(CARLA, TEAM.id, "team_lead", LONG_AGO, deputy="lis", leave=Leave(DUE.date())))
    if status:
        await change(store, Member(LIS, TEAM.id, "caseworker", LONG_AGO, status))  # type: ignore[arg-type]
    assert await said(store, guide, parcel("lis")) is None


@pytest.mark.parametrize("deputy", [None, "lis", "nogen"])
async def test_a_team_whose_lead_is_away_with_nobody_to_stand_in_is_not_reached_and_says_why(
    store: MemoryStore, guide: Guide, deputy: str | None
) -> None:
    await change(store, Member(LIS, TEAM.id, "caseworker", LONG_AGO, "left"))
    await change(store, Member(CARLA, TEAM.id, "team_lead", LONG_AGO, deputy=deputy, leave=Leave(DUE.date())))
    assert await ended(store, guide, parcel(deputy or "carla")) == Outcome(Status.UNREACHABLE, "away")
    assert store.contents.readings == []


async def test_a_lead_who_is_away_while_another_one_leads_the_team_is_only_left_in_peace(
    store: MemoryStore, guide: Guide
) -> None:
    await change(store, Member(CARLA, TEAM.id, "team_lead", LONG_AGO, leave=Leave(DUE.date())))
    await change(store, Member(LIS, TEAM.id, "team_lead", LONG_AGO))
    assert await ended(store, guide, parcel("carla")) == Outcome(Status.SKIPPED, "away")
    assert "AM Voksne" in (await said(store, guide, parcel("lis")) or "")


async def test_a_deputy_reads_as_one_and_is_not_asked_to_stop_what_is_not_hers(
    store: MemoryStore, guide: Guide
) -> None:
    await change(store, Member(CARLA, TEAM.id, "team_lead", LONG_AGO, deputy="anne", leave=Leave(DUE.date())))
    letter = await composed(store, guide, parcel("anne"))
    assert letter
    assert letter.reading == Reading("ny", DUE, ANNE, DIGEST, Basis.DEPUTY)
    assert "[Afmeld]" not in text(letter.view)


async def test_a_deputy_whose_lead_is_back_when_it_is_sent_late_gets_nothing(
    store: MemoryStore, guide: Guide
) -> None:
    monday_only = Leave(DUE.date(), DUE.date())
    await change(store, Member(CARLA, TEAM.id, "team_lead", LONG_AGO, deputy="anne", leave=monday_only))
    assert await said(store, guide, parcel("anne")) is not None
    assert await said(store, guide, parcel("anne"), DUE + timedelta(days=1)) is None


async def test_a_caseworker_who_once_wished_for_the_leads_card_gets_none(store: MemoryStore, guide: Guide) -> None:
    async with store.turn(TENANT, "", None, DUE) as session:
        await session.wish("anne", DIGEST, True)
    assert await said(store, guide, parcel("anne")) is None


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
