"""Lookups that found nothing are counted by their words, over the fake and the real store alike."""

from __future__ import annotations

from datetime import date, timedelta

from dialogs.ports.decisions import Miss
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import NORDDJURS, NOW, SLAGELSE

AnyStore = MemoryStore | SqlStore
TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)


async def miss(
    store: AnyStore, *words: str, day: date = TODAY, pack: str = "slagelse", tenant: str = SLAGELSE
) -> None:
    async with store.turn(tenant, "samtale-1", None, NOW) as turn:
        await turn.missed(pack, words, day)


async def test_a_store_where_everything_was_found_has_no_misses(store: AnyStore) -> None:
    assert await store.misses() == ()


async def test_the_same_words_are_counted_together_and_the_most_frequent_come_first(store: AnyStore) -> None:
    await miss(store, "koerekort", day=YESTERDAY)
    await miss(store, "ridning", "§ 99", day=YESTERDAY)
    await miss(store, "ridning", "§ 99")
    await miss(store, "ridning", "§ 99")
    await miss(store, "ridning")
    assert await store.misses() == (
        Miss("slagelse", ("ridning", "§ 99"), 3, TODAY),
        Miss("slagelse", ("ridning",), 1, TODAY),
        Miss("slagelse", ("koerekort",), 1, YESTERDAY),
    )


async def test_a_pack_has_its_own_misses_whichever_tenant_looked(store: AnyStore) -> None:
    await miss(store, "ridning")
    await miss(store, "ridning", tenant=NORDDJURS)
    await miss(store, "ridning", pack="norddjurs", tenant=NORDDJURS)
    assert await store.misses("slagelse") == (Miss("slagelse", ("ridning",), 2, TODAY),)
    assert await store.misses("norddjurs") == (Miss("norddjurs", ("ridning",), 1, TODAY),)
    assert await store.misses("kolding") == ()


async def test_danish_letters_and_signs_come_back_as_they_were(store: AnyStore) -> None:
    await miss(store, "blåbær", 'a"b', "§ 107, stk. 2")
    assert [found.words for found in await store.misses()] == [("blåbær", 'a"b', "§ 107, stk. 2")]


async def test_a_turn_that_fails_counts_nothing(store: AnyStore) -> None:
    try:
        async with store.turn(SLAGELSE, "samtale-1", None, NOW) as turn:
            await turn.missed("slagelse", ("ridning",), TODAY)
            raise RuntimeError
    except RuntimeError:
        pass
    assert await store.misses() == ()
