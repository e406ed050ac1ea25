"""Parts of an intervention and the whole that they belong to.

A source describes an intervention under its own heading and names its parts there (a school, an app, a meeting). Who
looks for the part should see the whole as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from knowledge.search.documents import Entry

_SHARE: Final = 0.7
_OWN_HEADING: Final = 1


class Wholes:
    """Which entry is the whole of which others: the one with the heading under which they are named."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        headings: dict[tuple[str, str], list[int]] = {}
        for number, entry in enumerate(entries):
            if entry.intervention.tier == _OWN_HEADING:
                headings.setdefault(_place(entry), []).append(number)
        self._whole = {
            number: whole[0]
            for number, entry in enumerate(entries)
            if len(whole := headings.get(_place(entry), [])) == 1 and whole[0] != number
        }

    def lift(self, scores: dict[int, float]) -> dict[int, int]:
        """Raise the wholes of what was found, and return the part by which each was raised."""
        raised: dict[int, int] = {}
        for part, score in sorted(scores.items(), key=lambda pair: pair[1]):
            whole = self._whole.get(part)
            if whole is not None and score * _SHARE > scores.get(whole, 0.0):
                scores[whole] = score * _SHARE
                raised[whole] = part
        return raised


def _place(entry: Entry) -> tuple[str, str]:
    source = entry.intervention.source
    return source.document, source.section
