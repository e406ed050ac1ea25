"""`vejviser compare`: what it prints, for people and as JSON."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import orjson
import pytest

from bot.__main__ import main
from knowledge.form.loading import available, load_pack

FACTS = {"alder": 42, "ydelse": "kontanthjaelp", "sag_i_hp": True, "stu": False}


@pytest.fixture
def citizen(tmp_path: Path) -> str:
    """A file with an invented citizen."""
    file = tmp_path / "citizen.json"
    file.write_bytes(orjson.dumps(FACTS))
    return str(file)


def test_every_pack_with_tables_stands_there_with_all_its_tables(
    citizen: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", citizen, "--json"]) == 0
    printed = orjson.loads(capsys.readouterr().out)
    packs = {pack: load_pack(pack) for pack in available()}
    assert printed["facts"] == FACTS
    assert {one["id"]: set(one["conclusions"]) for one in printed["packs"]} == {
        id: {table.id for table in pack.tables} for id, pack in packs.items() if pack.tables
    }
    slagelse = next(one for one in printed["packs"] if one["id"] == "slagelse")
    assert slagelse["conclusions"]["segment"] == {
        "status": "decided",
        "outcome": "faellesmaengde",
        "possible": ["faellesmaengde"],
    }
    assert slagelse["ignored"] == ["stu"]
    assert {"fact", "question"} == set(slagelse["lacking"][0])
    assert (slagelse["year"], slagelse["status"], slagelse["municipality"]) == (2015, "forslag", "Slagelse")


def test_the_table_names_every_municipality_and_fits_in_a_hundred_columns(
    citizen: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", citizen]) == 0
    printed = capsys.readouterr().out
    assert max(map(len, printed.splitlines())) <= 100
    for pack in map(load_pack, available()):
        assert pack.municipality is None or pack.municipality in printed
    assert "Målgruppe: Fællesmængden" in printed
    assert "Kender ikke: stu" in printed


def test_lines_are_answered_in_order_and_a_bad_one_in_its_place(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = b'{"facts": {"alder": 70}}\nnot json\n{"alder": "gammel"}\n{"aldre": 70}\n{}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert main(["compare", "-"]) == 0
    first, not_json, not_an_age, no_fact, nothing = map(orjson.loads, capsys.readouterr().out.splitlines())
    assert first["facts"] == {"alder": 70}
    assert list(not_json) == list(not_an_age) == list(no_fact) == ["error"]
    assert "alder" in not_an_age["error"]
    assert "Mente du: alder?" in no_fact["error"]
    assert len(nothing["packs"]) == len(first["packs"])


@pytest.mark.parametrize("content", ["[]", '{"facts": 3}', "{"])
def test_bad_input_ends_with_one_sentence(content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.json"
    file.write_text(content, encoding="utf-8")
    assert main(["compare", str(file)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
