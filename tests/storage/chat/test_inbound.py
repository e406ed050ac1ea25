"""What came in and whether its answer got out, and where a draft's card stands, over the fake and the real store."""

from __future__ import annotations

from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import NORDDJURS, NOW, SLAGELSE
from tests.storage.conftest import opened

AnyStore = MemoryStore | SqlStore
HERE = (SLAGELSE, "samtale-1", "1")


async def came_in(store: AnyStore, tenant: str, conversation: str, activity: str | None) -> tuple[bool, bool]:
    async with store.turn(tenant, conversation, activity, NOW) as turn:
        return turn.seen, turn.unanswered


async def test_a_message_lacks_its_answer_until_it_is_delivered(store: AnyStore) -> None:
    assert await came_in(store, *HERE) == (False, False)
    assert await came_in(store, *HERE) == (True, True)
    await store.delivered(*HERE)
    assert await came_in(store, *HERE) == (True, False)


async def test_an_answer_belongs_to_its_tenant_conversation_and_activity(store: AnyStore) -> None:
    others = [(NORDDJURS, "samtale-1", "1"), (SLAGELSE, "samtale-2", "1"), (SLAGELSE, "samtale-1", "2")]
    for one in (HERE, *others):
        await came_in(store, *one)
    await store.delivered(*HERE)
    assert [await came_in(store, *one) for one in others] == [(True, True)] * 3


async def test_what_has_no_id_never_lacks_an_answer(store: AnyStore) -> None:
    await came_in(store, SLAGELSE, "samtale-1", None)
    assert await store.delivered(SLAGELSE, "samtale-1", None) is None
    assert await came_in(store, SLAGELSE, "samtale-1", None) == (False, False)


async def test_a_card_that_moves_says_where_it_stood(store: AnyStore) -> None:
    assert await store.delivered(*HERE, "kladde-1", "kort-1") is None
    assert await store.delivered(*HERE, "kladde-1", "kort-2") == "kort-1"
    assert await store.delivered(*HERE, "kladde-1", "kort-2") == "kort-2"


async def test_an_answer_without_a_card_moves_none(store: AnyStore) -> None:
    await store.delivered(*HERE, "kladde-1", "kort-1")
    assert await store.delivered(*HERE) is None
    assert await store.delivered(*HERE, "kladde-1", None) is None
    assert await store.delivered(*HERE, "kladde-1", "kort-2") == "kort-1"


async def test_a_card_belongs_to_its_tenant_conversation_and_draft(store: AnyStore) -> None:
    await store.delivered(*HERE, "kladde-1", "kort-1")
    assert await store.delivered(NORDDJURS, "samtale-1", "1", "kladde-1", "x") is None
    assert await store.delivered(SLAGELSE, "samtale-2", "1", "kladde-1", "x") is None
    assert await store.delivered(*HERE, "kladde-2", "x") is None


async def test_a_card_and_a_missing_answer_are_found_again_after_a_restart(sql_store: SqlStore, url: str) -> None:
    await came_in(sql_store, *HERE)
    await sql_store.delivered(SLAGELSE, "samtale-1", None, "kladde-1", "kort-1")
    async with opened(url) as again:
        assert await came_in(again, *HERE) == (True, True)
        assert await again.delivered(*HERE, "kladde-1", "kort-2") == "kort-1"
