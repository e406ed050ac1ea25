"""The guide of the day: each pack in the version that is valid then.

The next version of a pack lies beside it in a folder named `<id>@<day>` and is valid from that day on, in Copenhagen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge.form.loading import next_versions
from knowledge.guide import Guide, open_guide


@dataclass(frozen=True)
class Editions:
    """The guides, each with the first day on which it is valid, in this order. Build them with `open_editions`."""

    guides: tuple[tuple[date, Guide], ...]

    def on(self, day: date) -> Guide:
        """Return the guide that is valid on a day; before the first day that is the first one."""
        place = bisect_right([first for first, _ in self.guides], day)
        return self.guides[max(place - 1, 0)][1]


def open_editions(pack: str, folders: Sequence[Path], today: date) -> Editions:
    """Load the guide of today and those of every later day on which a pack changes.

    They are all loaded now: what is wrong with the next version is seen when the bot starts, not on the night when it
    takes effect, and nobody waits for it then.

    Raises:
        UnknownPackError: no folder holds the pack.
        PackError: it, or another pack, or the next version of one, has faults.
    """
    days = sorted({today, *(day for _, day in next_versions(folders) if day > today)})
    return Editions(tuple((day, open_guide(pack, folders, day)) for day in days))
