"""Where the card of a draft stands is remembered over a restart, per tenant and conversation."""

from __future__ import annotations

from storage.store import SqlStore
from tests.storage.cast import NORDDJURS, SLAGELSE
from tests.storage.conftest import opened


async def test_the_newest_place_of_a_draft_counts(sql_store: SqlStore) -> None:
    await sql_store.cards.remember(SLAGELSE, "samtale-1", "kladde-1", "1")
    await sql_store.cards.remember(SLAGELSE, "samtale-1", "kladde-1", "2")
    assert await sql_store.cards.card(SLAGELSE, "samtale-1", "kladde-1") == "2"


async def test_a_place_belongs_to_its_tenant_conversation_and_draft(sql_store: SqlStore) -> None:
    await sql_store.cards.remember(SLAGELSE, "samtale-1", "kladde-1", "1")
    assert await sql_store.cards.card(NORDDJURS, "samtale-1", "kladde-1") is None
    assert await sql_store.cards.card(SLAGELSE, "samtale-2", "kladde-1") is None
    assert await sql_store.cards.card(SLAGELSE, "samtale-1", "kladde-2") is None


async def test_a_place_is_found_again_after_a_restart(sql_store: SqlStore, url: str) -> None:
    await sql_store.cards.remember(SLAGELSE, "samtale-1", "kladde-1", "1")
    async with opened(url) as again:
        assert await again.cards.card(SLAGELSE, "samtale-1", "kladde-1") == "1"
