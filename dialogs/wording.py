"""The one catalogue of what people read. Another language is another file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, Final

_CATALOGUE: Final = "wording.da.toml"


def say(key: str, /, **details: object) -> str:
    """Return the sentence of this key with its details filled in.

    Raises:
        KeyError: the catalogue has no such sentence.
    """
    return _sentences()[key].format(**details)


def words(key: str) -> tuple[str, ...]:
    """Return the list of this key."""
    return _lists()[key]


@cache
def _sentences() -> dict[str, str]:
    return {key: value for key, value in _flat(_read(), "") if isinstance(value, str)}


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    return {key: tuple(value) for key, value in _flat(_read(), "") if isinstance(value, list)}


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(resources.files("dialogs").joinpath(_CATALOGUE).read_text(encoding="utf-8"))


def _flat(table: dict[str, Any], path: str) -> Iterator[tuple[str, object]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value
