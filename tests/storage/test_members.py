"""Who is who, over the fake and both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.ports.members import Leave, Member, Team
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


def test_leave_holds_from_its_first_day_to_its_last() -> None:
    days = [LEAVE.first - timedelta(1), LEAVE.first, LEAVE.last, date(2026, 12, 25)]
    assert [replace(MEMBER).away(day) for day in days if day] == [False, True, True, False]
    assert Leave(NOW.date()).holds(date(2030, 1, 1))
