"""The log of decisions, over the fake and the real store alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from typing import Any

import pytest

from dialogs.ports.decisions import CaseReference, Logged
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import ANNA, BENT, NORDDJURS, NOW, OUTSIDER, SLAGELSE, decision

AnyStore = MemoryStore | SqlStore


async def test_a_decision_comes_back_exactly_as_it_was_logged(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        logged = await turn.log(decision())
    assert logged == Logged(decision(), logged.number)
    async with store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        assert await turn.decision("beslutning-1") == logged
        assert await turn.mine(ANNA) == (logged,)
        assert await turn.decision("findes-ikke") is None


async def test_a_decision_that_says_little_comes_back_too(store: AnyStore) -> None:
    may_be_none = ("team", "segment", "centre", "priority", "override_code", "follow_up", "coordinator", "corrects")
    nothing: dict[str, Any] = dict.fromkeys((*may_be_none, "override_text", "text"))
    empty = decision(suggestion={}, overrides={}, facts={}, warnings=(), rules=(), interventions=())
    bare = replace(empty, **nothing, note_filed=False)
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        await turn.log(bare)
    assert [logged.decision for logged in await store.decisions()] == [bare]


async def test_moments_keep_their_microseconds_and_their_instant(store: AnyStore) -> None:
    copenhagen = NOW.astimezone(timezone(timedelta(hours=1)))
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        await turn.log(decision(at=copenhagen))
    (logged,) = await store.decisions()
    assert logged.decision.at == NOW
    assert logged.decision.at.microsecond == 123456
    assert logged.decision.at.utcoffset() is not None


async def test_the_same_action_appends_nothing_and_returns_what_stands(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        first = await turn.log(decision())
        at_once = await turn.log(decision("beslutning-2", action_key="handling-beslutning-1"))
    async with store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        later = await turn.log(decision("beslutning-3", case="2026-999", action_key="handling-beslutning-1"))
    assert at_once == later == replace(first, again=True)
    assert await store.count() == 1


async def test_a_turn_that_fails_logs_nothing(store: AnyStore) -> None:
    with pytest.raises(RuntimeError):
        async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
            await turn.log(decision())
            raise RuntimeError
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        assert not turn.seen
        assert await turn.decision("beslutning-1") is None
    assert await store.count() == 0


async def test_mine_are_the_newest_first_and_at_most_so_many(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        for number in range(4):
            await turn.log(decision(f"b{number}", at=NOW + timedelta(minutes=number)))
        await turn.log(decision("bents", BENT))
        assert [logged.decision.id for logged in await turn.mine(ANNA)] == ["b3", "b2", "b1", "b0"]
        assert [logged.decision.id for logged in await turn.mine(ANNA, most=2)] == ["b3", "b2"]
        assert [logged.decision.id for logged in await turn.mine(replace(BENT, name="Nyt navn"))] == ["bents"]


async def test_ticking_the_note_changes_only_the_tick(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        logged = await turn.log(decision(note_filed=False))
    async with store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        await turn.file_note("beslutning-1", True)
    async with store.turn(SLAGELSE, "samtale-1", "3", NOW) as turn:
        ticked = await turn.decision("beslutning-1")
        assert ticked == replace(logged, decision=decision(note_filed=True))
        await turn.file_note("beslutning-1", False)
        await turn.file_note("findes-ikke", True)
        assert await turn.decision("beslutning-1") == logged


async def test_the_log_lists_the_newest_first_over_all_tenants_or_one(store: AnyStore) -> None:
    for number, person in enumerate((ANNA, OUTSIDER, BENT)):
        async with store.turn(person.tenant, "samtale-1", "1", NOW) as turn:
            await turn.log(decision(f"b{number}", person, at=NOW + timedelta(minutes=number)))
    assert [logged.decision.id for logged in await store.decisions()] == ["b2", "b1", "b0"]
    assert [logged.decision.id for logged in await store.decisions(SLAGELSE)] == ["b2", "b0"]
    assert [logged.decision.id for logged in await store.decisions(limit=1)] == ["b2"]
    assert (await store.count(), await store.count(NORDDJURS), await store.count("ingen")) == (3, 1, 0)


async def test_decisions_of_another_tenant_are_out_of_reach(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        logged = await turn.log(decision())
    async with store.turn(NORDDJURS, "samtale-1", "1", NOW) as turn:
        await turn.file_note("beslutning-1", False)
        assert await turn.decision("beslutning-1") is None
        assert await turn.mine(OUTSIDER) == await turn.mine(ANNA) == ()
        assert await turn.case(NORDDJURS, "2026-117") == await turn.case(NORDDJURS, logged.number) == ()
        assert await turn.case(SLAGELSE, "2026-117") == ()
        theirs = await turn.log(decision(person=OUTSIDER))
        with pytest.raises(ValueError, match="another"):
            await turn.log(decision("beslutning-2"))
    assert not theirs.again
    assert (await store.decisions(SLAGELSE))[0].decision.note_filed


async def test_a_case_is_found_by_our_number_and_by_the_centres_number(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        first = await turn.log(decision("b1"))
        second = await turn.log(decision("b2", BENT, case=" 2026-117 "))
        other = await turn.log(decision("b3", case="2026-118"))
        assert first.number == second.number != other.number
    async with store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        short = first.number.removeprefix("V-")
        for written in ("2026-117", "2026 -117", first.number, first.number.lower(), f" v{short}", short):
            assert [logged.decision.id for logged in await turn.case(SLAGELSE, written)] == ["b1", "b2"]
        assert await turn.case(SLAGELSE, "2026") == await turn.case(SLAGELSE, "") == ()


async def test_the_same_number_in_two_centres_is_two_cases(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        at_am = await turn.log(decision("b1"))
        at_hp = await turn.log(replace(decision("b2", BENT), case=CaseReference("HP", "2026-117")))
        assert at_am.number != at_hp.number
        assert await turn.case(SLAGELSE, "2026-117") == (at_am, at_hp)
        assert await turn.case(SLAGELSE, at_hp.number) == (at_hp,)
