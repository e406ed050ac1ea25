"""A view as an Adaptive Card, schema 1.5."""

from __future__ import annotations

import orjson

from dialogs.cards.adaptive import AdaptiveCard
from dialogs.cards.buttons import buttons
from dialogs.cards.elements import elements
from dialogs.cards.literal import literal
from dialogs.cards.shortening import shortened
from dialogs.view import View

MOST_BYTES = 28_000
"""Bytes of a card's JSON. The lowest limit seen for a Teams payload is 28 KB."""


def card(view: View) -> dict[str, object]:
    """Return `view` as the content of an Adaptive Card attachment.

    Its JSON, written without ASCII escapes, is at most `MOST_BYTES` long: a longer view loses its least important
    parts and says so. A pressed button submits `{"vejviser": {action, draft, version, key, data}}` beside the
    inputs, which stand by their ids.
    """
    whole = _card(view)
    if _size(whole) > MOST_BYTES:
        whole = next((fit for fit in map(_card, shortened(view)) if _size(fit) <= MOST_BYTES), whole)
    return dict(whole)


def _card(view: View) -> AdaptiveCard:
    return {
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": "da",
        "fallbackText": literal(view.summary),
        "body": [*elements(view.blocks), *buttons(view)],
    }


def _size(card: AdaptiveCard) -> int:
    return len(orjson.dumps(card))
