"""Parts of a pack as plain records, taken apart by the columns of a sheet and put together again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from bot.sheets.columns import Column

Record = dict[str, Any]
"""A part as it is written in YAML: only what is said of it."""
Values = Mapping[str, Any]
"""The values of a row by the keys of its columns."""


def record_of(part: BaseModel) -> Record:
    """Return a part as a record."""
    return part.model_dump(exclude_defaults=True)


def values_of(record: Record, columns: Iterable[Column]) -> dict[str, Any]:
    """Return what a record says, by the keys of the columns."""
    found = {column.key: _at(record, column.key.split(".")) for column in columns}
    return {key: value for key, value in found.items() if value not in (None, [], {})}


def record_from(values: Values) -> Record:
    """Return the record that the values of a row make."""
    record: Record = {}
    for key, value in values.items():
        *outer, last = key.split(".")
        inner = record
        for name in outer:
            inner = inner.setdefault(name, {})
        inner[last] = value
    return record


def _at(record: Record, path: list[str]) -> Any:
    found: Any = record
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found
