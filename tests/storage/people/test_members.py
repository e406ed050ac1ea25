"""Who is who, over the fake and both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.ports.members import Leave, Member, MemberField, Team
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import ANNA, BENT, NORDDJURS, NOW, OUTSIDER, SLAGELSE

AnyStore = MemoryStore | SqlStore
AM = Team(SLAGELSE, "am-voksne", "AM Voksne", "AM")
HP = Team(SLAGELSE, "hp", "Handicap & Psykiatri", "HP")
LEAVE = Leave(date(2026, 12, 1), date(2026, 12, 24))
MEMBER = Member(ANNA, "am-voksne", "caseworker", NOW, deputy="bent", leave=LEAVE)


async def test_a_member_comes_back_as_it_was_saved(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.keep_team(AM)
        await turn.keep_member(MEMBER)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert await turn.member("anna") == MEMBER
        assert await turn.member("bent") is None


async def test_saving_again_changes_the_member_and_makes_no_other(store: AnyStore) -> None:
    moved = replace(MEMBER, person=replace(ANNA, name="Anna Bæk"), team="hp", status="left", leave=Leave(NOW.date()))
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.keep_team(AM)
        await turn.keep_team(HP)
        await turn.keep_member(MEMBER)
        await turn.keep_member(moved)
        assert await turn.members() == (moved,)


async def test_members_and_teams_come_by_name(store: AnyStore) -> None:
    bent = Member(BENT, None, "admin", NOW, status="asked")
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        for team in (HP, AM, replace(HP, name="HP")):
            await turn.keep_team(team)
        await turn.keep_member(bent)
        await turn.keep_member(MEMBER)
        assert await turn.members() == (MEMBER, bent)
        assert await turn.teams() == (AM, replace(HP, name="HP"))


async def test_no_tenant_sees_the_members_of_another(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.keep_team(AM)
        await turn.keep_member(MEMBER)
        with pytest.raises(ValueError, match="another"):
            await turn.keep_member(Member(OUTSIDER, None, "admin", NOW))
        with pytest.raises(ValueError, match="another"):
            await turn.keep_team(replace(AM, tenant=NORDDJURS))
    async with store.turn(NORDDJURS, "", None, NOW) as turn:
        assert await turn.member("anna") is None
        assert await turn.members() == ()
        assert await turn.teams() == ()


async def known(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.keep_team(AM)
        await turn.keep_team(HP)
        await turn.keep_member(MEMBER)


MOVED = replace(MEMBER, person=replace(ANNA, name="Anna Bæk"), team="hp", role="team_lead", status="left")
CHANGED = replace(MOVED, since=NOW + timedelta(1), deputy=None, leave=None)


@pytest.mark.parametrize("field", ["name", "team", "role", "status", "since", "deputy", "leave"])
async def test_one_field_is_changed_and_the_others_stay(store: AnyStore, field: MemberField) -> None:
    await known(store)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert await turn.change_member(CHANGED, field)
        found = await turn.member("anna")
    fields = {"person": CHANGED.person} if field == "name" else {field: getattr(CHANGED, field)}
    assert found == replace(MEMBER, **fields)


async def test_a_member_who_is_not_there_or_stands_otherwise_is_not_changed(store: AnyStore) -> None:
    await known(store)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert not await turn.change_member(CHANGED, "status", expected="asked")
        assert not await turn.change_member(Member(BENT, None, "admin", NOW), "role")
        assert await turn.members() == (MEMBER,)
        assert await turn.change_member(CHANGED, "status", "since", expected="active")
        with pytest.raises(ValueError, match="another"):
            await turn.change_member(Member(OUTSIDER, None, "admin", NOW), "role")


async def test_two_who_change_a_member_at_once_overwrite_nothing_of_each_other(store: AnyStore) -> None:
    await known(store)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        mine = await turn.member("anna")
        assert mine
        promoting = asyncio.create_task(promoted(store))
        await asyncio.wait([promoting], timeout=0.1)
        await turn.change_member(replace(mine, deputy=None), "deputy")
    await promoting
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert await turn.member("anna") == replace(MEMBER, role="team_lead", team="hp", deputy=None)


async def promoted(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        found = await turn.member("anna")
        assert found
        await turn.change_member(replace(found, role="team_lead", team="hp"), "role", "team")


def test_leave_holds_from_its_first_day_to_its_last() -> None:
    days = [LEAVE.first - timedelta(1), LEAVE.first, LEAVE.last, date(2026, 12, 25)]
    assert [replace(MEMBER).away(day) for day in days if day] == [False, True, True, False]
    assert Leave(NOW.date()).holds(date(2030, 1, 1))
