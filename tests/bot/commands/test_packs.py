"""`vejviser packs`: looking at models and checking them."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.loading import available, load_pack
from tests.bot.commands.conftest import Run


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A pack with faults, in a folder that the settings name."""
    folder = tmp_path / "packs" / "skaevby"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(
        "id: skaevby\ntitle: 1\nversoin: 3\nvalid_from: i går\nstatus: måske\n", "utf-8"
    )
    return str(folder.parent)


def test_every_model_is_listed(run: Run) -> None:
    rows = run("packs", "list", "--json").json
    assert [row["id"] for row in rows] == list(available())
    assert {"title", "version", "status", "hash", "municipality", "interventions"} <= set(rows[0])
    lines = run("packs", "list").out.splitlines()
    assert [line.split(" – ")[0] for line in lines] == list(available())


def test_a_model_with_faults_is_listed_with_how_many(run: Run, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEJVISER_PACKS", broken)
    ran = run("packs", "list")
    assert ran.status == 0
    assert "skaevby – kan ikke bruges: 4 fejl" in ran.out or "skaevby – kan ikke bruges: 5 fejl" in ran.out


def test_the_whole_catalogue_is_one_list(run: Run) -> None:
    rows = run("packs", "show", "--interventions", "--json").json
    assert len(rows) == sum(len(load_pack(pack).interventions) for pack in available())
    assert all(row["municipality"] or row["pack"] == "danmark" for row in rows)
    own = run("packs", "show", "slagelse", "--interventions", "--json").json
    assert {row["pack"] for row in own} == {"slagelse"}


def test_a_model_is_shown_row_by_row_with_its_sources(run: Run) -> None:
    ran = run("packs", "show", "slagelse")
    for row in (row for table in load_pack("slagelse").tables for row in table.rows):
        assert row.id in ran.out
    assert "Kilde: " in ran.out
    assert run("packs", "show", "slagelse", "--json").json["id"] == "slagelse"


def test_the_built_in_models_are_without_faults(run: Run) -> None:
    ran = run("packs", "check")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [f"{pack}: ingen fejl" for pack in available()]


def test_every_fault_comes_at_once_with_file_and_line(run: Run, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEJVISER_PACKS", broken)
    ran = run("packs", "check", "skaevby", "--json")
    assert ran.status == 1
    faults = ran.json["skaevby"]
    assert {fault["line"] for fault in faults} >= {2, 3, 4, 5}
    assert all(fault["sentence"].startswith("skaevby/pack.yaml") for fault in faults)
    assert len(run("packs", "check", "skaevby").out.splitlines()) == len(faults) + 1


def test_a_model_with_faults_cannot_be_used_and_says_the_first(
    run: Run, broken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VEJVISER_PACKS", broken)
    ran = run("intake", "42 år", "--pack", "skaevby")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("Modellen »skaevby« kan ikke bruges.")


def test_the_cases_of_a_model_are_run(run: Run) -> None:
    ran = run("packs", "test", "slagelse", "--json")
    assert ran.status == 0
    assert ran.json["slagelse"]["cases"] == len(load_pack("slagelse").cases)
    assert ran.json["slagelse"]["mismatches"] == []


def test_a_folder_of_sources_that_is_not_there_is_told(run: Run) -> None:
    ran = run("packs", "check", "--sources", "/findes/ikke")
    assert (ran.status, ran.err) == (1, "Der er ingen mappe /findes/ikke.\n")
