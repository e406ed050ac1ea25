"""Cells as answers: value ids, labels, or what caseworkers write for them; an empty one was not asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Final

from bot.review.columns import key
from bot.review.line import Cell
from bot.review.values import names_of
from dialogs.showing.dates import read_written_date
from dialogs.wording import words
from knowledge.answers import AnswerFault, parse_answer
from knowledge.form.pack import Fact
from knowledge.intake.reader import Reader
from knowledge.rules.links import linked
from knowledge.rules.model import Model
from knowledge.values import NOT_KNOWN, Value

_BLANK: Final = " -–—."
_REMEMBERED: Final = 4096
_NUMBER: Final = re.compile(r"(\d{1,4})(?:[.,]0+)?(?:\s*(\w+)\.?)?")
_SEVERAL: Final = re.compile(r"[,;/+]")


@dataclass(frozen=True, slots=True)
class Answer:
    """A cell as an answer; None was not asked. `understood` where it is neither an id nor a label of the value."""

    value: Value | None
    understood: bool = False


class CellReader:
    """Reads cells by the words of one model. The same text in the same column is read once."""

    def __init__(self, model: Model, today: date) -> None:
        self._model = model
        self._today = today
        self._names = {id: names_of(fact) for id, fact in model.facts.items()}
        self._not_asked = frozenset(map(key, words("review.not_asked")))
        self._not_known = frozenset(map(key, (NOT_KNOWN, *words("review.not_known")))) - {""}
        self._text = lru_cache(_REMEMBERED)(self._read_text)

    def read(self, fact: str, cell: Cell) -> Answer | None:
        """Return what a cell answers, or None where it cannot be read as this fact."""
        match cell:
            case None:
                return Answer(None)
            case str():
                return self._text(fact, cell.strip())
            case date():
                day = date(cell.year, cell.month, cell.day)
                return self._typed(self._model.facts[fact], day)
            case float() if cell.is_integer():
                return self.read(fact, int(cell))
            case bool() | int() if answer := self._typed(self._model.facts[fact], cell):
                return answer
        return self._text(fact, str(cell))

    def _typed(self, fact: Fact, value: object) -> Answer | None:
        typed = parse_answer(fact, value)
        return None if isinstance(typed, AnswerFault) else Answer(typed)

    def _read_text(self, id: str, text: str) -> Answer | None:
        fact, written = self._model.facts[id], key(text)
        if not text.strip(_BLANK) or written in self._not_asked:
            return Answer(None)
        if text == "?" or written in self._not_known:
            return Answer(NOT_KNOWN)
        match fact.type:
            case "whole_number":
                return self._typed(fact, _number(fact, text))
            case "date":
                return self._typed(fact, read_written_date(text, self._today))
            case "choices":
                chosen = [self._names[id].get(key(part)) for part in _SEVERAL.split(text)]
                return self._typed(fact, chosen)
        if written in self._names[id]:
            return Answer(self._names[id][written])
        return self._understood(id, text)

    @cached_property
    def _reader(self) -> Reader:
        """What reads a caseworker's own words; made when the first cell needs it."""
        return Reader(self._model.loaded.pack)

    def _understood(self, fact: str, text: str) -> Answer | None:
        """Read a text as a caseworker's own words, if they tell this fact for certain and nothing beside it."""
        reading = self._reader.read(text, self._today)
        beside = reading.facts.keys() - {fact, *linked(self._model.links, fact)}
        if fact not in reading.facts or beside or reading.questions or reading.not_used:
            return None
        return Answer(reading.facts[fact].value, understood=True)


def _number(fact: Fact, text: str) -> int | None:
    """Return the number that a text is, alone or with its unit."""
    match = _NUMBER.fullmatch(text)
    if match is None or (match[2] and key(match[2]) != key(fact.unit or "")):
        return None
    return int(match[1])
