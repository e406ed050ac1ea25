"""`vejviser packs list`: every model that is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.form.loading import available
from tests.bot.commands.conftest import Run
from tests.knowledge.small_pack import write


def test_every_model_is_listed(run: Run) -> None:
    rows = run("packs", "list", "--json").json
    assert [row["id"] for row in rows] == list(available())
    assert {"title", "version", "status", "hash", "municipality", "interventions"} <= set(rows[0])
    lines = run("packs", "list").out.splitlines()
    assert [line.split(" – ")[0] for line in lines] == list(available())


def test_the_interventions_are_counted_by_depth_too(run: Run) -> None:
    rows = run("packs", "list", "--json").json
    assert all(sum(row["tiers"]) == row["interventions"] for row in rows)
    first, second, _ = (sum(depth) for depth in zip(*(row["tiers"] for row in rows), strict=True))
    assert first >= 45
    assert first + second >= 95
    hedensted = next(row for row in rows if row["id"] == "hedensted")
    assert hedensted["tiers"][0] == 10
    assert "17 indsatser (10 + 2 + 5)" in run("packs", "list").out


def test_a_model_with_faults_is_listed_with_how_many(run: Run, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEJVISER_PACKS", broken)
    ran = run("packs", "list")
    assert ran.status == 0
    assert "skaevby – kan ikke bruges: 4 fejl" in ran.out or "skaevby – kan ikke bruges: 5 fejl" in ran.out


def test_a_next_version_stands_below_the_one_of_today_with_its_day(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = 'id: slagelse\nextends: slagelse\nversion: "2027.1"\nvalid_from: 2099-01-01\n'
    monkeypatch.setenv("VEJVISER_PACKS", str(write(tmp_path, head, "slagelse@2099-01-01")))
    rows = {row["id"]: row for row in run("packs", "list", "--json").json}
    assert rows["slagelse@2099-01-01"]["valid_from"] == "2099-01-01"
    assert rows["slagelse"]["valid_from"] < "2099"
    assert run("packs", "show", "--json").json["version"] == rows["slagelse"]["version"]
    assert run("packs", "show", "slagelse@2099-01-01", "--json").json["version"] == "2027.1"
    assert run("packs", "check", "slagelse@2099-01-01").out == "slagelse@2099-01-01: ingen fejl\n"
