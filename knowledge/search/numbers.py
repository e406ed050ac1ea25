"""Target-group numbers and ages in a query."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_NAMED_GROUP: Final = r"\bm[åa]a?lg(?:r|ruppe\w*)?\.?\s?(?:nr\.?\s?)?"
_GROUP: Final = re.compile(
    rf"(?:{_NAMED_GROUP}(?P<named>\d\.\d{{1,2}})|(?<![\d.,/])(?P<plain>2\.\d{{1,2}}))"
    r"(?![.,/]?\d)(?!\.? ?(?:kr|mio|mill|km|pct|%))"
)
_NO_UNIT: Final = r"(?! ?-?(?:ti?m|uge|md|mån|dag|min|kr|mio|pct|%|sam|gang|\.\d))"
_BETWEEN: Final = re.compile(rf"\b(?:mellem |fra |ml\. ?)?(\d{{2}}) ?(?:-|–|og|til) ?(\d{{2}})\b{_NO_UNIT}")
_BELOW: Final = re.compile(rf"\b(?:under|yngre end) (\d{{2}})\b{_NO_UNIT}")
_ABOVE: Final = re.compile(rf"\b(?:over|ældre end|fyldt) (\d{{2}})\b{_NO_UNIT}")
_EXACTLY: Final = re.compile(r"\b(\d{1,2}) ?-?år(?:ig|ige|s)?\b")
_AGED: Final = re.compile(rf"\b(?:er|på|bliver|fylder|fyldte|kun|snart) ([1-6]\d)\b{_NO_UNIT}")


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """A target-group number as asked for; what it means depends on law and version."""

    number: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ages:
    """From one age to another, both included, in years."""

    low: int
    high: int
    start: int = 0
    end: int = 0

    def overlap(self, low: int | None, high: int | None) -> float:
        """Return how much these ages and the given bounds have in common: 0 nothing, 1 when they are the same."""
        bottom, top = low or 0, 120 if high is None else high
        common = min(self.high, top) - max(self.low, bottom) + 1
        return max(common, 0) / (max(self.high, top) - min(self.low, bottom) + 1)

    def within(self, low: int | None, high: int | None) -> bool:
        """Say whether these ages and the given bounds have a year in common."""
        return self.overlap(low, high) > 0


def find_target_groups(text: str) -> list[TargetGroup]:
    """Return the target-group numbers in a text in lower case: `målgr. 2.13`, `2.4`."""
    return [
        TargetGroup(match["named"] or match["plain"], match.start(), match.end()) for match in _GROUP.finditer(text)
    ]


def find_ages(text: str) -> Ages | None:
    """Return the ages that a text in lower case speaks of: `mellem 18 og 30`, `under 25`, `22-årig`."""
    if match := _BETWEEN.search(text):
        low, high = int(match[1]), int(match[2])
        return Ages(low, high, *match.span()) if low < high else None
    if match := _BELOW.search(text):
        return Ages(0, int(match[1]) - 1, *match.span())
    if match := _ABOVE.search(text):
        return Ages(int(match[1]), 120, *match.span())
    if match := _EXACTLY.search(text) or _AGED.search(text):
        return Ages(int(match[1]), int(match[1]), *match.span())
    return None
