"""Danish text made comparable: one spelling for what people write in several ways."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ö": "oe", "ä": "ae", "ü": "u", "ß": "ss"})
_WORD: Final = re.compile(r"[0-9a-zæøåöäüéè]+", re.IGNORECASE)


def fold(text: str) -> str:
    """Return the text in lower case, æ/ø/å as ae/oe/aa, without other accents. Folding twice changes nothing."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKC", text).lower().translate(_LETTERS)
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFD", lowered)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return [fold(match) for match in _WORD.findall(text)]
