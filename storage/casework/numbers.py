"""Case numbers: our own short ones, and those of the centres' systems made comparable."""

from __future__ import annotations

import re
import secrets
from typing import Final

_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTWXYZ"
"""No character that looks or sounds like another: no 0 and O, 1 and I and L, U and V (which stands in front)."""
_OURS: Final = re.compile(rf"(?:V-?)?([{_ALPHABET}]{{4,}})")

_SAID: Final = re.compile(r"^(?:(?:sags?|journal)?(?:nr|nummer)|jnr)[.:]*(?=\d)")
"""What is said before a number and is no part of it."""


def new_number(characters: int) -> str:
    """Return a number such as V-7K3M at random: it says nothing of when a case came or how many there are."""
    return "V-" + "".join(secrets.choice(_ALPHABET) for _ in range(characters))


def as_our_number(written: str) -> str | None:
    """Return a number of ours as it is kept, also when written small, with spaces or without V-; else None."""
    match = _OURS.fullmatch("".join(written.split()).upper())
    return f"V-{match[1]}" if match else None


def folded(number: str) -> str:
    """Return a case number of any system as it is compared: without spaces and a leading "nr.", in one case."""
    return _SAID.sub("", "".join(number.split()).casefold(), count=1)
