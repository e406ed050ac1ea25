"""The scale of the runs."""

from __future__ import annotations

import pytest

from tests.endurance.scale import scaled


def test_a_run_is_whole_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ENDURANCE", raising=False)
    assert scaled(1800) == 1800


def test_a_run_is_scaled_and_never_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENDURANCE", "0.1")
    assert [scaled(1800), scaled(2)] == [180, 1]
