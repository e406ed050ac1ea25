"""`vejviser playground`: what it says when it cannot start."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.commands.conftest import Run


def test_without_node_it_says_what_to_do(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = run("playground")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "Node.js 18 eller nyere med npm mangler. Installér det, eller brug »vejviser chat«.\n"
