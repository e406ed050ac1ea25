"""What pydantic found wrong with a pack, as faults that say what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from knowledge.faults import Fault
from knowledge.pack import Pack

_CODES: Final = {
    "missing": "field_missing",
    "extra_forbidden": "field_unknown",
    "literal_error": "value_not_allowed",
    "string_pattern_mismatch": "not_this_form",
    "string_too_short": "too_short",
    "string_type": "not_text",
    "int_type": "not_a_number",
    "int_parsing": "not_a_number",
    "date_from_datetime_parsing": "not_a_date",
    "date_parsing": "not_a_date",
    "date_type": "not_a_date",
    "list_type": "not_a_list",
    "bool_parsing": "not_yes_or_no",
    "bool_type": "not_yes_or_no",
}


def schema_faults(
    error: ValidationError, place: Callable[[tuple[str | int, ...]], tuple[str, int]]
) -> Iterator[Fault]:
    """Yield a fault for every error, at the place that `place` gives for its path."""
    for detail in error.errors(include_url=False):
        file, line = place(detail["loc"])
        field = str(detail["loc"][-1]) if detail["loc"] else ""
        code = _CODES.get(detail["type"], "not_valid")
        yield Fault(file, line, code, {"field": field, "found": _short(detail["input"])}, _mend(detail, field))


def _mend(detail: ErrorDetails, field: str) -> str:
    if detail["type"] == "extra_forbidden":
        found = process.extractOne(field, _field_names(), score_cutoff=80)
        return found[0] if found else ""
    context = detail.get("ctx", {})
    return str(context.get("expected") or context.get("pattern") or "")


def _field_names() -> set[str]:
    names: set[str] = set()
    waiting: list[type[BaseModel]] = [Pack]
    seen: set[type[BaseModel]] = set()
    while waiting:
        model = waiting.pop()
        seen.add(model)
        for name, info in model.model_fields.items():
            names.add(name)
            waiting += [inner for inner in _models_in(info.annotation) if inner not in seen]
    return names


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"
