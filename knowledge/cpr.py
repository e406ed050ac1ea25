"""CPR numbers in any notation, masked before anything else sees the text.

A CPR number is a date (ddmmyy) and four more signs. Written by people it has hyphens, dots, slashes, spaces or line
breaks anywhere. Replacement numbers (erstatnings-CPR) add 60 to the day or have letters among the last four. Wide on
purpose: an amount right after a date of six digits is masked too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

MASK: Final = "•"
"""Stands for every sign of a masked number, so that places in the text stay where they were."""

_BETWEEN: Final = r"[\s._/\\'’·\-\u00ad\u200b-\u200d\u2010-\u2015\u2212]{0,3}"
_HYPHEN: Final = r"\s?[\-\u2010-\u2015\u2212]\s?"
_DATE: Final = r"\d\d[\s./-]?\d\d[\s./-]?\d\d"
_FOUR_WITH_LETTERS: Final = r"(?=[a-zæøå\d]{0,3}\d)(?=\d{0,3}[a-zæøå])[a-zæøå\d]{4}"

Check = Callable[[list[int]], bool]


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without CPR numbers, of the same length, and whether there were any."""

    text: str
    found: bool


def mask(text: str) -> Masked:
    """Put `MASK` in the place of every sign of every CPR number; masking twice changes nothing."""
    masked = text
    while places := list(_places(masked)):
        for first, end in places:
            hidden = "".join(sign if sign.isspace() else MASK for sign in masked[first:end])
            masked = masked[:first] + hidden + masked[end:]
    return Masked(masked, masked != text)


def _is_dated(digits: list[int]) -> bool:
    """Say whether digits begin with a day and a month; 60 more on the day is a replacement number."""
    day, month = digits[0] * 10 + digits[1], digits[2] * 10 + digits[3]
    return (1 <= day <= 31 or 61 <= day <= 91) and 1 <= month <= 12


def _has_century(digits: list[int]) -> bool:
    return _is_dated(digits) and digits[4] * 10 + digits[5] in (18, 19, 20)


def _is_no_year(digits: list[int]) -> bool:
    """Tell a number with a slip in its date from a case number, which begins with a year."""
    return digits[0] * 10 + digits[1] not in (19, 20)


_NOTATIONS: Final[tuple[tuple[re.Pattern[str], Check], ...]] = (
    (re.compile(rf"(?<!\d)(?=(\d(?:{_BETWEEN}\d){{11}})(?!\d))"), _has_century),
    (re.compile(rf"(?<!\d)(?=(\d(?:{_BETWEEN}\d){{9}})(?!\d))"), _is_dated),
    (re.compile(rf"(?<!\w)(?=({_DATE}(?:{_HYPHEN})?{_FOUR_WITH_LETTERS})(?!\w))", re.IGNORECASE), _is_dated),
    (re.compile(rf"(?<![\d-])(?=(\d{{6}}{_HYPHEN}\d{{4}})(?![\d-]))"), _is_no_year),
)
"""How numbers are written, from the longest on, and what their digits must be."""


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the numbers of the first notation that occurs stand, none overlapping another."""
    for pattern, is_number in _NOTATIONS:
        after = 0
        for match in pattern.finditer(text):
            first, end = match.span(1)
            if first >= after and is_number([int(sign) for sign in match.group(1) if sign.isdecimal()]):
                yield first, end
                after = end
        if after:
            return
