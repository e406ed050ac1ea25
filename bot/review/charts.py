"""Plots as SVG that stands inside a page, takes its colours from it and grows with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import svg
from markupsafe import Markup

from bot.review.summary import Bar

_HEIGHT = 14
_TALL = 26
_ROUND = 3


def bar(share: float, kind: str, of: float = 0.0) -> Markup:
    """Return a bar for a share of what the longest one has, laid on a paler one for `of`, both 0 to 1."""
    return _drawn(_HEIGHT, (_part(0, of, _HEIGHT, "track"), _part(0, share, _HEIGHT, kind)))


def stacked(bars: Iterable[Bar]) -> Markup:
    """Return shares side by side."""
    return _drawn(_TALL, _side_by_side(bars))


def _side_by_side(bars: Iterable[Bar]) -> Iterator[svg.Element]:
    start = 0.0
    for one in bars:
        if one.count:
            yield _part(start, one.share, _TALL, one.kind)
        start += one.share


def _part(start: float, share: float, height: int, kind: str) -> svg.Rect:
    return svg.Rect(
        x=svg.Length(round(100 * start, 2), "%"),
        width=svg.Length(round(100 * share, 2), "%"),
        height=height,
        rx=_ROUND,
        class_=[kind],
    )


def _drawn(height: int, elements: Iterable[svg.Element]) -> Markup:
    """Return a plot as markup; it holds numbers and class names only, and the page says the same in words."""
    drawn = svg.SVG(width=svg.Length(100, "%"), height=height, elements=list(elements), extra={"aria-hidden": "true"})
    return Markup(drawn)  # noqa: S704
