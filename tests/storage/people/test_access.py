"""Rights to read for a while, and the log of readings, over the fake and both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dialogs.ports.members import Basis, Permit, Reading
from storage.databases.engine import create_engine
from storage.databases.urls import async_url
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import ANNA, BENT, NORDDJURS, NOW, OUTSIDER, SLAGELSE, decision

AnyStore = MemoryStore | SqlStore


def reading(id: str, minutes: int = 0, case: str | None = "V-7K3M") -> Reading:
    return Reading(id, NOW + timedelta(minutes=minutes), BENT, "case", Basis.REASON, case, "Vagt i aften")


async def permit_on(store: AnyStore) -> Permit:
    """Log a case and let Bent read it for a day."""
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        number = (await turn.log(decision())).number
        permit = Permit("p1", number, BENT, Basis.REASON, "bent", NOW, NOW + timedelta(days=1), "Vagt", "am-voksne")
        await turn.allow(permit)
    return permit


async def test_a_permit_comes_back_and_can_be_ended(store: AnyStore) -> None:
    permit = await permit_on(store)
    ended = replace(permit, until=NOW)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert await turn.permits(permit.case) == (permit,)
        await turn.allow(ended)
        assert await turn.permits(permit.case) == (ended,)
        assert await turn.permits("V-ZZZZ") == ()
    async with store.turn(NORDDJURS, "", None, NOW) as turn:
        assert await turn.permits(permit.case) == ()


async def test_the_permits_of_a_person_are_those_that_hold_now(store: AnyStore) -> None:
    permit = await permit_on(store)
    other = replace(permit, id="p2", reader=replace(BENT, id="other"))
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.allow(other)
        assert await turn.permits_of(BENT.id, NOW) == (permit,)
        assert await turn.permits_of(BENT.id, NOW - timedelta(seconds=1)) == ()
        assert await turn.permits_of(BENT.id, permit.until) == ()
    async with store.turn(NORDDJURS, "", None, NOW) as turn:
        assert await turn.permits_of(BENT.id, NOW) == ()


async def test_readings_come_newest_first_by_case_or_all(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        for one in (reading("1", 0), reading("2", 5, None), reading("3", 9)):
            await turn.note_reading(one)
        assert [one.id for one in await turn.readings()] == ["3", "2", "1"]
        assert [one.id for one in await turn.readings(most=1)] == ["3"]
        assert await turn.readings("V-7K3M") == (reading("3", 9), reading("1", 0))
    async with store.turn(NORDDJURS, "", None, NOW) as turn:
        assert await turn.readings() == ()


async def test_nothing_is_saved_for_another_tenant(store: AnyStore) -> None:
    permit = await permit_on(store)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        with pytest.raises(ValueError, match="another"):
            await turn.note_reading(replace(reading("1"), reader=OUTSIDER))
        with pytest.raises(ValueError, match="another"):
            await turn.allow(replace(permit, reader=OUTSIDER))


@pytest.mark.parametrize("change", ["UPDATE readings SET member = 'anna'", "UPDATE readings SET at = at"])
async def test_a_noted_reading_is_never_changed(sql_store: SqlStore, url: str, change: str) -> None:
    async with sql_store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.note_reading(reading("1"))
    engine = create_engine(async_url(url), patience=5)
    with pytest.raises(DBAPIError, match="append-only"):
        async with engine.writing() as connection:
            await connection.execute(text(change))
    await engine.close()


async def test_names_and_reasons_are_not_kept_in_plain_text(sql_store: SqlStore, url: str) -> None:
    async with sql_store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.note_reading(replace(reading("1"), reader=ANNA))
    engine = create_engine(async_url(url), patience=5)
    async with engine.writing() as connection:
        row = (await connection.execute(text("SELECT * FROM readings"))).one()
    assert "Anna" not in str(row)
    assert "Vagt" not in str(row)
    await engine.close()
