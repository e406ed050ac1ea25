"""The plot of a long run."""

from __future__ import annotations

from xml.etree import ElementTree

from tests.endurance.plot import Panel, plot


def test_a_plot_says_what_it_shows_and_for_how_long() -> None:
    drawn = plot("30 minutes", 30, (Panel("Memory", "MB", (100.0, 101.4)), Panel("Handles", "open", (0.0, 0.0))))
    said = [
        "".join(text.itertext()) for text in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}text")
    ]
    assert said[0] == "30 minutes"
    assert {"Memory", "at most 101 MB", "at most 0 open", "30 min"} <= set(said)


def test_a_larger_value_stands_higher() -> None:
    (line,) = ElementTree.fromstring(plot("x", 1, (Panel("Memory", "MB", (1.0, 2.0)),))).iter(
        "{http://www.w3.org/2000/svg}polyline"
    )
    _, first, _, second = map(float, line.attrib["points"].replace(",", " ").split())
    assert second < first
