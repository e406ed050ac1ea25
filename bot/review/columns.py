"""The head of a caseload: which column is which fact, and which are carried through as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz, process

from bot.review.faults import CaseloadError
from bot.review.line import Cell
from knowledge.form.pack import Fact
from knowledge.text import words

_MISSPELLED: Final = 90
"""From this likeness on, a head is taken for a misspelled one; the report tells how it was read."""
_ALIKE: Final = 70


@dataclass(frozen=True, slots=True)
class FactColumn:
    """A column that holds a fact; `place` counts from 0."""

    place: int
    head: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class CarriedColumn:
    """A column that is carried through: a number, a team, a remark. `alike` is a fact that may have been meant."""

    place: int
    head: str
    alike: Fact | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Every column of a caseload, in two kinds."""

    facts: tuple[FactColumn, ...]
    carried: tuple[CarriedColumn, ...]

    @property
    def count(self) -> int:
        """How many columns there are."""
        return len(self.facts) + len(self.carried)


def read_head(head: Sequence[Cell], facts: Iterable[Fact]) -> Columns:
    """Return what each column holds; heads may be ids, labels or questions, spelled in any usual way.

    Raises:
        CaseloadError: no column holds a fact, or two hold the same.
    """
    names = _names(list(facts))
    heads = ["" if cell is None else str(cell).strip() for cell in head]
    columns = [_column(place, text, names) for place, text in enumerate(heads)]
    known = tuple(column for column in columns if isinstance(column, FactColumn))
    if not known:
        raise CaseloadError("no_facts")
    for one, other in combinations(known, 2):
        if one.fact.id == other.fact.id:
            raise CaseloadError("fact_twice", first=one.head, second=other.head)
    return Columns(known, tuple(column for column in columns if isinstance(column, CarriedColumn)))


def key(text: str) -> str:
    """Return a text as heads and values are compared: folded words, without signs."""
    return " ".join(words(text.replace("_", " ")))


def _names(facts: Sequence[Fact]) -> dict[str, Fact]:
    """Return the facts by all that they are called; where two share a name the id goes first, then the label."""
    questions = {key(fact.question): fact for fact in facts}
    labels = {key(fact.label): fact for fact in facts}
    return questions | labels | {key(fact.id): fact for fact in facts}


def _column(place: int, head: str, names: Mapping[str, Fact]) -> FactColumn | CarriedColumn:
    written = key(head)
    if written in names:
        return FactColumn(place, head, names[written])
    near = process.extract(written, list(names), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3) if written else []
    meant = {names[name].id: names[name] for name, score, _ in near if score >= _MISSPELLED}
    if len(meant) == 1:
        return FactColumn(place, head, *meant.values())
    return CarriedColumn(place, head, names[near[0][0]] if near else None)
