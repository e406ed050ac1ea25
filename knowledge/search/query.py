"""A query taken apart into units: what is asked for, how much it weighs, and which terms would meet it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final

from knowledge.search.index import Index
from knowledge.search.numbers import Ages, find_ages, find_target_groups
from knowledge.search.paragraphs import OTHER_LAW, Paragraph, find_paragraphs
from knowledge.search.query_words import take_words
from knowledge.search.tokens import tokens
from knowledge.search.units import Unit

_LONGEST: Final = 2000
_BETWEEN: Final = frozenset(("og", "samt", "plus", "eller", "med"))


@dataclass(frozen=True, slots=True)
class Query:
    """A query as the ranking needs it."""

    units: tuple[Unit, ...]
    ages: Ages | None
    words: frozenset[str]
    """The telling stems of the query, mended ones among them."""

    mass: float
    """The weight of everything that is asked for."""
    listed: bool
    """True for words beside each other, with nothing between them but `og` and its like."""

    def share(self, stems: frozenset[str]) -> float:
        """Return how much of the query these stems make up, 0..1."""
        about = sum(unit.mass for unit in self.units if not stems.isdisjoint(unit.alternatives))
        return about / self.mass if self.mass else 0.0


def parse(text: str, index: Index) -> Query:
    """Return the query; only its first 2000 characters are read."""
    rest = unicodedata.normalize("NFKC", text[:_LONGEST]).lower()
    units: list[Unit] = []
    rest = _take_target_groups(rest, index, units)
    rest = _take_paragraphs(rest, find_paragraphs(rest), index, units)
    ages = find_ages(rest)
    if ages:
        rest = _blank(rest, ages.start, ages.end)
    bare = [one for one in find_paragraphs(rest, bare_numbers=True) if f"§{one.number}" in index.postings]
    rest = _take_paragraphs(rest, bare, index, units)
    found = tokens(rest)
    listed = all(token.folded in _BETWEEN or not (token.silent or token.faint) for token in found)
    words = take_words(found, index, units)
    return Query(tuple(units), ages, words, sum(unit.mass for unit in units), listed)


def _take_target_groups(text: str, index: Index, units: list[Unit]) -> str:
    for group in find_target_groups(text):
        unit = Unit((text[group.start : group.end].strip(),), index.rarest, number=True)
        unit.offer(f"#{group.number}", 1.0)
        units.append(unit)
        text = _blank(text, group.start, group.end)
    return text


def _take_paragraphs(text: str, paragraphs: list[Paragraph], index: Index, units: list[Unit]) -> str:
    units.extend(_paragraph_unit(paragraph, text, index) for paragraph in paragraphs)
    for paragraph in paragraphs:
        text = _blank(text, paragraph.start, paragraph.end)
    return text


def _paragraph_unit(paragraph: Paragraph, text: str, index: Index) -> Unit:
    unit = Unit((text[paragraph.start : paragraph.end].strip(" -"),), index.rarest, number=True)
    number = paragraph.number
    if paragraph.law:
        unit.offer(f"§{paragraph.law}:{number}", 1.0)
        if paragraph.law != OTHER_LAW:
            unit.offer(f"§?:{number}", 0.9)
    else:
        unit.offer(f"§{number}", 1.0)
    if number.isdigit():
        unit.offer(f"§{paragraph.law}:{number}*" if paragraph.law else f"§{number}*", 0.6)
    if paragraph.subsection:
        unit.alternatives = {term: 0.85 * strength for term, strength in unit.alternatives.items()}
        unit.offer(f"§{number}:{paragraph.subsection}", 1.0)
    return unit


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
