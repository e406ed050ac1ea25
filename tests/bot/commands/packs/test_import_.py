"""`vejviser packs export` and `packs import`: the municipality's own catalogue as a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from knowledge.form.loading import load, load_pack
from tests.bot.commands.conftest import Run, one_sentence
from tests.bot.sheets.books import CAFE, HEADS, filled_in


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """The municipality's folder, named in the settings."""
    folder = tmp_path / "egne"
    folder.mkdir()
    monkeypatch.setenv("VEJVISER_PACKS", str(folder))
    return folder


def test_a_catalogue_that_nobody_changed_leaves_the_model_as_it_is(run: Run, own: Path, tmp_path: Path) -> None:
    file = tmp_path / "katalog.xlsx"
    assert run("packs", "export", "slagelse", "--xlsx", file).status == 0
    ran = run("packs", "import", file, "--into", own)
    assert (ran.status, "0 er kommunens egne" in ran.out) == (0, True)
    assert load("slagelse", [own]).hash == load("slagelse").hash


def test_an_own_offer_is_the_municipalitys_own_and_goes_when_its_row_goes(
    run: Run, own: Path, tmp_path: Path
) -> None:
    file = filled_in(tmp_path / "ark.xlsx", HEADS, CAFE)
    told = run("packs", "import", file, "--into", own, "--pack", "slagelse", "--json").json
    assert (told["own"], told["faults"], len(told["staying"])) == (1, [], 13)
    assert CAFE[0] in {one.title for one in load_pack("slagelse", [own]).interventions}
    filled_in(file, HEADS, ("Støttekontakt", "ophørt", "Findes ikke mere.", "støtte i hverdagen"))
    told = run("packs", "import", file, "--into", own, "--pack", "slagelse", "--json").json
    assert told["ended"] == [CAFE[0]]
    changed = {one.title: one for one in load_pack("slagelse", [own]).interventions}
    assert (changed["Støttekontakt"].status, changed["Støttekontakt"].year) == ("ophoert", 2015)
    assert len(changed) == 13


def test_faults_are_told_with_sheet_and_cell_and_nothing_is_written(run: Run, own: Path, tmp_path: Path) -> None:
    heads = (*HEADS, "Paragraffer", "Kilde", "Passer til (betingelse)", "Afsnit i kilden")
    row = (*CAFE, "serviceloven § 85 x y", "notatet", "{misbrug: slemt}", "1")
    other = ("Aftenhold", "kører", *CAFE[2:])
    ran = run(
        "packs", "import", filled_in(tmp_path / "ark.xlsx", heads, row, other), "--into", own, "--pack", "slagelse"
    )
    assert ran.status == 1
    assert list(own.iterdir()) == []
    count, *lines = ran.out.splitlines()
    assert count.startswith("4 fejl. Intet er skrevet.")
    assert lines[0].startswith(
        "Ark »Indsatser«, celle E2 (Paragraffer): »85 x y« har ikke den form, som »Paragraffer«"
    )
    assert lines[1].startswith("Ark »Indsatser«, celle F2 (Kilde): Dokumentet »notatet«")
    assert lines[2].startswith("Ark »Indsatser«, celle G2 (Passer til (betingelse)): »slemt« er ikke en værdi")
    assert lines[3].startswith("Ark »Indsatser«, celle B3 (Status): »kører« er ikke en af mulighederne.")
    assert len(lines) == 4


def test_a_folder_with_interventions_of_its_own_is_not_written_over(run: Run, own: Path, tmp_path: Path) -> None:
    (own / "slagelse").mkdir()
    (own / "slagelse" / "pack.yaml").write_text("id: slagelse\nextends: slagelse\ninterventions: []\n")
    file = filled_in(tmp_path / "ark.xlsx", HEADS, CAFE)
    ran = run("packs", "import", file, "--into", own, "--pack", "slagelse")
    assert (ran.status != 0, "slagelse/pack.yaml" in ran.err) == (True, True)


@pytest.mark.parametrize("arguments", [("--pack", "atlantis"), ()])
def test_a_model_that_is_not_there_or_not_named_is_one_sentence(
    run: Run, own: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    file = filled_in(tmp_path / "ark.xlsx", HEADS, CAFE)
    ran = run("packs", "import", file, "--into", own, *arguments)
    assert ran.status != 0
    assert one_sentence(ran.err)


def test_files_that_cannot_be_read_or_written_are_one_sentence(run: Run, own: Path, tmp_path: Path) -> None:
    broken = tmp_path / "brudt.xlsx"
    broken.write_text("intet regneark")
    there = filled_in(tmp_path / "der.xlsx", HEADS)
    for command in (
        ("packs", "import", broken, "--into", own),
        ("packs", "import", filled_in(tmp_path / "ny.xlsx", HEADS, CAFE), "--into", broken, "--pack", "slagelse"),
        ("packs", "import", tmp_path / "intet.xlsx", "--into", own),
        ("packs", "export", "--xlsx", there),
        ("packs", "export", "--xlsx", tmp_path / "ingen" / "mappe.xlsx"),
    ):
        ran = run(*command)
        assert (ran.status != 0, one_sentence(ran.err) or ran.err) == (True, True)
    assert load_workbook(there).sheetnames == ["Indsatser"]
