"""A log that was tampered with is recognised, and the place is named."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest
from cryptography.fernet import Fernet

from dialogs.ports.failures import DeletedError, LogBrokenError
from storage.keys import Keyring
from storage.log.diagnosis import Fault
from storage.log.heads import Head
from storage.log.verification import Verification, Verifier
from storage.store import SqlStore
from storage.tables.log import DECISIONS
from tests.storage.cast import ANNA, BENT, NOW, OUTSIDER, SLAGELSE, decision, draft
from tests.storage.conftest import KEY, opened
from tests.storage.tampering import Intruder, intruder

Deed = Callable[[Intruder], Awaitable[object]]


@pytest.fixture
async def six(url: str) -> AsyncIterator[SqlStore]:
    """A store with six decisions of one tenant and one of another."""
    async with opened(url) as store:
        async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
            for number in range(1, 7):
                await turn.log(decision(f"b{number}", (ANNA, BENT)[number % 2], f"sag-{number % 3}"))
        async with store.turn(OUTSIDER.tenant, "samtale-1", "1", NOW) as turn:
            await turn.log(decision("b7", OUTSIDER))
        yield store


async def test_a_log_that_nobody_touched_has_no_fault(six: SqlStore) -> None:
    assert await six.verify(SLAGELSE) == Verification(SLAGELSE, 6, 0, ())
    assert await six.verify(OUTSIDER.tenant) == Verification(OUTSIDER.tenant, 1, 0, ())
    assert await six.verify("ukendt") == Verification("ukendt", 0, 0, ())
    assert await six.tenants() == (OUTSIDER.tenant, SLAGELSE)


async def test_ticking_a_note_is_no_change_of_the_log(six: SqlStore) -> None:
    async with six.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        await turn.file_note("b3", False)
    assert (await six.verify(SLAGELSE)).faults == ()


async def test_the_chain_holds_when_payloads_are_deleted_and_goes_on(six: SqlStore, url: str) -> None:
    async with intruder(url, saves=True) as someone:
        await someone.remove_payload("b1", "b6")
    async with six.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        await turn.log(decision("b8"))
        assert await turn.decision("b6") is None
    assert await six.verify(SLAGELSE) == Verification(SLAGELSE, 7, 2, ())
    assert (await six.count(SLAGELSE), len(await six.decisions(SLAGELSE))) == (7, 5)


async def test_the_chain_holds_when_a_new_key_comes_in_front(six: SqlStore, url: str) -> None:
    new = Fernet.generate_key().decode()
    async with opened(url, new, KEY) as store:
        assert (await store.verify(SLAGELSE)).faults == ()
        async with store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
            await turn.log(decision("b8"))
        assert await store.verify(SLAGELSE) == Verification(SLAGELSE, 7, 0, ())


async def test_without_the_key_every_payload_is_unreadable_and_the_end_unproved(six: SqlStore, url: str) -> None:
    async with opened(url, Fernet.generate_key().decode()) as store:
        faults = (await store.verify(SLAGELSE)).faults
    assert {fault.kind for fault in faults} == {"unreadable", "end_changed"}


async def _swap_payloads(it: Intruder) -> None:
    one, other = await it.payload("b2"), await it.payload("b3")
    await it.change_payload("b2", other)
    await it.change_payload("b3", one)


async def _swap_places(it: Intruder) -> None:
    for id, seq in (("b2", 99), ("b4", 2), ("b2", 4)):
        await it.change(id, seq=seq)


async def _remove_and_number_anew(it: Intruder) -> None:
    await it.remove("b3")
    await _move_from(it, 4, -1)


async def _insert_in_between(it: Intruder) -> None:
    await _move_from(it, 3, 1)
    await it.insert("b2", id="x", action_key="x", seq=3, prev_hash="0" * 63 + "1")


async def _move_from(it: Intruder, first: int, by: int) -> None:
    for number in sorted(range(first, 7), reverse=by > 0):
        await it.change(f"b{number}", seq=number + by)


async def _insert_at_the_end(it: Intruder) -> None:
    last = await it.entry("b6")
    await it.insert("b2", id="x", action_key="x", seq=7, prev_hash=last["hash"])


async def _rewrite_from_b3_on(it: Intruder) -> None:
    hash = await it.change_and_hash("b3", centre="HP")
    for id in ("b4", "b5", "b6"):
        hash = await it.change_and_hash(id, prev_hash=hash)
    await it.change_head(hash=hash)


async def _cut_and_move_the_end(it: Intruder) -> None:
    await it.remove("b5", "b6")
    await it.change_head(length=4, hash=(await it.entry("b4"))["hash"])


TAMPERINGS: dict[str, tuple[Deed, list[Fault]]] = {
    "a plain column": (lambda it: it.change("b3", segment="am_alene"), [Fault("changed", 3, "b3")]),
    "a moment, by a microsecond": (
        lambda it: it.change("b3", at=NOW + timedelta(microseconds=1)),
        [Fault("changed", 3, "b3")],
    ),
    "a list": (lambda it: it.change("b3", warnings=()), [Fault("changed", 3, "b3")]),
    "a null": (lambda it: it.change("b3", corrects=None), [Fault("changed", 3, "b3")]),
    "a member": (lambda it: it.change("b3", member="en-anden"), [Fault("changed", 3, "b3")]),
    "a link": (lambda it: it.change("b3", prev_hash="x"), [Fault("changed", 3, "b3")]),
    "a hash": (lambda it: it.change("b3", hash="x"), [Fault("changed", 3, "b3")]),
    "a column, with a fitting hash": (lambda it: it.change_and_hash("b3", centre="HP"), [Fault("changed", 3, "b3")]),
    "the last, with a fitting hash": (lambda it: it.change_and_hash("b6", centre="HP"), [Fault("end_changed", 6)]),
    "every entry, with fitting hashes": (_rewrite_from_b3_on, [Fault("end_changed", 6)]),
    "a payload": (lambda it: it.change_payload("b3", b"gAAAAA"), [Fault("unreadable", 3, "b3")]),
    "two payloads": (_swap_payloads, [Fault("changed", 2, "b2"), Fault("changed", 3, "b3")]),
    "the first removed": (lambda it: it.remove("b1"), [Fault("removed", 1)]),
    "one removed": (lambda it: it.remove("b3"), [Fault("removed", 3)]),
    "two removed": (lambda it: it.remove("b3", "b4"), [Fault("removed", 3, many=2)]),
    "the last removed": (lambda it: it.remove("b6"), [Fault("removed", 6)]),
    "all removed": (lambda it: it.remove(*(f"b{n}" for n in range(1, 7))), [Fault("removed", 1, many=6)]),
    "one removed, the rest numbered anew": (_remove_and_number_anew, [Fault("removed", 3)]),
    "the last removed, and the end moved": (_cut_and_move_the_end, [Fault("end_changed", 4)]),
    "one inserted in between": (_insert_in_between, [Fault("inserted", 3, "x")]),
    "one inserted at the end": (_insert_at_the_end, [Fault("inserted", 7, "x")]),
    "two that changed places": (_swap_places, [Fault("reordered", 2, "b4"), Fault("reordered", 4, "b2")]),
    "the sealed end removed": (lambda it: it.remove_head(), [Fault("end_changed", 6)]),
    "the seal": (lambda it: it.change_head(seal="æ" * 64), [Fault("end_changed", 6)]),
}


async def test_whatever_was_tampered_with_is_named(six: SqlStore, url: str) -> None:
    found = {}
    for name, (deed, _) in TAMPERINGS.items():
        async with intruder(url) as someone:
            await deed(someone)
            found[name] = [list((await _verify(someone, tenant)).faults) for tenant in (SLAGELSE, OUTSIDER.tenant)]
    assert found == {name: [faults, []] for name, (_, faults) in TAMPERINGS.items()}


async def _verify(someone: Intruder, tenant: str) -> Verification:
    return await Verifier(someone.connection, Keyring([KEY]), tenant).verify()


async def _put_an_older_head_back(it: Intruder) -> None:
    head = Head(SLAGELSE, 4, (await it.entry("b4"))["hash"])
    await it.change_head(length=4, hash=head.hash, seal=head.seal(Keyring([KEY])))


HEADS: dict[str, Deed] = {
    "cut off with what came after": _cut_and_move_the_end,
    "removed": lambda it: it.remove_head(),
    "with another seal": lambda it: it.change_head(seal="x" * 64),
    "with another length": lambda it: it.change_head(length=9),
    "of an earlier day": _put_an_older_head_back,
}


@pytest.mark.parametrize("deed", HEADS.values(), ids=HEADS)
async def test_nothing_is_logged_on_an_end_that_was_tampered_with(six: SqlStore, url: str, deed: Deed) -> None:
    async with intruder(url, saves=True) as someone:
        await deed(someone)
    before = await six.verify(SLAGELSE)
    assert before.faults
    with pytest.raises(LogBrokenError):
        async with six.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
            await turn.keep(draft())
            await turn.log(decision("b8"))
    async with six.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        assert (turn.seen, await turn.draft("kladde-1")) == (False, None)
        assert (await turn.log(decision("b1", action_key="handling-b1"))).again
    assert await six.rotate_keys() == 0
    assert await six.verify(SLAGELSE) == before
    async with six.turn(OUTSIDER.tenant, "samtale-1", "2", NOW) as turn:
        await turn.log(decision("b8", OUTSIDER))


async def test_a_decision_that_was_logged_and_deleted_is_not_logged_again(six: SqlStore, url: str) -> None:
    async with intruder(url, saves=True) as someone:
        await someone.remove_payload("b3")
    with pytest.raises(DeletedError):
        async with six.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
            await turn.log(decision("nyt-id", action_key="handling-b3", case="sag-ny"))
    async with six.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        assert await turn.cases("sag-ny") == ()
    assert await six.verify(SLAGELSE) == Verification(SLAGELSE, 6, 1, ())


async def test_a_long_log_is_verified_page_by_page(six: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.log.verification._PAGE", 2)
    assert await six.verify(SLAGELSE) == Verification(SLAGELSE, 6, 0, ())


async def test_no_plain_column_is_left_out_of_the_hash() -> None:
    assert {column.name for column in DECISIONS.columns} - {"seq", "hash"} == set(_hashed())


def _hashed() -> list[str]:
    """Return the columns whose change changes the hash."""
    from storage.log.chain import entry_hash

    names = [column.name for column in DECISIONS.columns]
    entry = dict.fromkeys(names, "a")
    return [name for name in names if entry_hash(entry | {name: "b"}) != entry_hash(entry)]
