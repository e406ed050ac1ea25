"""Paragraphs in every notation that caseworkers use: `§85`, `SEL 85`, `pgf. 104`, `108'er`, `141-planen`.

Numbers are whole: `§ 8` is never found in § 85. A bare number counts only where nothing else explains it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_LAWS: Final = {
    "sel": r"lov om social service|socialservicelov(?:en)?s?|servicelov(?:en)?s?|sel|sl",
    "lab": r"lov om en aktiv beskæftigelsesindsats|beskæftigelseslov(?:en)?s?|lab",
    "las": r"lov om aktiv socialpolitik|aktivlov(?:en)?s?|las",
    "barnets_lov": r"barnets lovs?",
    "sul": r"sundhedslov(?:en)?s?|sul",
    "rsl": r"retssikkerhedslov(?:en)?s?|rsl",
    "andet": r"fvl|lov om [a-zæøå]+(?: [a-zæøå]+){0,3}?|[a-zæøå]{3,}lov(?:en)?s?",
}
"""Known acts first; any other one is named too, so that its paragraphs are not taken for those of these acts."""
OTHER_LAW: Final = "andet"
_LAW: Final = "|".join(f"(?P<{name}>{words})" for name, words in _LAWS.items())
_PLAIN_LAW: Final = "|".join(_LAWS.values())
_NUMBER: Final = r"\d{1,3}(?: ?[a-h](?![\wæøå]))?(?:,? ?stk\.? ?\d+)?"
_NUMBERS: Final = rf"{_NUMBER}(?:\s?(?:,|/|og|samt|eller|&)\s?(?:§+ ?)?{_NUMBER}(?![\d.,]*\d))*"
_SIGN: Final = r"(?:§+|\bparagraf(?:fen|fer|ferne)?\b|\bpgf\b\.?|\bpar\.)"
_THING: Final = (
    r"(?:(?:bo)?støtte|plan|handleplan|plads|(?:bo)?tilbud|bevilling|ophold|ordning|sag|værksted|forsorgshjem)"
)
_WITH_SIGN: Final = re.compile(
    rf"(?:\b(?P<before>{_PLAIN_LAW})\W{{0,2}})?{_SIGN}\s?(?P<numbers>{_NUMBERS})(?:'?er\b)?"
    rf"(?:\W{{1,2}}(?:i )?(?P<after>{_PLAIN_LAW})(?![\wæøå]))?"
)
_WITH_LAW: Final = re.compile(
    rf"\b(?P<before>{_PLAIN_LAW})\s?(?:nr\.?\s?)?(?P<numbers>{_NUMBERS})(?!\.\d)(?:'?er\b)?"
)
_NICKNAME: Final = re.compile(rf"\b(?P<numbers>\d{{2,3}}[a-h]?)(?:['’´-]?er(?:e|en|ne|s)?\b|[ -](?={_THING}))")
_BARE: Final = re.compile(
    r"(?<![\d.,])\b(?P<numbers>\d{2,3}[a-h]?)\b(?![.,]\d)(?!\s?-?(?:år|ti?m|uger?|md|mån|dag|kr|mio|pct|%|\d))"
)
_DIGIT: Final = re.compile(r"\d")
_ONE: Final = re.compile(r"(\d{1,3}) ?([a-h])?(?![\wæøå]*[a-zæøå]{2})(?:,? ?stk\.? ?(\d+))?")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that a text names. Without law it may belong to any act."""

    number: str
    """With its letter and without a space: `82a`."""
    law: str | None = None
    subsection: str | None = None
    sure: bool = True
    """False for a bare number, which may be something else."""
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        return f"§ {self.number}" + (f", stk. {self.subsection}" if self.subsection else "")


def find_paragraphs(text: str, bare_numbers: bool = False) -> list[Paragraph]:
    """Return the paragraphs named in a text in lower case, in order, each with its place in the text.

    Bare numbers (`85`) are taken only when asked for: in a query they are paragraphs, in a description mostly not.
    """
    if not _DIGIT.search(text):
        return []
    patterns = [(_WITH_SIGN, True), (_WITH_LAW, True), (_NICKNAME, True)]
    if bare_numbers:
        patterns.append((_BARE, False))
    found: list[Paragraph] = []
    for pattern, sure in patterns:
        for match in pattern.finditer(text):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.extend(_numbered(match, sure))
    return sorted(found, key=lambda one: one.start)


def _numbered(match: re.Match[str], sure: bool) -> Iterator[Paragraph]:
    law = _law_of(match)
    for number, letter, subsection in _ONE.findall(match["numbers"]):
        yield Paragraph(number + letter, law, subsection or None, sure, match.start(), match.end())


def _law_of(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    named = groups.get("before") or groups.get("after")
    law = re.fullmatch(_LAW, named) if named else None
    return law.lastgroup if law else None
