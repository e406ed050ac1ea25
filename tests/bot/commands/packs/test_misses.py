"""`vejviser packs misses`: what was looked for in vain, for the model's owner."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime

from bot.bootstrap import opened_store
from bot.commands.shelf import open_settings
from tests.bot.commands.conftest import Run, one_sentence

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


async def _missed(*misses: tuple[str, tuple[str, ...]]) -> None:
    async with opened_store(open_settings()) as store, store.turn("kommunen", "chat", None, NOW) as turn:
        for pack, words in misses:
            await turn.missed(pack, words, date(2026, 11, 22))


def test_nothing_missed_is_said_so_and_is_an_empty_list(run: Run) -> None:
    assert one_sentence(run("packs", "misses").out)
    assert run("packs", "misses", "--json").json == []


def test_what_was_missed_stands_with_how_often_and_when_last(run: Run) -> None:
    asyncio.run(_missed(*[("slagelse", ("koerekort",))] * 2, ("kolding", ("ridning", "§ 99"))))
    assert run("packs", "misses", "--json").json == [
        {"pack": "slagelse", "words": ["koerekort"], "times": 2, "latest": "2026-11-22"},
        {"pack": "kolding", "words": ["ridning", "§ 99"], "times": 1, "latest": "2026-11-22"},
    ]
    assert (
        run("packs", "misses").out.splitlines()[0] == "2 gange: koerekort (model slagelse, senest 22. november 2026)"
    )


def test_one_models_misses_can_be_asked_for(run: Run) -> None:
    asyncio.run(_missed(("slagelse", ("koerekort",)), ("kolding", ("ridning",))))
    assert [row["words"] for row in run("packs", "misses", "kolding", "--json").json] == [["ridning"]]


def test_a_model_that_is_not_there_is_named(run: Run) -> None:
    ran = run("packs", "misses", "atlantis")
    assert ran.status != 0
    assert "atlantis" in ran.err
