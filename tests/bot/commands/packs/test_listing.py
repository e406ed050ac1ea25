"""`vejviser packs list`: every model that is found."""

from __future__ import annotations

import pytest

from knowledge.loading import available
from tests.bot.commands.conftest import Run


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
