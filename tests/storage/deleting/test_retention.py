"""What is deleted because it is old, or because the law wants it, on both databases; the chain holds all the same."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, insert, select

from dialogs.ports.decisions import CaseReference
from dialogs.ports.feedback import Report
from dialogs.ports.handovers import State, Step
from dialogs.ports.links import CaseLink
from dialogs.ports.members import Basis, Permit, Reading
from dialogs.ports.notes import CaseNote, NoteKind
from dialogs.ports.post import Audience, Letter, Outcome, Parcel, Posted, Recipient, Reference, Status
from dialogs.view import View
from storage.chat.messages import Retraction
from storage.databases.engine import create_engine
from storage.databases.urls import async_url
from storage.deleting.keeping import Keeping
from storage.deleting.purging import OF_CASES, Purged
from storage.store import SqlStore
from storage.tables.chat import INBOUND
from storage.tables.schema import SCHEMA
from tests.storage.casework.test_handovers import handover
from tests.storage.cast import ANNA, BENT, NORDDJURS, NOW, OUTSIDER, SLAGELSE, decision, draft

NOTHING = Keeping(None, None, None, None, None)
KINDS = ("drafts", "cases", "readings", "permits", "searches", "reports", "deliveries", "inbound")
CHAT = "samtale-1"


def days(count: int) -> timedelta:
    return timedelta(days=count)


async def log(store: SqlStore, id: str, case: str, at: datetime = NOW) -> str:
    """Log a decision from a draft, with its card and a note in the chat; return the case's number."""
    async with store.turn(SLAGELSE, CHAT, id, at) as turn:
        logged = await turn.log(replace(decision(id, case=case), at=at))
        await turn.keep(draft(f"kladde-{id}", status="logged", decision=id, facts={}, changed=at))
        permit = Permit(f"p-{id}", logged.number, BENT, Basis.REASON, "bent", at, at + days(1), "vagt")
        await turn.allow(permit)
        await turn.note_reading(Reading(f"r-{id}", at, BENT, "case", Basis.REASON, logged.number, "vagt"))
    await store.delivered(SLAGELSE, CHAT, id, f"kladde-{id}", f"card-{id}")
    await store.delivered(SLAGELSE, CHAT, id, None, f"note-{id}", [logged.number])
    return logged.number


async def rows(url: str) -> dict[str, int]:
    """Count what is in every table."""
    engine = create_engine(async_url(url), patience=5)
    async with engine.writing() as connection:
        found = {
            table.name: await connection.scalar(select(func.count()).select_from(table))
            for table in SCHEMA.sorted_tables
        }
    await engine.close()
    return found


async def test_a_purged_case_is_gone_and_the_chain_holds(sql_store: SqlStore, url: str) -> None:
    number = await log(sql_store, "b1", "2026-117")
    other = await log(sql_store, "b2", "2026-118")
    assert await sql_store.purge_case(SLAGELSE, "2026-117", NOW) == Purged(1, 1, 1, 2)
    async with sql_store.turn(SLAGELSE, CHAT, None, NOW) as turn:
        for written in ("2026-117", number):
            assert await turn.case(SLAGELSE, written) == ()
        assert [one.number for one in await turn.case(SLAGELSE, other)] == [other]
        assert await turn.permits(number) == ()
        assert len(await turn.permits(other)) == 1
        assert await turn.draft("kladde-b1") is None
    verified = await sql_store.verify(SLAGELSE)
    assert (verified.entries, verified.without_payload, verified.faults) == (2, 1, ())
    assert (await rows(url))["decisions"] == 2


async def test_a_dry_run_counts_the_same_and_deletes_nothing(sql_store: SqlStore, url: str) -> None:
    await log(sql_store, "b1", "2026-117")
    before = await rows(url)
    keeping = Keeping(30, 30, 30, 30, 30)
    assert await sql_store.purge_case(SLAGELSE, "2026-117", NOW, dry=True) == Purged(1, 1, 1, 2)
    told = await sql_store.retain(keeping, NOW + days(90), dry=True)
    assert await rows(url) == before
    assert await sql_store.retain(keeping, NOW + days(90)) == told
    assert (told["drafts"], told["cases"], told["readings"], told["permits"], told["inbound"]) == (1, 1, 1, 1, 1)


async def test_purging_what_is_not_there_does_nothing(sql_store: SqlStore) -> None:
    await log(sql_store, "b1", "2026-117")
    for written in ("2026-999", "V-ZZZZ", ""):
        assert await sql_store.purge_case(SLAGELSE, written, NOW) == Purged()
    assert await sql_store.purge_case(NORDDJURS, "2026-117", NOW) == Purged()


async def test_a_case_logged_again_after_a_purge_is_a_new_one(sql_store: SqlStore) -> None:
    number = await log(sql_store, "b1", "2026-117")
    await sql_store.purge_case(SLAGELSE, "2026-117", NOW)
    assert await log(sql_store, "b2", "2026-117") != number
    assert (await sql_store.verify(SLAGELSE)).faults == ()


async def test_a_case_is_kept_as_long_as_somebody_logs_on_it(sql_store: SqlStore) -> None:
    await log(sql_store, "b1", "2026-117", NOW)
    await log(sql_store, "b2", "2026-117", NOW + days(80))
    await log(sql_store, "b3", "2026-118", NOW)
    gone = await sql_store.retain(replace(NOTHING, cases=60), NOW + days(100))
    assert gone == {**dict.fromkeys(KINDS, 0), "cases": 1}
    async with sql_store.turn(SLAGELSE, CHAT, None, NOW) as turn:
        assert len(await turn.case(SLAGELSE, "2026-117")) == 2
        assert await turn.case(SLAGELSE, "2026-118") == ()
    assert (await sql_store.retain(replace(NOTHING, cases=60), NOW + days(100)))["cases"] == 0


async def test_old_drafts_go_with_what_their_cards_show(sql_store: SqlStore) -> None:
    async with sql_store.turn(SLAGELSE, CHAT, None, NOW) as turn:
        for one in (draft("old"), draft("young", minutes=60 * 24 * 20), draft("given-up", status="cancelled")):
            await turn.keep(one)
    for id in ("old", "young", "given-up"):
        await sql_store.delivered(SLAGELSE, CHAT, None, id, f"card-{id}")
    await sql_store.delivered(SLAGELSE, CHAT, None, None, "note-old", ["old"])
    gone = await sql_store.retain(replace(NOTHING, drafts=30), NOW + days(31))
    assert gone["drafts"] == 2
    async with sql_store.turn(SLAGELSE, CHAT, None, NOW) as turn:
        assert [one.id for one in await turn.drafts(ANNA)] == ["young"]
    waiting = await sql_store.retractions.to_retract(NOW, 9)
    assert {(one.activity, one.why) for one in waiting} == {("card-old", "expired"), ("note-old", "expired")}


async def test_searches_that_found_nothing_go_by_their_day(sql_store: SqlStore) -> None:
    async with sql_store.turn(SLAGELSE, CHAT, None, NOW) as turn:
        await turn.missed("slagelse", ("alpaka",), NOW.date())
        await turn.missed("slagelse", ("rideterapi",), (NOW + days(40)).date())
    assert (await sql_store.retain(replace(NOTHING, searches=30), NOW + days(50)))["searches"] == 1
    assert [miss.words for miss in await sql_store.misses()] == [("rideterapi",)]


async def test_without_limits_nothing_is_deleted(sql_store: SqlStore, url: str) -> None:
    await log(sql_store, "b1", "2026-117")
    before = await rows(url)
    assert await sql_store.retain(NOTHING, NOW + days(9999)) == dict.fromkeys(KINDS, 0)
    assert await rows(url) == before


async def test_a_message_is_taken_back_where_the_chat_is_reached_or_given_up_when_often_refused(
    sql_store: SqlStore,
) -> None:
    async with sql_store.turn(SLAGELSE, CHAT, None, NOW) as turn:
        anna = Recipient(SLAGELSE, Audience.PERSON, "anna")
        await turn.meet(Reference(anna, CHAT, "https://smba.example/emea/", "28:bot"), NOW)
    await log(sql_store, "b1", "2026-117")
    await sql_store.purge_case(SLAGELSE, "2026-117", NOW)
    card, note = sorted(await sql_store.retractions.to_retract(NOW, 9), key=lambda one: one.activity)
    assert card == Retraction(SLAGELSE, CHAT, "card-b1", "purged", "https://smba.example/emea/")
    await sql_store.retractions.retracted(card)
    for _ in range(50):
        assert await sql_store.retractions.put_off(note, NOW, refused=False)
    refused = [await sql_store.retractions.put_off(note, NOW, refused=True) for _ in range(20)]
    assert refused == [True] * 19 + [False]
    assert await sql_store.retractions.to_retract(NOW, 9) == ()


async def test_a_purged_case_is_taken_back_from_what_was_posted_of_it_too(sql_store: SqlStore) -> None:
    async with sql_store.turn(SLAGELSE, CHAT, None, NOW) as turn:
        number = (await turn.log(decision("b1", case="2026-117"))).number
        other = (await turn.log(decision("b2", case="2026-118"))).number
    outbox, anna = sql_store.outbox, Recipient(SLAGELSE, Audience.PERSON, "anna")
    await outbox.lease("a", NOW, NOW + days(1))
    for key, about in (("digest:2026-W48", (number, other)), ("digest:2026-W49", (other,))):
        await outbox.put([Parcel(anna, "digest", key, NOW, NOW + days(1))], NOW)
        (one,) = await outbox.ready(("digest",), NOW, 9)
        await outbox.claim(one, "a", NOW)
        posted = Posted(Letter(View("Uge", ()), about), "a:anna")
        await outbox.settle(one, "a", Outcome(Status.SENT, activity=f"card-{key}"), NOW, posted)
    await sql_store.purge_case(SLAGELSE, "2026-117", NOW)
    (waiting,) = await sql_store.retractions.to_retract(NOW, 9)
    assert (waiting.conversation, waiting.activity) == ("a:anna", "card-digest:2026-W48")


async def test_a_message_that_waits_is_not_tried_before_its_time_and_then_after_the_others(
    sql_store: SqlStore,
) -> None:
    await log(sql_store, "b1", "2026-117")
    await sql_store.purge_case(SLAGELSE, "2026-117", NOW)
    first, second = await sql_store.retractions.to_retract(NOW, 9)
    assert await sql_store.retractions.to_retract(NOW, 1) == (first,)
    await sql_store.retractions.put_off(first, NOW + timedelta(minutes=5), refused=False)
    assert await sql_store.retractions.to_retract(NOW + timedelta(minutes=4), 9) == (second,)
    later = await sql_store.retractions.to_retract(NOW + timedelta(minutes=5), 9)
    assert later == (second, replace(first, attempts=1))


async def test_another_tenants_case_of_the_same_number_stays(sql_store: SqlStore) -> None:
    await log(sql_store, "b1", "2026-117")
    async with sql_store.turn(NORDDJURS, CHAT, None, NOW) as turn:
        await turn.log(decision("b9", OUTSIDER, case="2026-117"))
    await sql_store.purge_case(SLAGELSE, "2026-117", NOW)
    async with sql_store.turn(NORDDJURS, CHAT, None, NOW) as turn:
        (kept,) = await turn.case(NORDDJURS, "2026-117")
    assert kept.decision.case == CaseReference("AM", "2026-117")


def test_every_table_with_a_case_is_purged_or_kept_on_purpose() -> None:
    with_case = {table.name for table in SCHEMA.sorted_tables if "case" in table.c}
    assert with_case - {table.name for table in OF_CASES} == {"readings"}


async def test_what_is_planned_far_ahead_is_kept_until_its_end_is_old(sql_store: SqlStore) -> None:
    recipient, due = Recipient(SLAGELSE, Audience.PERSON, "anna"), NOW + days(300)
    await sql_store.outbox.put([Parcel(recipient, "reminder", "reminder:1", due, due + days(7))], NOW)
    keeping = replace(NOTHING, deliveries=30)
    gone = [await sql_store.retain(keeping, NOW + days(after)) for after in (299, 330, 338)]
    assert [kinds["deliveries"] for kinds in gone] == [0, 0, 1]


async def under_way(store: SqlStore, id: str, **form: str) -> None:
    """Keep an open draft in which this is filled in, with its card."""
    async with store.turn(SLAGELSE, CHAT, None, NOW) as turn:
        await turn.keep(draft(id, form=form))
    await store.delivered(SLAGELSE, CHAT, None, id, f"card-{id}")


async def test_drafts_under_way_that_name_a_purged_case_go_with_it(sql_store: SqlStore) -> None:
    number = await log(sql_store, "b1", "2026-117")
    await under_way(sql_store, "by-reference", centre="AM", case=" 2026-117")
    await under_way(sql_store, "by-number", centre="HP", case=number.lower())
    await under_way(sql_store, "handing-over", decision="b1", number=number, why="Førtidspension")
    await under_way(sql_store, "other-centre", centre="HP", case="2026-117")
    await under_way(sql_store, "other-case", centre="AM", case="2026-118")
    await under_way(sql_store, "no-case")
    assert (await sql_store.purge_case(SLAGELSE, "2026-117", NOW)).messages == 5
    async with sql_store.turn(SLAGELSE, CHAT, None, NOW) as turn:
        assert {one.id for one in await turn.drafts(ANNA)} == {"other-centre", "other-case", "no-case"}
    waiting = await sql_store.retractions.to_retract(NOW, 9)
    assert {one.activity for one in waiting} >= {"card-by-reference", "card-by-number", "card-handing-over"}


async def test_what_is_logged_while_a_case_is_purged_goes_with_it_or_opens_another(sql_store: SqlStore) -> None:
    number = await log(sql_store, "b1", "2026-117")
    async with sql_store.turn(SLAGELSE, CHAT, None, NOW) as turn:
        assert (await turn.log(decision("b2", case="2026-117"))).number == number
        purging = asyncio.create_task(sql_store.purge_case(SLAGELSE, "2026-117", NOW))
        await asyncio.wait([purging], timeout=0.1)
    assert (await purging).decisions == 2
    assert await sql_store.decisions() == ()


async def test_a_case_that_was_never_decided_on_goes_by_its_newest_entry_too(sql_store: SqlStore, url: str) -> None:
    async with sql_store.turn(SLAGELSE, CHAT, None, NOW) as turn:
        joined = [await turn.case_for(centre, "88-3", NOW) for centre in ("HP", "AM")]
        await turn.link(CaseLink(*joined, True, NOW, ANNA))
        await turn.case_for("RU", "77", NOW + days(50))
    assert (await sql_store.retain(replace(NOTHING, cases=60), NOW + days(100)))["cases"] == 2
    left = await rows(url)
    assert (left["case_references"], left["case_links"]) == (1, 0)


@pytest.mark.parametrize("what", ["link", "note", "step"])
async def test_a_case_is_kept_as_long_as_anything_is_noted_on_it(sql_store: SqlStore, what: str) -> None:
    number, later = await log(sql_store, "b1", "2026-117"), NOW + days(50)
    async with sql_store.turn(SLAGELSE, CHAT, None, NOW) as turn:
        sent = handover(number)
        await turn.open_handover(sent)
        match what:
            case "link":
                other = await turn.case_for("HP", "88-3", later)
                await turn.link(CaseLink(other, number, True, later, BENT))
            case "note":
                await turn.note_on_case(CaseNote("n1", number, NoteKind.QUESTION, later, BENT, "Hvem?"))
            case "step":
                await turn.advance(sent, Step(State.RECEIVED, later, BENT))
    keeping = replace(NOTHING, cases=60)
    assert (await sql_store.retain(keeping, NOW + days(100)))["cases"] == 0
    assert (await sql_store.retain(keeping, NOW + days(111)))["cases"] == (2 if what == "link" else 1)


async def test_a_message_that_came_to_tell_of_a_case_after_it_was_purged_is_taken_back_in_the_end(
    sql_store: SqlStore,
) -> None:
    number = await log(sql_store, "b1", "2026-117")
    await sql_store.purge_case(SLAGELSE, "2026-117", NOW)
    await sql_store.delivered(SLAGELSE, CHAT, None, None, "late", [number])
    assert (await sql_store.retain(replace(NOTHING, cases=60), NOW + days(100)))["cases"] == 1
    assert "late" in {one.activity for one in await sql_store.retractions.to_retract(NOW, 9)}


async def test_reports_go_when_searches_do(sql_store: SqlStore) -> None:
    async with sql_store.turn(SLAGELSE, CHAT, None, NOW) as turn:
        for id, at in (("old", NOW), ("young", NOW + days(40))):
            await turn.report(Report(id, "slagelse", "1.0", "intervention", "bostoette", "Ny adresse", at))
    assert (await sql_store.retain(replace(NOTHING, searches=30), NOW + days(50)))["reports"] == 1
    assert [report.id for report in await sql_store.reports()] == ["young"]


async def test_more_than_fits_into_one_transaction_goes_all_the_same(sql_store: SqlStore, url: str) -> None:
    engine = create_engine(async_url(url), patience=5)
    row = {"tenant": SLAGELSE, "conversation": CHAT, "at": NOW, "answered": True}
    async with engine.writing() as connection:
        await connection.execute(insert(INBOUND), [row | {"activity": str(number)} for number in range(2100)])
    await engine.close()
    assert (await sql_store.retain(replace(NOTHING, drafts=30), NOW + days(31)))["inbound"] == 2100
    assert (await rows(url))["inbound"] == 0
