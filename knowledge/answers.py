"""Answers as they come from outside, JSON or text, made into typed answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from knowledge.form.pack import Fact
from knowledge.form.resembling import resembling, resembling_or_all
from knowledge.rules.condition_parser import listed_values
from knowledge.values import NOT_KNOWN, Value, as_written

_NOTHING: Final = object()


@dataclass(frozen=True, slots=True)
class AnswerFault:
    """An answer that cannot be used. `code` becomes a sentence in the wording catalogue (`answer.<code>`)."""

    fact: str
    code: str
    found: str
    mend: str = ""


class AnswerError(Exception):
    """Answers cannot be used; all faults are in the error."""

    def __init__(self, faults: tuple[AnswerFault, ...]) -> None:
        super().__init__("; ".join(f"{fault.fact}: {fault.code}" for fault in faults))
        self.faults = faults


def parse_answers(facts: Mapping[str, Fact], raw: Mapping[str, object]) -> dict[str, Value]:
    """Return typed answers. None means not asked; `NOT_KNOWN` asked and not known.

    Raises:
        AnswerError: a fact is not in the model, or a value is not one that it can have.
    """
    answers: dict[str, Value] = {}
    faults: list[AnswerFault] = []
    for id, value in raw.items():
        if value is None:
            continue
        fact = facts.get(id)
        if fact is None:
            faults.append(AnswerFault(id, "unknown_fact", id, resembling(id, facts)))
        elif isinstance(typed := parse_answer(fact, value), AnswerFault):
            faults.append(typed)
        else:
            answers[id] = typed
    if faults:
        raise AnswerError(tuple(faults))
    return answers


def parse_answer(fact: Fact, value: object) -> Value | AnswerFault:
    """Return the typed value of one answer, or what is wrong with it."""
    if value == NOT_KNOWN:
        return NOT_KNOWN
    typed = _typed(fact, value)
    if typed is _NOTHING:
        allowed = [as_written(one) for one in listed_values(fact)]
        found = as_written(value)
        return AnswerFault(fact.id, fact.type, found[:60], resembling_or_all(found, allowed))
    return typed  # type: ignore[return-value]


def _typed(fact: Fact, value: object) -> object:
    match fact.type:
        case "yes_no":
            return value if isinstance(value, bool) else _NOTHING
        case "choice":
            return value if isinstance(value, str) and value in listed_values(fact) else _NOTHING
        case "choices":
            ids = frozenset(value) if isinstance(value, list) and all(isinstance(v, str) for v in value) else None
            return ids if ids is not None and ids <= frozenset(listed_values(fact)) else _NOTHING
        case "whole_number":
            return value if _is_number_within(value, fact.minimum, fact.maximum) else _NOTHING
    return _date(value)


def _is_number_within(value: object, low: int | None, high: int | None) -> bool:
    if isinstance(value, bool) or not isinstance(value, int):
        return False
    return (low is None or value >= low) and (high is None or value <= high)


def _date(value: object) -> object:
    if type(value) is date:
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else _NOTHING
    except ValueError:
        return _NOTHING
