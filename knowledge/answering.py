"""Questions to the model itself: which word, row or table a question is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.model import CompiledRow, CompiledTable, Model
from knowledge.pack import Term
from knowledge.text import fold, words


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about: a word, one row of a table, or a table."""

    term: Term | None = None
    table: CompiledTable | None = None
    row: CompiledRow | None = None


def topic_of(model: Model, question: str, defining: bool) -> Topic | None:
    """Return what a question is about, or None; a question for a definition looks among the words first."""
    asked = words(question)
    found = _table_topic(model, asked)
    term = _term(model, asked)
    if term and (defining or not found):
        return Topic(term=term)
    return found


def _table_topic(model: Model, asked: list[str]) -> Topic | None:
    scored = [
        (score, Topic(table=table, row=row))
        for table in model.tables.values()
        for row, entries in [(None, table.table.asked_by), *((row, row.row.asked_by) for row in table.rows)]
        if (score := _score(entries, asked))
    ]
    return max(scored, key=lambda pair: pair[0])[1] if scored else None


def _score(entries: Iterable[str], asked: list[str]) -> int:
    """Return how many letters of an entry the question has, if it has all of its words."""
    return max((len(entry) for entry in entries if _all_stand_in(words(entry), asked)), default=0)


def _all_stand_in(entry: list[str], asked: list[str]) -> bool:
    return bool(entry) and all(_stands_in(word, asked) for word in entry)


def _stands_in(word: str, asked: list[str]) -> bool:
    return any(other == word if word.isdigit() else other.startswith(word) for other in asked)


def _term(model: Model, asked: list[str]) -> Term | None:
    folded = f" {' '.join(asked)} "
    named = [
        (len(form), term)
        for term in model.loaded.pack.terms
        for form in {fold(term.label), *map(fold, term.words)}
        if f" {' '.join(words(form))} " in folded
    ]
    return max(named, key=lambda pair: pair[0])[1] if named else None
