"""`vejviser packs check`: every fault at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.form.loading import available
from tests.bot.commands.conftest import Run


def test_the_built_in_models_are_without_faults(run: Run) -> None:
    ran = run("packs", "check")
    assert (ran.status, ran.err) == (0, "")
    good = [line for line in ran.out.splitlines() if line.endswith(": ingen fejl")]
    assert good == [f"{pack}: ingen fejl" for pack in available()]


def test_a_day_that_has_come_is_a_fault_only_where_it_is_asked_for_strictly(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed = "{id: lov, date: 2020-01-01, expected: true, text: En ny lov, touches: [alder], source: Juristen}"
    (tmp_path / "gammelby").mkdir()
    (tmp_path / "gammelby" / "pack.yaml").write_text(
        f"id: gammelby\ntitle: Gammelby\nversion: '1'\nvalid_from: 2020-01-01\nstatus: forslag\nextends: danmark\n"
        f"notices:\n  - {passed}\n",
        "utf-8",
    )
    monkeypatch.setenv("VEJVISER_PACKS", str(tmp_path))
    ran, strict = run("packs", "check", "gammelby"), run("packs", "check", "gammelby", "--strict")
    assert (ran.status, strict.status) == (0, 1)
    assert ran.out.splitlines()[0] == "gammelby: ingen fejl"
    assert strict.out.splitlines()[0] == "gammelby: 1 fejl"
    assert "»lov« var ventet til 2020-01-01" in ran.out
    assert ran.out.splitlines()[1:] == strict.out.splitlines()[1:]


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


def test_a_folder_of_sources_that_is_not_there_is_told(run: Run) -> None:
    ran = run("packs", "check", "--sources", "/findes/ikke")
    assert (ran.status, ran.err) == (1, "Der er ingen mappe /findes/ikke.\n")
