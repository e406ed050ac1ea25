"""Facts to and from JSON, for what is encrypted. Dates and sets are tagged, so that each comes back as it was."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeAlias

import orjson

from dialogs.ports.drafts import StatedFact
from knowledge.period import Period
from knowledge.values import Value

_STRICT: Final = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME
"""Takes values only: what is none would not come back as it was."""
_LARGEST: Final = 2**63 - 1
"""Of the whole numbers that every reader of JSON reads as such."""

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"


def to_bytes(content: Mapping[str, Json]) -> bytes:
    """Return JSON with its keys in order; half of a surrogate pair, which text from outside may hold, survives."""
    try:
        return orjson.dumps(content, option=_STRICT)
    except TypeError:  # it refuses that half
        return json.dumps(content, sort_keys=True, separators=(",", ":")).encode("ascii")


def from_bytes(content: bytes) -> dict[str, Any]:
    """Return what `to_bytes` was given."""
    try:
        read: dict[str, Any] = orjson.loads(content)
    except orjson.JSONDecodeError:
        read = json.loads(content)
    return read


def write_facts(facts: Mapping[str, StatedFact]) -> dict[str, Json]:
    """Return facts as JSON."""
    return {id: _write_fact(fact) for id, fact in facts.items()}


def read_facts(written: Mapping[str, Any]) -> dict[str, StatedFact]:
    """Return the facts that `write_facts` was given."""
    return {id: _read_fact(fact) for id, fact in written.items()}


def write_states(states: Sequence[Mapping[str, StatedFact]]) -> dict[str, Json]:
    """Return states of the same facts as JSON: each fact once, and for each state which of them it holds."""
    stated = {id(fact): fact for state in states for fact in state.values()}
    places = {identity: place for place, identity in enumerate(stated)}
    return {
        "stated": [_write_fact(fact) for fact in stated.values()],
        "states": [{name: places[id(fact)] for name, fact in state.items()} for state in states],
    }


def read_states(written: Mapping[str, Any]) -> list[dict[str, StatedFact]]:
    """Return the states that `write_states` was given."""
    stated = [_read_fact(fact) for fact in written["stated"]]
    return [{name: stated[place] for name, place in state.items()} for state in written["states"]]


def write_period(period: Period) -> Json:
    """Return a period as JSON."""
    return [day.isoformat() if day else None for day in (period.first, period.last)]


def read_period(written: Sequence[str | None]) -> Period:
    """Return the period that `write_period` was given."""
    return Period(*(date.fromisoformat(day) if day else None for day in written))


def _write_fact(fact: StatedFact) -> dict[str, Json]:
    return {
        "value": _write_value(fact.value),
        "words": fact.words,
        "origin": fact.origin,
        "on": fact.on.isoformat() if fact.on else None,
    }


def _read_fact(written: Mapping[str, Any]) -> StatedFact:
    on = written["on"]
    return StatedFact(
        _read_value(written["value"]), written["words"], written["origin"], on and date.fromisoformat(on)
    )


def _write_value(value: Value) -> Json:
    if isinstance(value, frozenset):
        return {"several": sorted(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, int) and abs(value) > _LARGEST:
        return {"digits": str(value)}
    return value


def _read_value(written: Any) -> Value:
    match written:
        case {"several": values}:
            return frozenset(values)
        case {"date": day}:
            return date.fromisoformat(day)
        case {"digits": digits}:
            return int(digits)
    value: Value = written
    return value
