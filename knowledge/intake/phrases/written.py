"""The two kinds of text that the lexicon is made of: phrases and words."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from knowledge.intake.phrases.patterns import parse
from knowledge.text import fold


def _understood(phrase: str) -> str:
    parse(phrase)
    return phrase


Phrase = Annotated[str, AfterValidator(_understood)]
Word = Annotated[str, AfterValidator(fold)]
"""One word, compared as it stands, folded."""
