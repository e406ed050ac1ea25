"""Handovers, over the fake and both databases."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dialogs.ports.handovers import Handover, Message, Party, State, Step, TransitionError
from storage.databases.engine import create_engine
from storage.databases.urls import async_url
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import ANNA, BENT, NORDDJURS, NOW, OUTSIDER, SLAGELSE, decision

AnyStore = MemoryStore | SqlStore
MESSAGE = Message("Førtidspension fra 1. marts", "Vil gerne beholde sin støtte", "§ 85 løber", "Overtag § 85")


def step(state: State, minutes: int = 0, by: Any = ANNA, reason: str = "") -> Step:
    return Step(state, NOW + timedelta(minutes=minutes), by, reason)


def handover(case: str, id: str = "o1", *steps: Step, **more: Any) -> Handover:
    made = Handover(
        id=id,
        case=case,
        decision="beslutning-1",
        sender=Party("AM", "am-voksne", "anna"),
        receiver=Party("HP", "hp"),
        text=MESSAGE,
        grounds="samtykke",
        informed=True,
        reply_by=date(2026, 12, 6),
        steps=steps or (step(State.SENT),),
    )
    return replace(made, **more)


async def opened(store: AnyStore, *handovers: str, **more: Any) -> list[Handover]:
    """Log a case for each and open its handover."""
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        cases = [(await turn.log(decision(f"b-{id}", case=f"sag {id}"))).number for id in handovers]
        made = [handover(case, id, **more) for case, id in zip(cases, handovers, strict=True)]
        for one in made:
            await turn.open_handover(one)
    return made


async def test_a_handover_comes_back_as_it_was_sent(store: AnyStore) -> None:
    (sent,) = await opened(store, "o1", planned_for=date(2027, 3, 1), follows="o0")
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert await turn.handover("o1") == sent
        assert await turn.handovers([sent.case]) == (sent,)
        assert await turn.handovers(["V-ZZZZ"]) == ()
        assert await turn.handover("o2") is None
    async with store.turn(NORDDJURS, "", None, NOW) as turn:
        assert await turn.handover("o1") is None
        assert await turn.handovers([sent.case]) == ()
        assert await turn.handovers_since(NOW) == ()


async def test_a_second_one_of_a_case_is_refused_while_one_is_under_way(store: AnyStore) -> None:
    (sent,) = await opened(store, "o1")
    again, planned = handover(sent.case, "o2"), handover(sent.case, "o3", step(State.PLANNED))
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert await turn.open_handover(again) == sent
        assert await turn.open_handover(planned) == sent
        assert await turn.handovers([sent.case]) == (sent,)
        other = (await turn.log(decision("b2", case="2026-118"))).number
        assert await turn.open_handover(handover(other, "o4", step(State.PLANNED))) is None
        assert (await turn.open_handover(handover(other, "o5"))) == await turn.handover("o4")
        await turn.advance(sent, step(State.RETURNED, 5, BENT))
        assert await turn.open_handover(again) is None


async def test_of_two_that_are_opened_at_once_one_stands(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        case = (await turn.log(decision())).number
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert await turn.open_handover(handover(case, "o1")) is None
        other = asyncio.create_task(second(store, case))
        await asyncio.wait([other], timeout=0.1)
    assert await other == handover(case, "o1")


async def second(store: AnyStore, case: str) -> Handover | None:
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        return await turn.open_handover(handover(case, "o2"))


async def test_one_that_has_ended_as_it_is_opened_is_kept_whatever_is_under_way(store: AnyStore) -> None:
    (sent,) = await opened(store, "o1")
    taken = handover(sent.case, "o2", step(State.SENT, 5), step(State.RECEIVED, 5))
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert await turn.open_handover(taken) is None
        assert await turn.handovers([sent.case]) == (sent, taken)


async def test_each_step_is_kept_with_who_when_and_why(store: AnyStore) -> None:
    (sent,) = await opened(store, "o1")
    returned = step(State.RETURNED, 5, BENT, "Samtykket mangler")
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        advanced = await turn.advance(sent, returned)
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        found = await turn.handover("o1")
    assert found == advanced
    assert found is not None
    assert found.steps == (*sent.steps, returned)


async def test_only_the_first_of_two_answers_stands(store: AnyStore) -> None:
    (sent,) = await opened(store, "o1")
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert await turn.advance(sent, step(State.RECEIVED, 5, BENT))
        assert await turn.advance(sent, step(State.WITHDRAWN, 6)) is None
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        assert await turn.advance(sent, step(State.RETURNED, 7, BENT)) is None
        found = await turn.handover("o1")
    assert found is not None
    assert found.state is State.RECEIVED


async def test_a_step_that_cannot_follow_is_refused_and_nothing_is_kept(store: AnyStore) -> None:
    (sent,) = await opened(store, "o1")
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        received = await turn.advance(sent, step(State.RECEIVED, 5, BENT))
        assert received
        with pytest.raises(TransitionError):
            await turn.advance(received, step(State.WITHDRAWN, 6))


async def test_those_that_wait_and_those_that_ended_since_are_found(store: AnyStore) -> None:
    waiting, old, new = await opened(store, "1-waiting", "2-old", "3-new")
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.advance(old, step(State.RECEIVED, 10, BENT))
        await turn.advance(new, step(State.WITHDRAWN, 20))
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        found = await turn.handovers_since(NOW + timedelta(minutes=20))
        assert [one.id for one in found] == [waiting.id, new.id]
        assert len(await turn.handovers_since(NOW)) == 3


async def test_nothing_is_saved_for_another_tenant(store: AnyStore) -> None:
    (sent,) = await opened(store, "o1")
    async with store.turn(SLAGELSE, "", None, NOW) as turn:
        with pytest.raises(ValueError, match="another"):
            await turn.open_handover(handover(sent.case, "o2", step(State.SENT, by=OUTSIDER)))
        with pytest.raises(ValueError, match="another"):
            await turn.advance(sent, step(State.RECEIVED, 5, OUTSIDER))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE handover_steps SET state = 'received'",
        "UPDATE handover_steps SET member = member",
        "UPDATE handovers SET to_team = 'am-voksne'",
    ],
)
async def test_what_was_noted_is_never_changed(sql_store: SqlStore, url: str, change: str) -> None:
    await opened(sql_store, "o1")
    engine = create_engine(async_url(url), patience=5)
    with pytest.raises(DBAPIError, match="append-only"):
        async with engine.writing() as connection:
            await connection.execute(text(change))
    await engine.close()


async def test_texts_reasons_and_names_are_not_kept_in_plain_text(sql_store: SqlStore, url: str) -> None:
    (sent,) = await opened(sql_store, "o1")
    async with sql_store.turn(SLAGELSE, "", None, NOW) as turn:
        await turn.advance(sent, step(State.RETURNED, 5, BENT, "Samtykket mangler"))
    engine = create_engine(async_url(url), patience=5)
    async with engine.writing() as connection:
        rows = [*await connection.execute(text("SELECT * FROM handovers"))]
        rows += [*await connection.execute(text("SELECT * FROM handover_steps"))]
    assert not any(word in str(rows) for word in ("pension", "Samtykket", "Anna", "Berg"))
    await engine.close()
