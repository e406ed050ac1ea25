"""How deep the catalogue goes, and figures that its sources have."""

from __future__ import annotations

from collections import Counter

import pytest

from knowledge.form.loading import available, load_all

EVERY = [one for loaded in load_all(available()) for one in loaded.pack.interventions]


def test_the_catalogue_has_its_depth() -> None:
    tiers = Counter(one.tier for one in EVERY)
    assert tiers[1] >= 45
    assert tiers[1] + tiers[2] >= 95


@pytest.mark.parametrize(("words", "amount"), [("79 % af de unge", 79), ("over 95 %", 95), ("36 måneder", 4_800_000)])
def test_a_result_of_the_sources_stands_with_its_figure(words: str, amount: int) -> None:
    results = [result for one in EVERY for result in one.results if words in result.text]
    assert amount in {result.amount for result in results}
