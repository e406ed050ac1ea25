"""Holding a manifest against Microsoft's published schema, offline."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Final

from jsonschema import Draft4Validator, ValidationError

_SCHEMA: Final = "MicrosoftTeams.schema.json"


def faults(manifest: Mapping[str, object]) -> tuple[str, ...]:
    """Return what the schema objects to, each with its place; empty where it is content."""
    return tuple(sorted(_line(error) for error in _validator().iter_errors(manifest)))


@cache
def _validator() -> Draft4Validator:
    schema: Any = json.loads(resources.files(__package__).joinpath(_SCHEMA).read_text(encoding="utf-8-sig"))
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def _line(error: ValidationError) -> str:
    place = ".".join(map(str, error.absolute_path)) or "manifest.json"
    return f"{place}: {error.message[:200]}"
