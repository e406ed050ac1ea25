"""Words of a text as the search compares them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from knowledge.search.stemming import stem
from knowledge.search.stopwords import FAINT, SILENT
from knowledge.text import fold

_WORD: Final = re.compile(r"[0-9a-zæøåöäüéè]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One word: as it was written, folded, and its stem."""

    written: str
    folded: str
    stem: str
    whole: bool = True
    """False for one of several telling parts of a compound."""

    @property
    def silent(self) -> bool:
        """True for a word that tells nothing (`og`, `til`)."""
        return self.folded in SILENT

    @property
    def faint(self) -> bool:
        """True for a general word that tells little (`gerne`, `hjælp`)."""
        return self.stem in FAINT


def tokens(text: str) -> list[Token]:
    """Return the words of a text in order, the silent ones among them."""
    return [_token(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=32768)
def _token(written: str) -> Token:
    folded = fold(written)
    return Token(written, folded, stem(folded))


def joined(text: str) -> str:
    """Return the text folded and without anything between its letters: `Sammen i livet` is `sammenilivet`."""
    return "".join(token.folded for token in tokens(text))
