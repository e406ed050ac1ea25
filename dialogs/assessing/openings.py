"""How a line begins that corrects what was written before, "hov, det var ikke fp", or talks to us, "er du sikker"."""

from __future__ import annotations

import re
from functools import cache

from dialogs.wording import words
from knowledge.text import fold


def opens_correction(text: str) -> bool:
    """Whether a line says that it corrects what stands."""
    return _opening().match(fold(text)) is not None


def without_opening(text: str) -> str:
    """Return what a correcting line says after its opening; another line as it is."""
    opening = _opening().match(fold(text))
    said = len(opening[0].split()) if opening else 0
    return " ".join(text.split()[said:]) if opening else text


def talks_to_us(text: str) -> bool:
    """Whether a line asks the bot for its opinion or says that one is at a loss, and tells nothing of the citizen."""
    return f"{fold(text)} ".startswith(_talk())


@cache
def _talk() -> tuple[str, ...]:
    return tuple(f"{fold(opening)} " for opening in words("general.talk"))


@cache
def _opening() -> re.Pattern[str]:
    longest_first = sorted(map(fold, words("other.correcting")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})[ ,:.]+(?=\S)")
