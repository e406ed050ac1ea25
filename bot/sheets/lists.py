"""Several things in one cell: a semicolon between them, a bar between the parts of one.

Where the sign belongs to the text, it stands twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

_ITEMS: Final = ";"
_PARTS: Final = "|"


def join_items(items: Iterable[str]) -> str:
    """Return "one; two"."""
    return _join(items, _ITEMS)


def split_items(text: str) -> list[str]:
    """Return the items of a cell, without the blanks around them and without empty ones."""
    return [item for item in _split(text, _ITEMS) if item]


def join_parts(parts: Sequence[str]) -> str:
    """Return "text | amount | unit"; empty parts at the end are left out."""
    last = max((number for number, part in enumerate(parts, start=1) if part), default=0)
    return _join(parts[:last], _PARTS)


def split_parts(text: str) -> list[str]:
    """Return the parts of an item, without the blanks around them."""
    return _split(text, _PARTS)


def _join(items: Iterable[str], sign: str) -> str:
    between = f"{sign} " if sign == _ITEMS else f" {sign} "
    return between.join(item.replace(sign, sign * 2) for item in items)


def _split(text: str, sign: str) -> list[str]:
    """Split at signs that stand alone; from the left, each pair of them is one that belongs to the text."""
    pieces = [""]
    for found in _tokens(sign).findall(text):
        if found == sign:
            pieces.append("")
        else:
            pieces[-1] += sign if found == sign * 2 else found
    return [piece.strip() for piece in pieces]


@cache
def _tokens(sign: str) -> re.Pattern[str]:
    one = re.escape(sign)
    return re.compile(rf"{one}{one}|{one}|[^{one}]+")
