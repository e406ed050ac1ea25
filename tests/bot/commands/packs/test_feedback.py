"""`vejviser packs feedback`: what people tell a model's owner by using it."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.bootstrap import opened_store
from bot.commands.shelf import open_settings
from dialogs.ports.feedback import Report
from tests.bot.commands.conftest import Run, one_sentence
from tests.storage.cast import ANNA, BENT, SLAGELSE, decision

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
ONE = Report("a1b2c3d4e5", "slagelse", "2015.1", "intervention", "stoettekontakt", "Nummeret\ner forkert", NOW)
ROW = Report("a1f0", "slagelse", "2015.1", "conclusion", "center/center.faellesmaengde", "", NOW + timedelta(days=1))


async def _told(*reports: Report) -> None:
    async with opened_store(open_settings()) as store, store.turn(SLAGELSE, "chat", None, NOW) as turn:
        for report in reports:
            await turn.report(report)


async def _used() -> None:
    async with opened_store(open_settings()) as store, store.turn(SLAGELSE, "chat", None, NOW) as turn:
        for pack, words in [("slagelse", ("koerekort",))] * 2 + [("kolding", ("ridning", "§ 99"))]:
            await turn.missed(pack, words, date(2026, 11, 22))
        for number, person in enumerate((ANNA, BENT)):
            differing = {"suggestion": {"center": "AM"}, "overrides": {"center": "HP"}}
            rules = ("center.faellesmaengde", "medlemskab.misbrug")
            await turn.log(decision(f"b{number}", person, f"sag-{number}", rules=rules, **differing))


def test_nothing_told_is_said_so_and_is_empty_lists(run: Run) -> None:
    assert run("packs", "feedback").out.count("Ingen.") == 2
    assert run("packs", "feedback", "--json").json == {"reports": [], "misses": [], "overrides": []}


def test_reports_stand_newest_first_with_what_they_are_about(run: Run) -> None:
    asyncio.run(_told(ONE, ROW))
    found = run("packs", "feedback", "slagelse", "--json").json["reports"]
    assert [one["id"] for one in found] == ["a1f0", "a1b2c3d4e5"]
    assert found[1] | {"at": ""} == {
        "id": "a1b2c3d4e5",
        "pack": "slagelse",
        "pack_version": "2015.1",
        "about": "intervention",
        "subject": "stoettekontakt",
        "title": "Støttekontakt",
        "text": "Nummeret\ner forkert",
        "at": "",
        "handled": None,
    }
    text = run("packs", "feedback").out
    assert "  a1b2c3d4  Støttekontakt (model slagelse 2015.1, 22. november 2026)\n      Nummeret\n" in text


def test_what_is_done_goes_and_can_be_shown_again(run: Run) -> None:
    asyncio.run(_told(ONE, ROW))
    left = run("packs", "feedback", "--handled", "a1b2", "--json").json["reports"]
    assert [one["id"] for one in left] == ["a1f0"]
    both = run("packs", "feedback", "--all", "--json").json["reports"]
    assert [one["handled"] is None for one in both] == [True, False]


@pytest.mark.parametrize(("id", "why"), [("a1", "Flere meldte fejl"), ("zz", "ingen meldt fejl"), ("", "ingen")])
def test_an_id_that_names_none_or_several_marks_nothing(run: Run, id: str, why: str) -> None:
    asyncio.run(_told(ONE, ROW))
    ran = run("packs", "feedback", "--handled", "a1b2", "--handled", id)
    assert (ran.status != 0, why in ran.err, one_sentence(ran.err) or why == "Flere meldte fejl") == (True,) * 3
    assert len(run("packs", "feedback", "--json").json["reports"]) == 2


def test_misses_and_overrides_are_counted_and_name_nobody(run: Run) -> None:
    asyncio.run(_used())
    told = run("packs", "feedback", "--json")
    assert told.json["misses"][0] == {
        "pack": "slagelse", "words": ["koerekort"], "times": 2, "latest": "2026-11-22"
    }  # fmt: skip
    assert told.json["overrides"] == [
        {
            "pack": "slagelse", "table": "center", "row": "center.faellesmaengde", "suggested": "AM", "chosen": "HP",
            "code": "lokal_aftale", "times": 2,
        }
    ]  # fmt: skip
    text = run("packs", "feedback", "slagelse").out
    assert "2 gange: koerekort (model slagelse, senest 22. november 2026)" in text
    assert "2 gange: Ansvarligt center Handicap & Psykiatri (HP) i stedet for AM" in text
    assert not [word for word in ("anna", "Anna", "bent", "sag-1", "ridning") if word in text]
    assert not [word for word in ("anna", "Anna", "bent", "sag-1") if word in told.out]


def test_a_model_that_is_not_there_is_named(run: Run) -> None:
    ran = run("packs", "feedback", "atlantis")
    assert ran.status != 0
    assert "atlantis" in ran.err
