"""The one sentence on top of the week's overview: what matters most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dialogs.showing.sources import joined
from dialogs.weekly.overview import Figures, Overview
from dialogs.weekly.waiting import waited
from dialogs.wording import say

_PRESSING: Final = ("waits", "overdue", "late_answers", "double_grants", "due", "access", "forum")
"""Sections that the sentence can be about, the most pressing first."""
_MOST: Final = 2


def headline(overview: Overview) -> str:
    """Return what matters most in a team's week."""
    if overview.running:
        parts = list(_waiting(overview))[:_MOST]
        if parts:
            return say("weekly.headline.waiting", what=joined(tuple(parts)))
        return say("weekly.headline.failed" if overview.failed else "weekly.headline.quiet")
    return _looked_back(overview.figures) if overview.figures else say("weekly.headline.failed")


def _waiting(overview: Overview) -> Iterator[str]:
    for id in _PRESSING:
        section = overview.section(id)
        if section.count:
            key = f"weekly.headline.{id}_one" if section.count == 1 else f"weekly.headline.{id}"
            oldest = max((line.days or 0 for line in section.lines), default=0)
            yield say(key, count=section.count, oldest=waited(oldest))


def _looked_back(figures: Figures) -> str:
    now, before = figures.total[:2]
    if now == before == 0:
        return say("weekly.headline.none")
    if now == before:
        return say("weekly.headline.same", count=now)
    key = "weekly.headline.more" if now > before else "weekly.headline.fewer"
    return say(key, count=now, difference=abs(now - before))
