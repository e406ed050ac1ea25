"""Nothing that identifies or describes a citizen stands in the database as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select, update

from dialogs.ports.drafts import StatedFact
from dialogs.ports.failures import KeyMissingError
from storage.codec import to_bytes, write_facts
from storage.databases.engine import create_engine
from storage.databases.urls import async_url
from storage.keys import Keyring
from storage.store import SqlStore
from storage.tables.chat import DRAFTS
from storage.tables.schema import SCHEMA
from tests.storage.cast import ANNA, NOW, SLAGELSE, decision, draft
from tests.storage.conftest import KEY, opened

SECRET = "Hemmeligtord"
FACTS = {"hemmeligfakta": StatedFact("hemmeligvaerdi", f"{SECRET} 42 år æøå", "borger")}
DRAFT = draft(facts=FACTS, history=(FACTS,), form={"case": SECRET}, step=SECRET)
DECISION = decision(
    facts=FACTS,
    case=SECRET,
    rules=(SECRET,),
    interventions=(SECRET,),
    suggestion={"underkategorier": (SECRET,)},
    overrides={"underkategorier": SECRET},
    override_text=SECRET,
    coordinator=SECRET,
    text=SECRET,
)
WORDS = (SECRET, "hemmeligfakta", "hemmeligvaerdi", ANNA.name)


async def _fill(store: SqlStore) -> None:
    async with store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        await turn.keep(DRAFT)
        logged = await turn.log(DECISION)
    async with store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        assert await turn.draft(DRAFT.id)
        assert await turn.case(SLAGELSE, SECRET.lower()) == (logged,)


async def test_the_files_of_a_sqlite_database_hold_no_word_of_it(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path / 'vejviser.db'}") as store:
        await _fill(store)
        written = b"".join((tmp_path / name).read_bytes() for name in ("vejviser.db", "vejviser.db-wal")).lower()
    assert b"samtale-1" in written, "what is plain must be found, or this test finds nothing at all"
    assert [word for word in WORDS if any(form in written for form in _forms(word))] == []


async def test_no_row_of_any_table_holds_a_word_of_it(sql_store: SqlStore, url: str) -> None:
    await _fill(sql_store)
    engine = create_engine(async_url(url), patience=5)
    async with engine.writing() as connection:
        rows = [repr(row) for table in SCHEMA.sorted_tables for row in await connection.execute(select(table))]
    await engine.close()
    written = "\n".join(rows).lower().encode()
    assert b"samtale-1" in written
    assert [word for word in WORDS if any(form in written for form in _forms(word))] == []


def _forms(word: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-16-le"):
        yield word.lower().encode(encoding)
        yield word.lower().encode(encoding).hex().encode()


async def test_without_the_key_a_draft_and_a_decision_are_refused_by_name(sql_store: SqlStore, url: str) -> None:
    await _fill(sql_store)
    async with opened(url, Fernet.generate_key().decode()) as store:
        with pytest.raises(KeyMissingError):
            async with store.turn(SLAGELSE, "samtale-1", "3", NOW) as turn:
                await turn.open_draft(ANNA, "samtale-1")
        with pytest.raises(KeyMissingError):
            await store.decisions()


async def test_with_a_new_key_in_front_everything_opens_and_cases_are_found(sql_store: SqlStore, url: str) -> None:
    await _fill(sql_store)
    async with opened(url, Fernet.generate_key().decode(), KEY) as store:
        async with store.turn(SLAGELSE, "samtale-1", "3", NOW) as turn:
            (before,) = await turn.case(SLAGELSE, SECRET)
            after = await turn.log(decision("beslutning-2", case=SECRET))
            assert await turn.draft(DRAFT.id)
        assert after.number == before.number


async def test_the_same_payload_is_sealed_differently_each_time(sql_store: SqlStore, url: str) -> None:
    async with sql_store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        for number in range(3):
            await turn.log(decision(f"b{number}"))
    engine = create_engine(async_url(url), patience=5)
    table = SCHEMA.tables["decision_payloads"], SCHEMA.tables["decisions"]
    async with engine.writing() as connection:
        sealed = set((await connection.execute(select(table[0].c.sealed))).scalars())
        hashes = set((await connection.execute(select(table[1].c.payload_hash))).scalars())
    await engine.close()
    assert len(sealed) == len(hashes) == 3


async def test_a_draft_that_an_earlier_edition_sealed_is_still_read(sql_store: SqlStore, url: str) -> None:
    async with sql_store.turn(SLAGELSE, "samtale-1", "1", NOW) as turn:
        kept = await turn.keep(replace(DRAFT, history=({}, FACTS)))
    written = {
        "name": DRAFT.person.name,
        "facts": write_facts(DRAFT.facts),
        "history": [{}, write_facts(FACTS)],
        "step": DRAFT.step,
        "form": dict(DRAFT.form),
    }
    engine = create_engine(async_url(url), patience=5)
    async with engine.writing() as connection:
        await connection.execute(update(DRAFTS).values(sealed=Keyring([KEY]).seal(to_bytes(written))))
    await engine.close()
    async with sql_store.turn(SLAGELSE, "samtale-1", "2", NOW) as turn:
        assert await turn.draft(DRAFT.id) == kept
