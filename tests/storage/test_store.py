"""A turn is one unit of work, over the fake and the real store alike."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from dataclasses import replace

import pytest

from dialogs.ports.failures import StaleDraftError, StoreUnavailableError
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import ANNA, NORDDJURS, NOW, SLAGELSE, decision, draft
from tests.storage.conftest import KEY

AnyStore = MemoryStore | SqlStore


async def seen(store: AnyStore, conversation: str, activity: str | None, tenant: str = SLAGELSE) -> bool:
    async with store.turn(tenant, conversation, activity, NOW) as turn:
        return turn.seen


async def test_only_a_second_delivery_of_the_same_activity_has_been_seen(store: AnyStore) -> None:
    assert not await seen(store, "samtale-1", "1")
    assert await seen(store, "samtale-1", "1")
    assert await seen(store, "samtale-1", "1")
    assert not await seen(store, "samtale-1", "2")
    assert not await seen(store, "samtale-2", "1")
    assert not await seen(store, "samtale-1", "1", NORDDJURS)


async def test_a_turn_without_an_activity_has_never_been_seen(store: AnyStore) -> None:
    assert not await seen(store, "samtale-1", None)
    assert not await seen(store, "samtale-1", None)


async def test_of_deliveries_at_once_exactly_one_is_the_first(store: AnyStore) -> None:
    found = await asyncio.gather(*(seen(store, "samtale-1", "1") for _ in range(4)))
    assert sorted(found) == [False, True, True, True]


async def test_a_turn_that_fails_has_not_been_seen_and_saves_nothing(store: AnyStore) -> None:
    with pytest.raises(RuntimeError):
        async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
            await turn.keep(draft())
            await turn.log(decision())
            raise RuntimeError
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        assert not turn.seen
        assert (await turn.drafts(ANNA), await turn.mine(ANNA)) == ((), ())


async def test_a_turn_that_is_cancelled_saves_nothing_and_lets_the_next_one_in(store: AnyStore) -> None:
    saved = asyncio.Event()

    async def cancelled() -> None:
        async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
            await turn.log(decision())
            saved.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(cancelled())
    await saved.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        assert not turn.seen
        assert await turn.mine(ANNA) == ()


async def test_a_moment_without_a_time_zone_is_refused(store: AnyStore) -> None:
    with pytest.raises(Exception, match="aware"):
        async with store.turn(SLAGELSE, "samtale-1", "1", NOW.replace(tzinfo=None)):
            pass


async def test_two_that_answer_the_same_draft_at_once_do_not_overwrite_each_other(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        start = await turn.keep(draft())

    async def answer(activity: str) -> str:
        try:
            async with store.turn(SLAGELSE, "samtale-1", activity, NOW) as turn:
                await turn.keep(replace(start, step=activity))
        except (StaleDraftError, StoreUnavailableError):
            return "refused"
        return activity

    answers = await asyncio.gather(*(answer(f"a{number}") for number in range(4)))
    async with store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        kept = await turn.draft("kladde-1")
    assert answers.count("refused") == 3
    assert kept is not None and (kept.version, kept.step in answers) == (2, True)


async def test_decisions_of_many_at_once_are_each_logged_once_in_one_chain(sql_store: SqlStore) -> None:
    async def log(number: int) -> None:
        async with sql_store.turn(SLAGELSE, f"samtale-{number}", "1", NOW) as turn:
            await turn.log(
                decision(f"b{number}", case=f"sag-{number // 2 % 3}", action_key=f"handling-{number // 2}")
            )

    await asyncio.gather(*(log(number) for number in range(24)))
    logged = await sql_store.decisions()
    assert sorted(entry.decision.action_key for entry in logged) == sorted(f"handling-{n}" for n in range(12))
    assert {entry.decision.case.number: entry.number for entry in logged}.keys() == {"sag-0", "sag-1", "sag-2"}
    assert len({entry.number for entry in logged}) == 3
    verification = await sql_store.verify(SLAGELSE)
    assert (verification.entries, verification.faults) == (12, ())


WRITER = """
import asyncio, sys
from storage import open_store
from tests.storage.cast import NOW, SLAGELSE, decision

async def main(url, key, name):
    store = open_store(url, [key], patience=30)
    for number in range(15):
        async with store.turn(SLAGELSE, name, str(number), NOW) as turn:
            await turn.log(decision(f"{name}-{number}", case="2026-117"))
    await store.close()

asyncio.run(main(*sys.argv[1:]))
"""


async def test_two_processes_write_one_chain(sql_store: SqlStore, url: str) -> None:
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-W", "error", "-c", WRITER, url, KEY, name, stderr=subprocess.PIPE
        )
        for name in ("den-ene", "den-anden")
    ]
    errors = [(await process.communicate())[1].decode() for process in processes]
    assert errors == ["", ""]
    verification = await sql_store.verify(SLAGELSE)
    assert (verification.entries, verification.faults) == (30, ())
    assert len({logged.number for logged in await sql_store.decisions()}) == 1
