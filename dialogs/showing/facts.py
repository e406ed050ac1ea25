"""Facts as people read and write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from rapidfuzz import fuzz, process

from dialogs.ports.drafts import StatedFact
from dialogs.showing.dates import read_date, show_date
from dialogs.view import Option
from dialogs.wording import say, words
from knowledge.form.pack import Fact
from knowledge.rules.model import Model
from knowledge.text import fold
from knowledge.text import words as folded_words
from knowledge.values import NOT_KNOWN, Value

_SURE: Final = 85
_NUMBER: Final = re.compile(r"\b(\d{1,3})\b")


def show_value(fact: Fact, value: Value) -> str:
    """Return a value as it stands beside the fact's label."""
    if value == NOT_KNOWN:
        return say("general.not_known")
    if isinstance(value, bool):
        return fact.when_yes if value else fact.when_no
    if isinstance(value, date):
        return show_date(value)
    if isinstance(value, int):
        return say("fact.number", value=value, unit=fact.unit or "").strip()
    chosen = {value} if isinstance(value, str) else value
    return ", ".join(known.label for known in fact.values if known.id in chosen)


def show_alone(fact: Fact, value: Value) -> str:
    """Return a value as it stands without its label beside it."""
    bare = isinstance(value, date) or value == NOT_KNOWN
    return f"{fact.label} {show_value(fact, value)}" if bare else show_value(fact, value)


def in_order(model: Model, facts: Mapping[str, StatedFact]) -> list[tuple[str, StatedFact]]:
    """Return stated facts in the order of the model, which is the same on every card and note."""
    return [(id, facts[id]) for id in model.facts if id in facts]


def options(fact: Fact, possible: tuple[Value, ...] = ()) -> tuple[Option, ...]:
    """Return the answers of a fact as options; of a choice only those still possible, where that is known."""
    if fact.type == "yes_no":
        return (
            Option("true", words("general.yes")[0].capitalize()),
            Option("false", words("general.no")[0].capitalize()),
        )
    return tuple(Option(value.id, value.label) for value in fact.values if not possible or value.id in possible)


def hint(fact: Fact) -> str:
    """Return what kind of answer the question of this fact takes."""
    kind = {"yes_no": "yes_no", "whole_number": "number", "date": "date"}.get(fact.type, "choice")
    return say(f"fact.hint_{kind}", example=42)


def read_answer(fact: Fact, text: str, today: date) -> Value | None:
    """Return the answer that a text gives to the question of this fact, or None."""
    written = fold(text).strip(" .!,")
    if written == NOT_KNOWN or written in map(fold, words("general.dont_know")):
        return NOT_KNOWN
    match fact.type:
        case "yes_no":
            return _yes_or_no(written)
        case "whole_number":
            return _number(fact, written)
        case "date":
            return read_date(text, today)
    return _choice(fact, written)


def _yes_or_no(written: str) -> bool | None:
    """Read "ja", "nej det har hun ikke": a first word that says it, and after it only what repeats the question."""
    if written == "true" or _says(written, "general.yes", "general.yes_goes_on"):
        return True
    return False if written == "false" or _says(written, "general.no", "general.no_goes_on") else None


def _says(written: str, said: str, goes_on: str) -> bool:
    first, *rest = folded_words(written) or [""]
    spoken = [fold(form) for form in words(said)]
    return written in spoken or (first in spoken and set(rest) <= {fold(word) for word in words(goes_on)})


def _number(fact: Fact, written: str) -> int | None:
    found = _NUMBER.findall(written)
    if len(found) != 1 or len(written) > 12:
        return None
    number = int(found[0])
    within = (fact.minimum is None or number >= fact.minimum) and (fact.maximum is None or number <= fact.maximum)
    return number if within else None


def _choice(fact: Fact, written: str) -> str | None:
    for value in fact.values:
        if written in (value.id, fold(value.label)):
            return value.id
    labels = {value.id: fold(value.label) for value in fact.values}
    close = process.extract(written, labels, scorer=fuzz.ratio, score_cutoff=_SURE, limit=2)
    return str(close[0][2]) if len(close) == 1 else None
