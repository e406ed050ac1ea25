"""The outbox: every recipient has a row, one process sends, and what became of it is never lost or done twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from dialogs.ports.members import Basis, Reading
from dialogs.ports.people import Person
from dialogs.ports.post import Audience, Delivery, Letter, Outcome, Parcel, Posted, Recipient, Reference, Status
from dialogs.view import View
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import NORDDJURS, NOW, SLAGELSE

AnyStore = MemoryStore | SqlStore
ANNA, BENT, CLARA = (Recipient(SLAGELSE, Audience.PERSON, id) for id in ("anna", "bent", "clara"))
CHANNEL = Recipient(SLAGELSE, Audience.CHANNEL, "19:kanal@thread.tacv2")
OUTSIDER = Recipient(NORDDJURS, Audience.PERSON, "anna")
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
BROKEN = Outcome(Status.UNREACHABLE, "http_403")


def parcel(
    recipient: Recipient = ANNA, key: str = "digest:2026-W48", kind: str = "digest", due: datetime = NOW
) -> Parcel:
    return Parcel(recipient, kind, key, due, NOW + DAY)


async def put(store: AnyStore, *recipients: Recipient) -> tuple[Delivery, ...]:
    await store.outbox.put([parcel(recipient) for recipient in recipients], NOW)
    return await ready(store)


async def ready(store: AnyStore, now: datetime = NOW, kinds: tuple[str, ...] = ("digest",)) -> tuple[Delivery, ...]:
    return await store.outbox.ready(kinds, now, 100)


async def held(store: AnyStore, holder: str = "a", now: datetime = NOW) -> bool:
    return await store.outbox.lease(holder, now, now + MINUTE)


async def ended(store: AnyStore, outcome: Outcome, recipient: Recipient = ANNA) -> Delivery:
    (one,) = [one for one in await put(store, recipient) if one.parcel.recipient == recipient]
    assert await held(store)
    assert await store.outbox.claim(one, "a", NOW)
    await store.outbox.settle(one, "a", outcome, NOW)
    return one


async def status(store: AnyStore, delivery: Delivery) -> Outcome:
    found = await store.outbox.delivery(delivery.id)
    assert found
    return found.outcome


async def test_a_recipient_gets_a_key_once_however_often_it_is_put(store: AnyStore) -> None:
    assert await store.outbox.put([parcel(), parcel(BENT), parcel()], NOW) == 2
    assert await store.outbox.put([parcel(BENT), parcel(key="digest:2026-W49"), parcel(OUTSIDER)], NOW) == 2
    assert {one.parcel.recipient for one in await ready(store)} == {ANNA, BENT, OUTSIDER}


async def test_a_parcel_comes_back_as_it_was_put(store: AnyStore) -> None:
    put_in = replace(parcel(CHANNEL, "handover:1:sent", "handover"), due=NOW - MINUTE)
    await store.outbox.put([put_in], NOW)
    (found,) = await ready(store, kinds=("handover",))
    assert (found.parcel, found.outcome, found.attempts, found.changed) == (put_in, Outcome(Status.DUE), 0, NOW)


async def test_a_batch_is_put_once_even_when_its_recipients_have_changed(store: AnyStore) -> None:
    assert await store.outbox.put([parcel()], NOW, "2026-W48/modtagelsen") == 1
    assert await store.outbox.put([parcel(BENT)], NOW, "2026-W48/modtagelsen") == 0
    assert await store.outbox.put([parcel(BENT)], NOW, "2026-W48/ungeenheden") == 1
    assert await store.outbox.put([parcel(OUTSIDER)], NOW, "2026-W48/modtagelsen") == 1


async def test_a_turn_that_fails_posts_nothing_and_one_that_ends_well_posts_once(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        assert await turn.post(parcel(), NOW)
        assert not await turn.post(parcel(), NOW)
    with pytest.raises(RuntimeError):
        async with store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
            await turn.post(parcel(BENT), NOW)
            raise RuntimeError
    with pytest.raises(ValueError, match="tenant"):
        async with store.turn(SLAGELSE, "samtale-1", "3", NOW) as turn:
            await turn.post(parcel(OUTSIDER), NOW)
    assert [one.parcel.recipient for one in await ready(store)] == [ANNA]


async def test_only_what_is_due_in_time_rested_and_of_a_known_kind_is_ready(store: AnyStore) -> None:
    later, over = parcel(BENT, due=NOW + MINUTE), replace(parcel(CLARA), ends=NOW)
    await store.outbox.put([parcel(), later, over, parcel(key="x", kind="monday")], NOW)
    assert [one.parcel.recipient for one in await ready(store)] == [ANNA]
    assert [one.parcel.recipient for one in await ready(store, NOW + MINUTE)] == [ANNA, BENT]
    assert len(await ready(store, kinds=("digest", "monday"))) == 2
    assert len(await store.outbox.ready(("digest",), NOW + MINUTE, 1)) == 1
    assert await ready(store, kinds=()) == ()


async def test_the_lease_is_one_holders_until_it_runs_out_or_is_given_back(store: AnyStore) -> None:
    assert await held(store, "a")
    assert not await held(store, "b")
    assert await held(store, "a", NOW + MINUTE / 2)
    assert not await held(store, "b", NOW + MINUTE)
    assert await held(store, "b", NOW + MINUTE * 2)
    await store.outbox.release("a")
    assert not await held(store, "c", NOW + MINUTE * 2)
    await store.outbox.release("b")
    assert await held(store, "c", NOW + MINUTE * 2)


async def test_only_the_holder_of_the_lease_claims_and_only_once(store: AnyStore) -> None:
    (one,) = await put(store, ANNA)
    assert not await store.outbox.claim(one, "a", NOW)
    assert await held(store, "a")
    assert not await store.outbox.claim(one, "b", NOW)
    assert not await store.outbox.claim(one, "a", NOW + MINUTE)
    assert await store.outbox.claim(one, "a", NOW)
    assert not await store.outbox.claim(one, "a", NOW)
    found = await store.outbox.delivery(one.id)
    assert found
    assert (found.outcome.status, found.attempts) == (Status.CLAIMED, 1)
    assert await ready(store) == ()


async def test_what_a_dead_holder_had_claimed_is_ambiguous_once_its_lease_is_gone(store: AnyStore) -> None:
    (one,) = await put(store, ANNA)
    await held(store, "a")
    await store.outbox.claim(one, "a", NOW)
    assert not await held(store, "b")
    assert (await status(store, one)).status is Status.CLAIMED
    assert await held(store, "b", NOW + MINUTE)
    assert await status(store, one) == Outcome(Status.AMBIGUOUS, "interrupted")
    assert await ready(store, NOW + MINUTE) == ()


async def test_a_holder_who_was_only_slow_still_says_how_it_ended_unless_it_was_acted_on(store: AnyStore) -> None:
    first, second = await put(store, ANNA, BENT)
    await held(store, "a")
    for one in (first, second):
        await store.outbox.claim(one, "a", NOW)
    await held(store, "b", NOW + MINUTE)
    await store.outbox.again(second.id, NOW + MINUTE, NOW + DAY)
    for one in (first, second):
        await store.outbox.settle(one, "a", Outcome(Status.SENT, activity="1"), NOW + MINUTE)
    assert await status(store, first) == Outcome(Status.SENT, activity="1")
    assert await status(store, second) == Outcome(Status.DUE)


async def test_one_that_was_told_to_wait_is_ready_again_when_it_has(store: AnyStore) -> None:
    one = await ended(store, Outcome(Status.THROTTLED, "http_429", NOW + MINUTE))
    assert await ready(store) == ()
    (found,) = await ready(store, NOW + MINUTE)
    assert found.outcome == Outcome(Status.THROTTLED, "http_429", NOW + MINUTE)
    assert await held(store)
    assert await store.outbox.claim(one, "a", NOW)


async def test_what_waits_can_be_withdrawn_and_what_is_under_way_cannot(store: AnyStore) -> None:
    first, second = await put(store, ANNA, BENT)
    await held(store)
    await store.outbox.claim(second, "a", NOW)
    for one in (first, second):
        await store.outbox.withdraw(one, Outcome(Status.SKIPPED, "nothing_to_say"), NOW)
    assert await status(store, first) == Outcome(Status.SKIPPED, "nothing_to_say")
    assert (await status(store, second)).status is Status.CLAIMED


async def test_what_is_too_late_ends_with_a_reason(store: AnyStore) -> None:
    tried = await ended(store, Outcome(Status.THROTTLED, "http_429", NOW + MINUTE))
    (untried,) = [one for one in await put(store, BENT) if one.parcel.recipient == BENT]
    sent = await ended(store, Outcome(Status.SENT), CLARA)
    assert await store.outbox.expire(NOW) == 0
    assert await store.outbox.expire(NOW + DAY) == 2
    assert await status(store, tried) == Outcome(Status.UNREACHABLE, "http_429")
    assert await status(store, untried) == Outcome(Status.SKIPPED, "too_late")
    assert (await status(store, sent)).status is Status.SENT


async def test_one_that_was_not_reached_is_sent_again_by_hand_and_one_that_was_is_not(store: AnyStore) -> None:
    ambiguous = await ended(store, Outcome(Status.AMBIGUOUS, "http_504"))
    sent = await ended(store, Outcome(Status.SENT), BENT)
    later = NOW + DAY * 9
    before = await store.outbox.again(ambiguous.id, later, later + DAY)
    assert before
    assert before.outcome == Outcome(Status.AMBIGUOUS, "http_504")
    assert [one.id for one in await ready(store, later)] == [ambiguous.id]
    assert await store.outbox.again(sent.id, later, later + DAY) is None
    assert await store.outbox.again(ambiguous.id, later, later + DAY) is None
    assert await store.outbox.again("findes ikke", later, later + DAY) is None


async def test_deliveries_are_found_by_when_they_were_planned(store: AnyStore) -> None:
    planned = [parcel(BENT, due=NOW + MINUTE), parcel(), parcel(CLARA, due=NOW + DAY), parcel(key="x", kind="monday")]
    await store.outbox.put(planned, NOW)
    digests = await store.outbox.deliveries(NOW, NOW + DAY, ("digest",))
    assert [one.parcel.recipient for one in digests] == [ANNA, BENT]
    assert len(await store.outbox.deliveries(NOW, NOW + DAY)) == 3
    assert await store.outbox.delivery("findes ikke") is None


async def test_the_queue_counts_what_is_not_done(store: AnyStore) -> None:
    await ended(store, Outcome(Status.SENT))
    await ended(store, Outcome(Status.AMBIGUOUS, "http_504"), BENT)
    await put(store, CLARA)
    counted = {status: count for status, count in (await store.outbox.queue()).items() if count}
    assert counted == {Status.DUE: 1, Status.AMBIGUOUS: 1}
    assert (await store.outbox.queue())[Status.THROTTLED] == 0


async def test_admins_are_told_once_and_only_when_nothing_is_under_way(store: AnyStore) -> None:
    note = parcel(CLARA, "admin:1", "admin")
    failed = await ended(store, BROKEN)
    await put(store, BENT)
    assert await store.outbox.untold(("digest",), NOW) == frozenset()
    await ended(store, Outcome(Status.SENT), BENT)
    assert await store.outbox.untold(("monday",), NOW) == frozenset()
    assert await store.outbox.untold(("digest",), NOW) == {SLAGELSE}
    await store.outbox.tell([note], ("digest",), NOW)
    assert await store.outbox.untold(("digest",), NOW) == frozenset()
    assert [one.id for one in await store.outbox.told(SLAGELSE, "admin:1")] == [failed.id]
    assert await store.outbox.told(NORDDJURS, "admin:1") == ()
    assert [one.parcel for one in await ready(store, kinds=("admin",))] == [note]


async def test_one_that_fails_again_after_it_was_sent_again_is_told_again(store: AnyStore) -> None:
    one = await ended(store, BROKEN)
    await store.outbox.tell([parcel(CLARA, "admin:1", "admin")], ("digest",), NOW)
    await store.outbox.again(one.id, NOW, NOW + DAY)
    assert await store.outbox.claim(one, "a", NOW)
    await store.outbox.settle(one, "a", BROKEN, NOW)
    assert await store.outbox.untold(("digest",), NOW) == {SLAGELSE}


async def test_a_place_is_kept_moved_and_dropped(store: AnyStore) -> None:
    first = Reference(ANNA, "a:1", "https://smba.trafficmanager.net/emea/", "28:bot")
    moved = replace(first, conversation="a:2", service_url="https://smba.trafficmanager.net/dk/")
    for reference in (first, moved, replace(first, recipient=OUTSIDER)):
        await store.outbox.keep_reference(reference, NOW)
    assert await store.outbox.reference(ANNA) == moved
    await store.outbox.drop_reference(first)
    assert await store.outbox.reference(ANNA) == moved
    await store.outbox.drop_reference(moved)
    assert await store.outbox.reference(ANNA) is None
    assert await store.outbox.reference(OUTSIDER) == replace(first, recipient=OUTSIDER)


async def test_a_team_takes_all_its_channels_with_it(store: AnyStore) -> None:
    other = replace(CHANNEL, id="19:anden@thread.tacv2")
    async with store.turn(SLAGELSE, "samtale-1", None, NOW) as turn:
        for channel, team in ((CHANNEL, "19:hold@thread.tacv2"), (other, "19:hold@thread.tacv2")):
            await turn.meet(Reference(channel, channel.id, "https://a/", "28:bot", team), NOW)
        await turn.meet(Reference(ANNA, "a:1", "https://a/", "28:bot"), NOW)
        await turn.part("19:hold@thread.tacv2", "19:hold@thread.tacv2")
    assert await store.outbox.reference(CHANNEL) is None
    assert await store.outbox.reference(other) is None
    assert await store.outbox.reference(ANNA) is not None
    async with store.turn(NORDDJURS, "samtale-1", None, NOW) as turn:
        await turn.part("a:1")
    assert await store.outbox.reference(ANNA) is not None
    async with store.turn(SLAGELSE, "samtale-1", None, NOW) as turn:
        await turn.part("a:1")
    assert await store.outbox.reference(ANNA) is None


async def test_what_is_sent_is_noted_as_a_reading_with_it_and_once(store: AnyStore) -> None:
    (one,) = await put(store, ANNA)
    reading = Reading("læst-1", NOW, Person(SLAGELSE, "anna", "Anna Andersen"), "digest", Basis.TEAM)
    posted = Posted(Letter(View("Uge", ()), ("V-2222",), reading), "a:anna")
    await held(store)
    await store.outbox.claim(one, "a", NOW)
    for _ in range(2):
        await store.outbox.settle(one, "a", Outcome(Status.SENT, activity="1"), NOW, posted)
    async with store.turn(SLAGELSE, "samtale-1", None, NOW) as turn:
        assert await turn.readings() == (reading,)
