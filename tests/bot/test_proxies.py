"""Outgoing calls go through the municipality's proxy where the environment says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.proxies import proxy_for


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    proxy_for.cache_clear()
    yield
    proxy_for.cache_clear()


def test_without_a_word_in_the_environment_there_is_no_proxy() -> None:
    assert proxy_for("https", "smba.trafficmanager.net") is None


def test_the_proxy_goes_by_scheme_and_leaves_out_what_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.kommune.example:8080")
    monkeypatch.setenv("NO_PROXY", "localhost,127.0.0.1")
    assert proxy_for("https", "smba.trafficmanager.net") == "http://proxy.kommune.example:8080"
    assert proxy_for("https", "127.0.0.1") is None
    assert proxy_for("http", "smba.trafficmanager.net") is None
