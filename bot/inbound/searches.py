"""What an invoke looks for, read from its value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from bot.inbound.incoming import Search
from bot.inbound.wire import QUERY, ExtensionQuery, TypedAhead


def read_search(name: str | None, value: Mapping[str, Any]) -> Search | None:
    """Return what the invoke of this name looks for; None where it looks for nothing, or is misshapen."""
    try:
        match name:
            case "composeExtension/query":
                return _in_extension(ExtensionQuery.model_validate(value))
            case "application/search":
                return _in_choice(TypedAhead.model_validate(value))
    except ValidationError:
        pass
    return None


def _in_extension(query: ExtensionQuery) -> Search:
    typed = next((one.value for one in query.parameters if one.name == QUERY and one.value), "")
    return Search(query.command_id, typed, query.query_options.skip, query.query_options.count)


def _in_choice(typed: TypedAhead) -> Search:
    page = typed.query_options
    return Search(typed.dataset, typed.query_text or "", page.skip, page.count)
