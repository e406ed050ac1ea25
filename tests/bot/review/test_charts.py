"""Plots inside the page."""

from __future__ import annotations

from xml.etree import ElementTree

from bot.review.charts import bar, stacked
from bot.review.summary import Bar


def parts(plot: str) -> list[tuple[str, str, str]]:
    return [
        (part.get("class", ""), part.get("x", ""), part.get("width", "")) for part in ElementTree.fromstring(plot)
    ]


def test_a_bar_is_as_long_as_its_share() -> None:
    assert parts(bar(0.25, "open", 0.5)) == [("track", "0%", "50.0%"), ("open", "0%", "25.0%")]


def test_shares_stand_side_by_side_and_empty_ones_are_left_out() -> None:
    bars = [Bar("a", 1, 0.25, "said"), Bar("b", 0, 0.0, "open"), Bar("c", 3, 0.75, "silent")]
    assert parts(stacked(bars)) == [("said", "0.0%", "25.0%"), ("silent", "25.0%", "75.0%")]
