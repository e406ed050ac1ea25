"""Reports for the owner of a pack, and what was decided otherwise, over the fake and the real store alike."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

from sqlalchemy import text

from dialogs.ports.feedback import Overridden, Report
from storage.databases.engine import create_engine
from storage.databases.urls import async_url
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import ANNA, NORDDJURS, NOW, OUTSIDER, SLAGELSE, decision

AnyStore = MemoryStore | SqlStore
ONE = Report("m1", "slagelse", "2015.1", "intervention", "mentor", "Ventetiden er forkert æøå \ud83d \x00", NOW)
LATER = replace(ONE, id="m2", about="conclusion", subject="center/center.am", text="", at=NOW + timedelta(hours=1))
ELSEWHERE = replace(ONE, id="m3", pack="kolding", at=NOW + timedelta(hours=2))


async def kept(store: AnyStore, *reports: Report, tenant: str = SLAGELSE) -> None:
    async with store.turn(tenant, "samtale-1", None, NOW) as turn:
        for report in reports:
            await turn.report(report)


async def test_reports_come_newest_first_and_by_pack(store: AnyStore) -> None:
    assert await store.reports() == ()
    await kept(store, ONE, ELSEWHERE)
    await kept(store, LATER, tenant=NORDDJURS)
    assert await store.reports() == (ELSEWHERE, LATER, ONE)
    assert await store.reports("slagelse") == (LATER, ONE)


async def test_the_same_report_twice_is_one(store: AnyStore) -> None:
    await kept(store, ONE)
    await kept(store, replace(ONE, text="En anden tekst"))
    assert await store.reports() == (ONE,)


async def test_what_is_done_is_shown_only_when_asked_for_and_cannot_be_done_again(store: AnyStore) -> None:
    await kept(store, ONE, LATER)
    assert await store.settle_report("m1", NOW)
    assert not await store.settle_report("m1", NOW)
    assert not await store.settle_report("m9", NOW)
    assert await store.reports() == (LATER,)
    assert await store.reports(handled=True) == (LATER, replace(ONE, handled=NOW))


async def test_a_turn_that_fails_reports_nothing(store: AnyStore) -> None:
    try:
        async with store.turn(SLAGELSE, "samtale-1", None, NOW) as turn:
            await turn.report(ONE)
            raise RuntimeError
    except RuntimeError:
        pass
    assert await store.reports() == ()


async def test_what_was_decided_otherwise_is_told_with_its_rows_and_reason(store: AnyStore) -> None:
    agreed = decision("b0", case="1", overrides={}, override_code=None, override_text=None)
    async with store.turn(SLAGELSE, "samtale-1", None, NOW) as turn:
        await turn.log(agreed)
        await turn.log(decision("b1"))
    async with store.turn(OUTSIDER.tenant, "samtale-1", None, NOW) as turn:
        await turn.log(decision("b2", OUTSIDER, pack="norddjurs"))
    rules = ("medlemskab.misbrug", "center.begge")
    assert await store.overridden("slagelse") == (
        Overridden("slagelse", "prioritet", None, "hoej", "lokal_aftale", rules),
    )
    assert {one.pack for one in await store.overridden()} == {"slagelse", "norddjurs"}


def test_neither_says_whose_it_is_nor_whom_it_is_about() -> None:
    names = {field.name for record in (Report, Overridden) for field in fields(record)}
    assert names.isdisjoint({"person", "member", "team", "case", "facts", "draft", "conversation", "override_text"})


async def test_no_row_holds_what_was_written_or_who_wrote_it(sql_store: SqlStore, url: str) -> None:
    await kept(sql_store, ONE)
    engine = create_engine(async_url(url), patience=5)
    async with engine.writing() as connection:
        (row,) = (await connection.execute(text("SELECT * FROM reports"))).all()
    await engine.close()
    assert b"Ventetiden" not in repr(row).encode()
    assert ANNA.id not in repr(row)
