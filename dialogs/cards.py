"""A view as an Adaptive Card, schema 1.5."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import orjson

from dialogs.adaptive import AdaptiveCard, Submit
from dialogs.elements import elements
from dialogs.literal import literal
from dialogs.shortening import shortened
from dialogs.view import Action, View

MOST_BYTES = 28_000
"""Bytes of a card's JSON. The lowest limit seen for a Teams payload is 28 KB."""
MOST_BUTTONS = 6
"""Buttons that Teams shows side by side; the rest stand behind "…"."""


def card(view: View) -> dict[str, object]:
    """Return `view` as the content of an Adaptive Card attachment.

    Its JSON, written without ASCII escapes, is at most `MOST_BYTES` long: a longer view loses its least important
    parts and says so. A pressed button submits `{"vejviser": {action, draft, version, key, data}}` beside the
    inputs, which stand by their ids.
    """
    whole = _card(view)
    if _size(whole) <= MOST_BYTES:
        return dict(whole)
    shorter = (_card(version) for version in shortened(view))
    return dict(next(card for card in shorter if _size(card) <= MOST_BYTES))


def _card(view: View) -> AdaptiveCard:
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": "da",
        "fallbackText": literal(view.summary),
        "body": elements(view.blocks),
        "actions": _buttons(view),
    }


def _size(card: AdaptiveCard) -> int:
    return len(orjson.dumps(card))


def _buttons(view: View) -> list[Submit]:
    ordered = _ordered(view.actions)
    return [_button(view, action, hidden=place >= MOST_BUTTONS) for place, action in enumerate(ordered)]


def _ordered(actions: Sequence[Action]) -> list[Action]:
    return sorted(actions, key=lambda action: action.secondary)


def _button(view: View, action: Action, *, hidden: bool) -> Submit:
    button: Submit = {
        "type": "Action.Submit",
        "title": literal(action.title),
        "data": {
            "vejviser": {
                "action": action.id,
                "draft": view.draft,
                "version": view.version,
                "key": _key(view, action),
                "data": dict(action.data),
            }
        },
        "associatedInputs": "auto" if action.inputs else "none",
    }
    if action.style != "default":
        button["style"] = action.style
    if hidden or action.secondary:
        button["mode"] = "secondary"
    return button


def _key(view: View, action: Action) -> str | None:
    """Return what tells this button, on this state of the draft, from every other one; None without a draft."""
    if view.draft is None:
        return None
    key = f"{view.draft}:{view.version}:{action.id}"
    if not action.data:
        return key
    data = orjson.dumps(dict(action.data), option=orjson.OPT_SORT_KEYS)
    return f"{key}:{hashlib.blake2s(data, digest_size=6).hexdigest()}"
