"""What pydantic found wrong with a pack, as faults that say what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from knowledge.form.faults import Fault
from knowledge.form.pack import Pack
from knowledge.form.resembling import resembling
from knowledge.text import words
from knowledge.values import as_written

Errors = Sequence[ErrorDetails]
Loc = tuple[str | int, ...]

_CODES: Final = {
    "missing": "field_missing",
    "extra_forbidden": "field_unknown",
    "literal_error": "value_not_allowed",
    "string_too_short": "too_short",
    "int_from_float": "not_a_number",
    "int_type": "not_a_number",
    "int_parsing": "not_a_number",
    "float_type": "not_a_number",
    "float_parsing": "not_a_number",
    "date_from_datetime_inexact": "not_a_date",
    "date_from_datetime_parsing": "not_a_date",
    "date_parsing": "not_a_date",
    "date_type": "not_a_date",
    "list_type": "not_a_list",
    "dict_type": "not_keys",
    "model_type": "not_keys",
    "bool_parsing": "not_yes_or_no",
    "bool_type": "not_yes_or_no",
}
_SLUG: Final = "^[a-z0-9]+(_[a-z0-9]+)*$"
_UNION: Final = ("str", "bool")
"""What pydantic adds to the path of a value that may be text or yes/no, once for each of the two."""
ADDED: Final = (*_UNION, "[key]")
"""What pydantic adds to a path and the pack does not have."""
_LONGEST: Final = 60


def schema_faults(errors: Errors, place: Callable[[Loc], tuple[str, int]]) -> Iterator[Fault]:
    """Yield a fault for every error, at the place that `place` gives for its path."""
    meant = misspelt(errors)
    for error in errors:
        if error["loc"] in meant.values():
            continue
        file, line = place(error["loc"])
        code, mend = _code(error), str(meant[error["loc"]][-1]) if error["loc"] in meant else _mend(error)
        yield Fault(file, line, code, {"field": _field(error["loc"]), "found": _short(error["input"])}, mend)


def misspelt(errors: Errors) -> dict[Loc, Loc]:
    """Return the unknown keys that resemble a missing one of the same part, with the path of the missing one."""
    missing = [error["loc"] for error in errors if error["type"] == "missing"]
    meant: dict[Loc, Loc] = {}
    for loc in (error["loc"] for error in errors if error["type"] == "extra_forbidden"):
        beside = {str(other[-1]): other for other in missing if other[:-1] == loc[:-1]}
        if found := resembling(str(loc[-1]), beside):
            meant[loc] = beside[found]
    return meant


def allowed_values(error: ErrorDetails) -> list[str]:
    """Return the values that a field of few values can have, nearest first where one resembles."""
    allowed = [value.strip("'") for value in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    nearest = resembling(as_written(error["input"]), allowed)
    return [nearest, *(value for value in allowed if value != nearest)] if nearest else allowed


def is_id(error: ErrorDetails) -> bool:
    """Whether an error is about the form of an id."""
    return error["type"] == "string_pattern_mismatch" and error["ctx"]["pattern"] == _SLUG


def as_id(text: str) -> str:
    """Return a text in the form of an id: small letters, digits and underscores."""
    return "_".join(words(text))


def field_like(loc: Loc) -> str:
    """Return the field of its part that an unknown key resembles, or nothing."""
    return resembling(str(loc[-1]), _fields_beside(loc))


def _code(error: ErrorDetails) -> str:
    kind = error["type"]
    if error["loc"][-1] in _UNION:
        return "not_valid"
    if kind == "string_type":
        return "word_is_yes_or_no" if isinstance(error["input"], bool) else "not_text"
    if kind == "extra_forbidden" and error["input"] is None and not field_like(error["loc"]):
        return "comma_in_braces"
    if kind == "string_pattern_mismatch":
        return "not_this_form" if is_id(error) else "not_this_number"
    return _CODES.get(kind, "not_valid")


def _mend(error: ErrorDetails) -> str:
    match error["type"]:
        case "extra_forbidden":
            return field_like(error["loc"])
        case "literal_error":
            return ", ".join(allowed_values(error))
        case "string_pattern_mismatch" if is_id(error):
            return as_id(error["input"])
    return ""


def _field(loc: Loc) -> str:
    """Return the innermost name of a path: that of the list for one of its parts."""
    names = [part for part in loc if isinstance(part, str) and part != "[key]"]
    return names[-2] if names[-1] in _UNION else names[-1]


def _fields_beside(loc: Loc) -> list[str]:
    """Return the fields of the part that a path leads into."""
    part: type[BaseModel] = Pack
    for name in loc[:-1]:
        if isinstance(name, str) and name in part.model_fields:
            part = next(_models_in(part.model_fields[name].annotation), part)
    return list(part.model_fields)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def _short(value: object) -> str:
    text = as_written(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
