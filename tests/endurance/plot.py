"""A plot of a long run: one panel for each thing that must not grow, over minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import svg

_WIDE: Final = 720
_TALL: Final = 120
_LEFT: Final = 150
_GAP: Final = 34
_TOP: Final = 44
_STYLE: Final = (
    "text{font:13px system-ui,sans-serif;fill:#333}.title{font-size:15px;font-weight:600}"
    ".axis{stroke:#bbb}.line{fill:none;stroke:#0b6e6e;stroke-width:1.6}"
)


@dataclass(frozen=True, slots=True)
class Panel:
    """A named line with its unit, one value a sample."""

    name: str
    unit: str
    values: Sequence[float]


def plot(title: str, minutes: float, panels: Sequence[Panel]) -> str:
    """Return an SVG with the panels below each other, each from nought to a little above its largest value."""
    height = _TOP + len(panels) * (_TALL + _GAP) + 10
    elements: list[svg.Element] = [
        svg.Style(text=_STYLE),
        svg.Rect(width=_WIDE, height=height, fill="white"),
        svg.Text(x=12, y=26, class_=["title"], text=title),
    ]
    for place, panel in enumerate(panels):
        elements += _panel(panel, _TOP + place * (_TALL + _GAP), minutes)
    return (
        svg.SVG(viewBox=svg.ViewBoxSpec(0, 0, _WIDE, height), elements=elements, extra={"role": "img"}).as_str()
        + "\n"
    )


def _panel(panel: Panel, top: float, minutes: float) -> Iterator[svg.Element]:
    most = max(panel.values) * 1.2 or 1.0
    bottom, right = top + _TALL, _WIDE - 20
    step = (right - _LEFT) / max(1, len(panel.values) - 1)
    points = [
        svg.Point(round(_LEFT + place * step, 1), round(bottom - value / most * _TALL, 1))
        for place, value in enumerate(panel.values)
    ]
    yield svg.Line(x1=_LEFT, y1=bottom, x2=right, y2=bottom, class_=["axis"])
    yield svg.Line(x1=_LEFT, y1=top, x2=_LEFT, y2=bottom, class_=["axis"])
    yield svg.Polyline(points=points, class_=["line"])
    yield svg.Text(x=12, y=top + 14, text=panel.name)
    yield svg.Text(x=12, y=top + 32, text=f"at most {max(panel.values):.0f} {panel.unit}")
    yield svg.Text(x=_LEFT, y=bottom + 16, text="0")
    yield svg.Text(x=right, y=bottom + 16, text=f"{minutes:.0f} min", text_anchor="end")
