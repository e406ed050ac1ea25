"""Questions to the model itself: which word, row or table a question is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from knowledge.form.pack import Term
from knowledge.rules.model import CompiledRow, CompiledTable, Model
from knowledge.text import fold, words

_DIFFERENCE: Final = "forskel"
_ENDINGS: Final = ("", "n", "en", "et", "e", "er", "ne", "ene", "erne", "s")
_INFLECTED: Final = 5
"""A word of fewer letters stands for itself alone."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about: words, one row of a table, or a table."""

    terms: tuple[Term, ...] = ()
    """More than one only where their difference is asked for."""
    table: CompiledTable | None = None
    row: CompiledRow | None = None


def topic_of(model: Model, question: str, defining: bool) -> Topic | None:
    """Return what a question is about, or None; a question for a definition looks among the words first.

    "Hvem er tovholder?" opens like one, yet a table that is asked for by all of it answers better than a word of it.
    """
    asked = words(question)
    score, found = _table_topic(model, asked)
    terms, named = _terms(model, asked)
    if terms and (named >= score if defining else not found):
        compared = any(word.startswith(_DIFFERENCE) for word in asked)
        return Topic(terms=tuple(terms) if compared else (terms[0],))
    return found


def _table_topic(model: Model, asked: list[str]) -> tuple[int, Topic | None]:
    scored = [
        (score, Topic(table=table, row=row))
        for table in model.tables.values()
        for row, entries in [(None, table.table.asked_by), *((row, row.row.asked_by) for row in table.rows)]
        if (score := _score(entries, asked))
    ]
    return max(scored, key=lambda pair: pair[0]) if scored else (0, None)


def _score(entries: Iterable[str], asked: list[str]) -> int:
    """Return how many letters of an entry the question has, if it has all of its words."""
    return max((len(entry) for entry in entries if _all_stand_in(words(entry), asked)), default=0)


def _all_stand_in(entry: list[str], asked: list[str]) -> bool:
    return bool(entry) and all(_stands_in(word, asked) for word in entry)


def _stands_in(word: str, asked: list[str]) -> bool:
    return any(other == word if word.isdigit() else other.startswith(word) for other in asked)


def _terms(model: Model, asked: list[str]) -> tuple[list[Term], int]:
    """Return the terms that a question names, the one named by the most letters first, and by how many it is."""
    folded = f" {' '.join(asked)} "
    named = {
        term.id: max((len(form) for form in map(fold, (term.label, *term.words)) if _named(form, folded)), default=0)
        for term in model.loaded.pack.terms
    }
    found = [term for term in model.loaded.pack.terms if named[term.id]]
    return sorted(found, key=lambda term: -named[term.id]), max(named.values(), default=0)


def _named(form: str, folded: str) -> bool:
    endings = _ENDINGS if len(form) >= _INFLECTED else ("",)
    return any(f" {' '.join(words(form))}{ending} " in folded for ending in endings)
