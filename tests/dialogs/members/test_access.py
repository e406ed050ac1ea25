"""The rules of who may read an entry, each by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.members.access import CHANGES, Reader, basis, reader
from dialogs.ports.members import Basis, Leave, Member, Permit
from dialogs.ports.people import Person
from tests.dialogs.talk import ANNE, BO, CARLA, DORTE, SUNDAY
from tests.fakes import MemoryStore
from tests.storage.cast import decision

ENTRY = replace(decision(), person=ANNE, team="am-voksne", coordinator_id=None)
TODAY = SUNDAY.date()


def member(person: Person, team: str | None, **more: object) -> Member:
    return replace(Member(person, team, "caseworker", SUNDAY), **more)  # type: ignore[arg-type]


def permit(**more: object) -> Permit:
    given = Permit("p", "V-2222", BO, Basis.REASON, "bo", SUNDAY, SUNDAY + timedelta(hours=5), "vagt")
    return replace(given, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "grounds"),
    [
        (member(ANNE, "hp"), Basis.AUTHOR),
        (member(CARLA, "am-voksne"), Basis.TEAM),
        (member(BO, "hp"), None),
        (member(BO, None), None),
        (member(BO, "hp", role="admin"), None),
        (member(BO, "hp", role="team_lead"), None),
        (member(DORTE, "am-voksne"), None),
    ],
)
def test_the_author_and_the_team_may_read(who: Member, grounds: Basis | None) -> None:
    assert basis(Reader(who), ENTRY, (), SUNDAY) is grounds


def test_an_entry_without_a_team_is_the_authors_alone() -> None:
    entry = replace(ENTRY, team=None)
    assert basis(Reader(member(BO, None)), entry, (), SUNDAY) is None
    assert basis(Reader(member(ANNE, None)), entry, (), SUNDAY) is Basis.AUTHOR


def test_the_coordinator_may_read_and_change_wherever_she_sits() -> None:
    found = basis(Reader(member(BO, "hp")), replace(ENTRY, coordinator_id="bo"), (), SUNDAY)
    assert found is Basis.COORDINATOR
    assert found in CHANGES


def test_a_stranger_may_not_read() -> None:
    assert basis(None, ENTRY, (permit(),), SUNDAY) is None


@pytest.mark.parametrize(
    ("given", "hours", "may"),
    [
        (permit(), 0, True),
        (permit(), 5, False),
        (permit(since=SUNDAY + timedelta(hours=1)), 0, False),
        (permit(reader=CARLA), 0, False),
        (permit(team="am-voksne"), 0, True),
        (permit(team="hp"), 0, False),
    ],
)
def test_a_permit_opens_what_it_names_as_long_as_it_holds(given: Permit, hours: int, may: bool) -> None:
    found = basis(Reader(member(BO, "hp")), ENTRY, (given,), SUNDAY + timedelta(hours=hours))
    assert (found is Basis.REASON) is may
    assert found not in CHANGES


@pytest.mark.parametrize(
    ("day", "may"),
    [(date(2026, 11, 30), False), (date(2026, 12, 1), True), (date(2026, 12, 4), True), (date(2026, 12, 5), False)],
)
async def test_a_deputy_reads_while_the_colleague_is_away(day: date, may: bool) -> None:
    store = MemoryStore()
    away = member(ANNE, "am-voksne", deputy="bo", leave=Leave(date(2026, 12, 1), date(2026, 12, 4)))
    async with store.turn("slagelse", "", None, SUNDAY) as turn:
        await turn.keep_member(away)
        await turn.keep_member(member(BO, "hp"))
        found = basis(await reader(turn, BO, day), ENTRY, (), SUNDAY)
    assert (found is Basis.DEPUTY) is may


async def test_the_deputy_of_a_lead_reads_what_the_team_does() -> None:
    lead = member(CARLA, "am-voksne", role="team_lead", deputy="bo", leave=Leave(TODAY))
    standing_in = Reader(member(BO, "hp"), (lead,))
    assert basis(standing_in, ENTRY, (), SUNDAY) is Basis.DEPUTY
    assert basis(standing_in, replace(ENTRY, team="unge"), (), SUNDAY) is None
    assert basis(standing_in, replace(ENTRY, team=None), (), SUNDAY) is None


@pytest.mark.parametrize("status", ["asked", "left"])
async def test_one_who_waits_or_has_left_is_no_reader(status: str) -> None:
    store = MemoryStore()
    async with store.turn("slagelse", "", None, SUNDAY) as turn:
        await turn.keep_member(member(ANNE, "am-voksne", status=status))
        assert await reader(turn, ANNE, TODAY) is None
