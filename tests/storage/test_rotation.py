"""After a rotation the old key is needed for nothing, and nothing else has changed."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, insert, select

from dialogs.ports.failures import KeyMissingError
from dialogs.ports.feedback import Report
from dialogs.ports.links import CaseLink
from storage.databases.columns import Codes, UtcDateTime
from storage.databases.engine import create_engine
from storage.databases.urls import async_url
from storage.keys import Keyring
from storage.store import SqlStore
from storage.tables.schema import SCHEMA
from tests.storage.casework.test_handovers import handover
from tests.storage.cast import ANNA, NOW, OUTSIDER, SLAGELSE, decision, draft
from tests.storage.conftest import KEY, opened

NEW = Fernet.generate_key().decode()
TABLES = SCHEMA.sorted_tables
PLAIN = b'{"number":"x"}'


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.rotation._PAGE", 2)


async def _fill(store: SqlStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        for number in range(5):
            await turn.keep(draft(f"k{number}"))
            await turn.log(decision(f"b{number}", case=f"sag-{number % 3}"))
        (first,), (second,) = await turn.cases("sag-1"), await turn.cases("sag-2")
        await turn.link(CaseLink(first, second, True, NOW, ANNA))
        await turn.open_handover(handover(first))
        await turn.report(Report("m1", "slagelse", "1", "intervention", "mentor", "Forkert nummer", NOW))
    async with store.turn(OUTSIDER.tenant, "samtale-1", "1", NOW) as turn:
        await turn.log(decision(person=OUTSIDER))


async def _everything(store: SqlStore) -> object:
    async with store.turn(SLAGELSE, "samtale-1", None, NOW) as turn:
        cases = [await turn.case(SLAGELSE, f"sag-{number}") for number in range(3)]
        shared = await turn.handovers_since(NOW), await turn.links([cases[1][0].number])
        return await turn.drafts(ANNA), cases, shared, await store.decisions(SLAGELSE)


async def test_the_old_key_is_needed_for_nothing_after_a_rotation(sql_store: SqlStore, url: str) -> None:
    await _fill(sql_store)
    before = await _everything(sql_store)
    async with opened(url, NEW, KEY) as both:
        assert await both.rotate_keys() == 5 + 6 + 4 + 3 + 1
        assert await both.rotate_keys() == 0
    async with opened(url, NEW) as new:
        assert await _everything(new) == before
        assert [(await new.verify(tenant)).faults for tenant in await new.tenants()] == [(), ()]
    async with opened(url, KEY) as old:
        with pytest.raises(KeyMissingError):
            await old.decisions()


async def test_a_case_keeps_its_number_when_it_is_logged_on_before_and_after(sql_store: SqlStore, url: str) -> None:
    await _fill(sql_store)
    async with opened(url, NEW, KEY) as both:
        async with both.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
            await turn.log(decision("imellem", case="sag-0"))
        await both.rotate_keys()
    async with opened(url, NEW) as new, new.turn(SLAGELSE, "samtale-1", "3", NOW) as turn:
        await turn.log(decision("efter", case="sag-0"))
        assert len({logged.number for logged in await turn.case(SLAGELSE, "sag-0")}) == 1


async def test_processes_that_have_the_keys_in_either_order_work_on_the_same_case(
    sql_store: SqlStore, url: str
) -> None:
    await _fill(sql_store)
    async with opened(url, KEY, NEW) as behind, opened(url, NEW, KEY) as before:
        for number, store in enumerate((before, behind, before, behind)):
            async with store.turn(SLAGELSE, "samtale-1", f"skift-{number}", NOW) as turn:
                kept = await turn.draft("k1")
                assert kept is not None
                await turn.keep(kept)
                await turn.log(decision(f"skift-{number}", case=f"ny sag {number // 2}"))
        await before.rotate_keys()
    async with opened(url, NEW) as new:
        verification = await new.verify(SLAGELSE)
        assert (verification.entries, verification.faults) == (9, ())
        assert len({logged.number for logged in await new.decisions(SLAGELSE)}) == 5


async def test_those_who_serve_work_on_during_a_rotation(sql_store: SqlStore, url: str) -> None:
    await _fill(sql_store)

    async def serve(store: SqlStore) -> None:
        for number in range(6):
            async with store.turn(SLAGELSE, "samtale-1", f"under-{number}", NOW) as turn:
                kept = await turn.draft("k1")
                assert kept is not None
                await turn.keep(replace(kept, step=str(number)))
                await turn.log(decision(f"under-{number}", case=f"sag-{number % 3}"))

    async with opened(url, NEW, KEY) as both, opened(url, NEW, KEY) as serving:
        await asyncio.gather(both.rotate_keys(), serve(serving))
    async with opened(url, NEW) as new:
        async with new.turn(SLAGELSE, "samtale-1", None, NOW) as turn:
            kept = await turn.draft("k1")
            assert kept is not None and (kept.version, kept.step) == (7, "5")
        verification = await new.verify(SLAGELSE)
        assert (verification.entries, verification.faults) == (11, ())
        assert len({logged.number for logged in await new.decisions(SLAGELSE)}) == 3


async def test_a_rotation_without_the_old_key_says_so_and_changes_nothing(sql_store: SqlStore, url: str) -> None:
    await _fill(sql_store)
    before = await _everything(sql_store)
    async with opened(url, NEW) as new:
        with pytest.raises(KeyMissingError):
            await new.rotate_keys()
    assert await _everything(sql_store) == before


async def test_every_sealed_column_of_every_table_is_rotated(sql_store: SqlStore, url: str) -> None:
    sealed = {table.name: {c.name for c in table.columns if isinstance(c.type, LargeBinary)} for table in TABLES}
    tables = [table for table in TABLES if sealed[table.name]]
    assert {name for names in sealed.values() for name in names} == {"sealed"}
    engine = create_engine(async_url(url), patience=5)
    async with engine.writing() as connection:
        for table in TABLES:
            if table.name != "chain_heads":
                await connection.execute(insert(table).values({c.name: _some(c) for c in table.columns}))
    async with opened(url, NEW, KEY) as both:
        assert await both.rotate_keys() == len(tables)
    async with engine.writing() as connection:
        for table in tables:
            (left,) = (await connection.execute(select(table.c.sealed))).scalars()
            assert Keyring([NEW]).open(left) == PLAIN, table.name
    await engine.close()


def _some(column: Column[Any]) -> Any:
    """Return a value that fits a column, the same for each of a kind, so that foreign keys meet."""
    if isinstance(column.type, UtcDateTime):
        return NOW
    if isinstance(column.type, Codes):
        return ()
    kinds = {LargeBinary: Keyring([KEY]).seal(PLAIN), Boolean: True, Date: NOW.date(), Integer: 1}
    return next((value for kind, value in kinds.items() if isinstance(column.type, kind)), "x")
