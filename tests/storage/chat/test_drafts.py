"""Drafts, over the fake and the real store alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogs.ports.failures import StaleDraftError
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import ANNA, BENT, FACTS, NORDDJURS, NOW, OUTSIDER, SLAGELSE, draft

AnyStore = MemoryStore | SqlStore


async def test_a_draft_comes_back_in_the_next_turn_exactly_as_it_was_kept(store: AnyStore) -> None:
    full = draft(history=({}, FACTS), step="reason", form={"case": "2026-117"})
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        kept = await turn.keep(full)
    async with store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        assert kept == replace(full, version=1)
        assert await turn.draft("kladde-1") == kept
        assert await turn.open_draft(ANNA, "samtale-1") == kept
        assert await turn.drafts(ANNA) == (kept,)


async def test_the_same_draft_can_be_kept_several_times_in_a_turn(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        first = await turn.keep(draft())
        second = await turn.keep(replace(first, step="case"))
    async with store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        assert (second.version, await turn.draft("kladde-1")) == (2, second)


async def test_keeping_an_outdated_draft_is_refused_and_saves_nothing_of_the_turn(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        first = await turn.keep(draft())
        newest = await turn.keep(replace(first, step="newest"))
    with pytest.raises(StaleDraftError):
        async with store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
            await turn.keep(draft("kladde-2"))
            await turn.keep(replace(first, step="outdated"))
    async with store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        assert not turn.seen
        assert await turn.drafts(ANNA) == (newest,)


async def test_a_new_draft_never_takes_the_place_of_another(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        await turn.keep(draft())
    with pytest.raises(StaleDraftError):
        async with store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
            await turn.keep(draft(person=BENT))


async def test_keeping_a_draft_that_was_never_saved_under_that_version_is_refused(store: AnyStore) -> None:
    with pytest.raises(StaleDraftError):
        async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
            await turn.keep(draft(version=3))


async def test_open_drafts_are_ones_own_and_newest_first(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        await turn.keep(draft("gammel", minutes=1))
        await turn.keep(draft("ny", minutes=3))
        await turn.keep(draft("andetsteds", minutes=4, conversation="samtale-2"))
        await turn.keep(draft("logget", minutes=5, status="logged", decision="beslutning-1"))
        await turn.keep(draft("bents", BENT, minutes=6))
    async with store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        newest = await turn.open_draft(ANNA, "samtale-1")
        logged = await turn.draft("logget")
        assert [mine.id for mine in await turn.drafts(ANNA)] == ["andetsteds", "ny", "gammel"]
        assert newest is not None and newest.id == "ny"
        assert logged is not None and (logged.status, logged.decision) == ("logged", "beslutning-1")
        assert await turn.open_draft(BENT, "samtale-2") is None


async def test_drafts_of_another_tenant_are_out_of_reach(store: AnyStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        await turn.keep(draft())
    async with store.turn(NORDDJURS, "samtale-1", "1", NOW) as turn:
        assert await turn.draft("kladde-1") is None
        assert await turn.drafts(OUTSIDER) == ()
        assert await turn.drafts(ANNA) == ()
        assert await turn.open_draft(ANNA, "samtale-1") is None
        theirs = await turn.keep(draft(person=OUTSIDER))
        with pytest.raises(ValueError, match="another"):
            await turn.keep(draft("kladde-2"))
    assert theirs.version == 1
