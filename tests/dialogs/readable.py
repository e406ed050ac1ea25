"""Whether a card can be used by everyone: with a screen reader, a keyboard, a phone, and on a dark ground."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

Json = Mapping[str, Any]

_FIXED: Final = re.compile(r"#[0-9a-fA-F]{3,8}|\d+px|data:|https?://.*")
_LOOKS: Final = frozenset({"color", "backgroundColor", "backgroundImage", "width", "height", "minHeight", "url"})


def objections(card: Json) -> list[str]:
    """Return what somebody would stumble over; empty for a card that all can use.

    Read aloud, a card says what it is before it asks for anything; every input and button has a name that stands for
    itself; what a button unfolds is there and comes after it. Colours come from the theme and widths from the screen.
    """
    elements = list(_elements(card["body"]))
    return [
        *_order(elements),
        *(f"{one['type']} without {name}" for one in elements for name in _needed(one) if not one.get(name)),
        *(
            f"text that does not wrap: {one}"
            for one in elements
            if one["type"] == "TextBlock" and not one.get("wrap")
        ),
        *_names(elements),
        *(
            f"a choice without title or value: {choice}"
            for one in elements
            for choice in one.get("choices", ())
            if not (choice.get("title") and choice.get("value"))
        ),
        *_folds(elements),
        *(f"fixed look: {one[look]}" for one in elements for look in _LOOKS & one.keys() if _is_fixed(one[look])),
        *(f"{name} is missing" for name in ("lang", "fallbackText") if not card.get(name)),
    ]


def _order(elements: list[Json]) -> Iterator[str]:
    kinds = [one["type"] for one in elements if one["type"] not in ("Container", "ColumnSet", "Column")]
    if kinds and kinds[0] not in ("TextBlock", "RichTextBlock"):
        yield f"begins with {kinds[0]}"


def _needed(element: Json) -> tuple[str, ...]:
    kind = element["type"]
    if kind.startswith("Input."):
        return ("label", "errorMessage")
    if kind.startswith("Action."):
        return ("title",)
    if kind.startswith("Chart.") or kind == "Table":
        return ("fallback",)
    return ("altText",) if kind == "Image" else ()


def _names(elements: list[Json]) -> Iterator[str]:
    for prefix, name in (("Action.", "title"), ("Input.", "label")):
        named = Counter(one.get(name, "") for one in elements if one["type"].startswith(prefix))
        yield from (f"{count} times »{title}«" for title, count in named.items() if count > 1)


def _folds(elements: list[Json]) -> Iterator[str]:
    places = {one["id"]: place for place, one in enumerate(elements) if "id" in one}
    for place, one in enumerate(elements):
        for target in one.get("targetElements", ()):
            if places.get(target, -1) < place:
                yield f"»{one['title']}« unfolds nothing below it"


def _is_fixed(look: object) -> bool:
    return isinstance(look, str) and _FIXED.fullmatch(look) is not None


def _elements(value: object) -> Iterator[Json]:
    """Yield every element in the order of the card; what stands in for it in older clients is left out."""
    if isinstance(value, Mapping):
        if "type" in value:
            yield value
        for name, inner in value.items():
            if name not in ("fallback", "data"):
                yield from _elements(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _elements(inner)
