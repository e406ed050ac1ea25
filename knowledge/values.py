"""Values of facts: what a caseworker has answered, and the three things an answer can be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Final

NOT_KNOWN: Final = "ved_ikke"
"""Asked, and the caseworker does not know. Never the same as "no", never the same as "not asked"."""

Value = str | bool | int | date | frozenset[str]
"""A known value: an id of a choice, yes/no, a whole number, a date, or several ids."""

Answers = Mapping[str, Value]
"""Answers by fact id. A fact that is missing has not been asked; `NOT_KNOWN` means asked and not known."""


def known(answers: Answers) -> dict[str, Value]:
    """Return only the answers that say something."""
    if NOT_KNOWN not in answers.values():
        return dict(answers)
    return {fact: value for fact, value in answers.items() if value != NOT_KNOWN}


def as_written(value: object) -> str:
    """Return a value as it is written in YAML and JSON, where yes and no are `true` and `false`."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
