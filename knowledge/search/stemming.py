"""Light stemming of folded Danish: the endings of nouns, verbs and adjectives, and the commonest derivations.

Two forms of a word should give the same stem; what the stem looks like does not matter. Snowball's Danish rules were
the starting point; unlike them, these keep apart what the field keeps apart (`virksomhed` is not `virksom`) and join
agent and action (`rådgiver`, `rådgivning`), which a caseworker uses for one another.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from knowledge.text import words

IRREGULAR: Final = {
    "barnet": "barn",
    "boern": "barn",
    "boerne": "barn",
    "boernene": "barn",
    "boernenes": "barn",
    "boerns": "barn",
    "budget": "budget",
    "boeger": "bog",
    "kurser": "kursus",
    "kurserne": "kursus",
    "kurset": "kursus",
    "maend": "mand",
    "maendene": "mand",
    "proces": "proces",
    "sammen": "sammen",
    "vaekke": "vaekk",
    "vaekker": "vaekk",
    "vaekkes": "vaekk",
    "vaekning": "vaekk",
}
_ENDINGS: Final = tuple(
    words(
        """
        erernes ererne erende erens ernes erets endes edes eres eren eret enes ende erne ere ede ens ets ene
        en er et es e
        """
    )
)
_AFTER_FOUR: Final = frozenset(("ende", "ede", "ere", "ene"))
"""Endings that are part of the word itself in a short one (`træne`, `lede`)."""
_LAY: Final = re.compile(r"(.*laeg)(?:ge[rs]?|gende|n?ing(?:en|er|erne)?s?)")
"""`lægge` and `planlægning` have nothing to do with `læge`."""
_DERIVATIONS: Final = ("ationen", "ationer", "ation", "ator", "ering", "els", "hed", "ing")
_NEUTERS: Final = ("alt", "igt", "skt", "ldt", "oest")
_LETTER_FOLDED: Final = ("a", "o")
"""Before an `e` they are mostly one letter with it: `moede` is `møde`, and its ending is `e`, not `ede`."""
_WHOLE: Final = ("virksomhed", "enhed")
_GENITIVE_AFTER: Final = frozenset("bcdfghjklmnprtvz")
_SHORT_DOUBLED: Final = frozenset(("buss", "jobb", "venn"))
"""Of such short words only these are written with one letter at the end; `pass` is no `pas`."""
_VOWELS: Final = frozenset("aeiouy")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a folded word; numbers and very short words come back as they are."""
    if word in IRREGULAR or len(word) < 4 or not word.isalpha():
        return IRREGULAR.get(word, word)
    if lay := _LAY.fullmatch(word):
        return lay[1] + "g"
    base = _without_s(word)
    return IRREGULAR[base] if base in IRREGULAR else _tidy(_derived(_without_ending(base)))


def _without_s(word: str) -> str:
    return word[:-1] if word[-1] == "s" and word[-2] in _GENITIVE_AFTER else word


def _without_ending(word: str) -> str:
    if word.endswith(_WHOLE) or not word.endswith(_ENDINGS):
        return word
    for ending in _ENDINGS:
        left = len(word) - len(ending)
        if (
            word.endswith(ending)
            and left >= (4 if ending in _AFTER_FOUR else 3)
            and word[left - 1] not in _LETTER_FOLDED
        ):
            return _without_s(word[:left])
    return word


def _derived(word: str) -> str:
    if word.endswith(_WHOLE) or not word.endswith(_DERIVATIONS):
        return word
    for ending in _DERIVATIONS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return _without_linking_n(word[: -len(ending)])
    return word


def _without_linking_n(word: str) -> str:
    """`vejledning` is `vejled` + `ning`."""
    return word[:-1] if len(word) > 4 and word[-1] == "n" and word[-2] in "dtkvgls" else word


def _tidy(word: str) -> str:
    if word in _SHORT_DOUBLED:
        return word[:-1]
    if len(word) > 5 and word.endswith(_NEUTERS):
        word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in _VOWELS:
        word = word[:-1]
    if len(word) > 4 and word[-1] == "r" and word[-2] not in _VOWELS and word[-2] != "r":
        word = word[:-1]
    return word
