"""Deleting what is too old, from the command line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.bot.commands.conftest import Run


@pytest.fixture
def drafted(run: Run, tmp_path: Path) -> Run:
    """A command line with a draft."""
    script = tmp_path / "samtale.txt"
    script.write_text("42 år, kth\n")
    assert run("chat", "--script", script).status == 0
    return run


def test_what_is_young_stays(drafted: Run) -> None:
    ran = drafted("retention", "run")
    assert ran.status == 0
    assert ran.out.splitlines()[:2] == ["Slettet:", "kladder: 0"]


def test_the_limits_are_settings_and_a_dry_run_deletes_nothing(drafted: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.commands.retention.now", lambda: datetime.now(UTC) + timedelta(days=8))
    assert drafted("retention", "run", "--json").json["deleted"]["drafts"] == 0
    monkeypatch.setenv("VEJVISER_KEEP_DRAFTS_DAYS", "7")
    told = drafted("retention", "run", "--dry-run", "--json").json
    assert (told["dry_run"], told["deleted"]["drafts"]) == (True, 1)
    assert "Ville slette (intet er slettet):" in drafted("retention", "run", "--dry-run").out
    assert drafted("retention", "run", "--json").json["deleted"]["drafts"] == 1
    monkeypatch.setenv("VEJVISER_KEEP_DRAFTS_DAYS", "0")
    assert drafted("retention", "run", "--json").json["deleted"]["drafts"] == 0


def test_a_limit_that_is_no_number_is_told(drafted: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEJVISER_KEEP_CASES_DAYS", "fem år")
    ran = drafted("retention", "run")
    assert ran.status == 1
    assert "VEJVISER_KEEP_CASES_DAYS" in ran.err
