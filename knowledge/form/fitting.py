"""Fitting data into the pack format. What does not fit is filled in, so that the rest can still be checked."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from knowledge.form.pack import Pack
from knowledge.form.schema_faults import ADDED, Errors, Loc, allowed_values, as_id, field_like, is_id, misspelt
from knowledge.values import as_written

FILLER: Final = "ikke_udfyldt_endnu"
"""Stands for a text or an id that is missing; a fault that names it follows from the one already found."""
_NEXT_FILLER: Final = {FILLER: "0", "0": "0.0"}
"""For texts that must be a paragraph or the number of a target group."""
_BY_KIND: Final = {"list": [], "dict": {}, "model": {}, "int": 0, "float": 0, "bool": False, "date": "2000-01-01"}
_ROUNDS: Final = 8
"""A missing part is filled in from the outside in: the part, its parts, and so on."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """The pack, None where too little fits, what did not fit, and the paths of what was filled in."""

    pack: Pack | None
    errors: Errors
    spoilt: frozenset[Loc]


def fit(data: Mapping[str, Any]) -> Fitted:
    """Return the pack that the data describe, with everything that does not fit filled in."""
    pack, errors = _validated(data)
    if pack:
        return Fitted(pack, (), frozenset())
    fitting = deepcopy(dict(data))
    left = errors
    for _ in range(_ROUNDS):
        _fill_in(fitting, left)
        pack, left = _validated(fitting)
        if pack:
            break
    kept = set(misspelt(errors).values())
    spoilt = {error["loc"] for error in errors if error["type"] != "extra_forbidden"} - kept
    return Fitted(pack, errors, frozenset(spoilt))


def _validated(data: Mapping[str, Any]) -> tuple[Pack | None, Errors]:
    try:
        return Pack.model_validate(data), ()
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _fill_in(data: dict[str, Any], errors: Errors) -> None:
    meant = misspelt(errors)
    for error in errors:
        container, key = _place(data, error["loc"])
        if error["loc"] in meant:
            container[meant[error["loc"]][-1]] = container.pop(key)
        elif error["type"] == "extra_forbidden":
            _rename(container, error["loc"])
        elif error["loc"][-1] == "[key]":
            container.pop(key, None)
        elif error["type"] != "missing" or key not in container:
            container[key] = _filler(error)


def _rename(container: dict[str, Any], loc: Loc) -> None:
    """Give what stands under an unknown key to the field that the key resembles, if it has no value of its own."""
    value, right = container.pop(str(loc[-1])), field_like(loc)
    if right:
        container.setdefault(right, value)


def _place(data: Any, loc: Loc) -> tuple[Any, Any]:
    """Return the innermost mapping or list on the way, and the key in it."""
    container: Any = data
    key: Any = loc[0]
    for inner in loc[1:-1] if loc[-1] in ADDED else loc[1:]:
        within = container[key] if isinstance(container, list) or key in container else None
        if not isinstance(within, dict | list):
            break
        container, key = within, inner
    return container, key


def _filler(error: ErrorDetails) -> Any:
    found, kind = error["input"], error["type"].split("_")[0]
    if error["type"] == "literal_error":
        nearest = allowed_values(error)[0]
        return int(nearest) if nearest.isdigit() else nearest
    if error["type"] == "list_type" and isinstance(found, str):
        return [found]
    if error["type"] == "string_type" and not isinstance(found, dict | list | bool | None):
        return as_written(found)
    if kind in _BY_KIND:
        return deepcopy(_BY_KIND[kind])
    if error["type"] == "value_error" and isinstance(found, dict | list):
        return type(found)()
    if is_id(error):
        return as_id(found) or FILLER
    return _NEXT_FILLER.get(found, FILLER) if isinstance(found, str) else FILLER
