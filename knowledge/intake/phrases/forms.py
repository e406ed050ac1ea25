"""The usual inflections of a Danish word, folded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_ENDINGS: Final = (
    "", "s", "n", "en", "et", "t", "e", "er", "r", "ne", "ene", "erne", "ede", "te", "ende", "nde", "es", "ns", "ens",
    "ets", "ers", "ernes", "ere",
)  # fmt: skip
_AFTER_DOUBLING: Final = ("e", "en", "et", "er", "ene", "erne", "ede", "ende", "es", "ens", "ets")
_VOWELS: Final = "aeiouy"
_MISSPELT_ENDINGS: Final = ("", "n", "en", "et", "e", "er", "r", "ne", "erne")


def inflections(stem: str) -> Iterator[str]:
    """Yield the word with every usual ending; also with its last consonant doubled ("stop", "stopper")."""
    yield from (stem + ending for ending in _ENDINGS)
    if len(stem) > 2 and stem[-1] not in _VOWELS and stem[-2] in _VOWELS and stem[-3] not in _VOWELS:
        yield from (stem + stem[-1] + ending for ending in _AFTER_DOUBLING)


def forms_to_misspell(stem: str) -> Iterator[str]:
    """Yield the forms that a misspelling is looked for among: the commonest ones only."""
    yield from (stem + ending for ending in _MISSPELT_ENDINGS)
