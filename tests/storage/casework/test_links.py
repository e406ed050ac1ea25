"""Cases joined and parted, over the fake and both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dialogs.ports.decisions import CaseReference, Decision
from dialogs.ports.links import CaseLink, standing
from storage.databases.engine import create_engine
from storage.databases.urls import async_url
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import ANNA, BENT, NORDDJURS, NOW, OUTSIDER, SLAGELSE, decision

AnyStore = MemoryStore | SqlStore


def link(one: str, other: str, joined: bool = True, minutes: int = 0, by: Any = ANNA) -> CaseLink:
    return CaseLink(one, other, joined, NOW + timedelta(minutes=minutes), by)


async def two_cases(store: AnyStore) -> tuple[str, str]:
    """Log one citizen under a number in AM and under another in HP."""
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        am = await turn.log(decision("am", case="2026-117"))
        hp = await turn.log(in_hp())
    return am.number, hp.number


def in_hp() -> Decision:
    return replace(decision("hp", BENT), case=CaseReference("HP", "88-3"))


async def found(store: AnyStore, number: str) -> set[str]:
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        return {logged.decision.id for logged in await turn.case(SLAGELSE, number)}


async def test_two_numbers_come_together_when_they_are_joined_and_only_then(store: AnyStore) -> None:
    am, hp = await two_cases(store)
    assert await found(store, "2026-117") == {"am"}
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.link(link(am, hp))
    for number in (am, hp, "2026-117", "88-3"):
        assert await found(store, number) == {"am", "hp"}


async def test_nothing_is_lost_when_they_part_again(store: AnyStore) -> None:
    am, hp = await two_cases(store)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.link(link(am, hp))
        await turn.link(link(hp, am, joined=False, minutes=5, by=BENT))
    assert await found(store, am) == {"am"}
    assert await found(store, hp) == {"hp"}
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        noted = await turn.links([hp])
        assert [(one.joined, one.by) for one in noted] == [(True, ANNA), (False, BENT)]
        assert standing(noted) == ()
        await turn.link(link(am, hp, minutes=9))
    assert await found(store, am) == {"am", "hp"}


async def test_cases_are_joined_through_others(store: AnyStore) -> None:
    am, hp = await two_cases(store)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        third = await turn.case_for("RU", "R-5", NOW)
        await turn.link(link(am, third))
        await turn.link(link(third, hp))
        assert set(await turn.joined([hp])) == {am, hp, third}


async def test_a_number_that_nobody_has_logged_yet_becomes_a_case_that_waits_for_it(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        am = (await turn.log(decision("am"))).number
        waiting = await turn.case_for("HP", "88-3", NOW)
        assert await turn.case_for("HP", "88 -3", NOW) == waiting
        await turn.link(link(am, waiting))
        assert (await turn.log(in_hp())).number == waiting
    assert await found(store, am) == {"am", "hp"}


async def test_a_number_stands_for_its_own_cases_only(store: AnyStore) -> None:
    am, hp = await two_cases(store)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.link(link(am, hp))
        assert await turn.cases("2026-117") == (am,)
        assert await turn.cases(hp.lower()) == (hp,)
        assert await turn.cases("V-ZZZZZ") == ()
        assert await turn.case_for("HP", am, NOW) == am
    async with store.turn(NORDDJURS, "", None, NOW) as turn:
        assert await turn.cases("2026-117") == ()
        assert await turn.links([am]) == ()
        with pytest.raises(ValueError, match="another"):
            await turn.link(link(am, hp, by=ANNA))


async def test_looking_back_finds_the_whole_of_the_cases_that_were_touched(store: AnyStore) -> None:
    am, hp = await two_cases(store)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.link(link(am, hp))
        assert len(await turn.entries_since(NOW)) == 2
        assert await turn.entries_since(NOW + timedelta(seconds=1)) == ()
    async with store.turn(NORDDJURS, "", None, NOW) as turn:
        await turn.log(decision("other", OUTSIDER))
        assert len(await turn.entries_since(NOW)) == 1


async def test_what_was_noted_is_never_changed(sql_store: SqlStore, url: str) -> None:
    am, hp = await two_cases(sql_store)
    async with sql_store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.link(link(am, hp))
    engine = create_engine(async_url(url), patience=5)
    with pytest.raises(DBAPIError, match="append-only"):
        async with engine.writing() as connection:
            await connection.execute(text("UPDATE case_links SET joined = joined"))
    await engine.close()


async def test_the_numbers_of_a_case_come_as_they_were_written(store: AnyStore) -> None:
    am, hp = await two_cases(store)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        third = await turn.case_for("RU", "R 7", NOW)
        assert await turn.references([am, hp]) == (CaseReference("AM", "2026-117"), CaseReference("HP", "88-3"))
        assert await turn.references([third]) == (CaseReference("RU", "R 7"),)
        assert await turn.references([]) == ()
    async with store.turn(NORDDJURS, "", None, NOW) as turn:
        assert await turn.references([am, hp]) == ()
