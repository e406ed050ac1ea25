"""`vejviser packs check`: every fault at once."""

from __future__ import annotations

import pytest

from knowledge.loading import available
from tests.bot.commands.conftest import Run


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


def test_a_folder_of_sources_that_is_not_there_is_told(run: Run) -> None:
    ran = run("packs", "check", "--sources", "/findes/ikke")
    assert (ran.status, ran.err) == (1, "Der er ingen mappe /findes/ikke.\n")
