"""The buttons of a view as rows at the end of a card.

A further row behind "Flere valg" takes the place of the menu "…" (`mode: secondary`): that menu needs 1.5, has
failed on phones (https://github.com/MicrosoftDocs/msteams-docs/issues/9212) and drops buttons in some clients.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import orjson

from dialogs.cards import adaptive
from dialogs.cards.elements import toggle
from dialogs.cards.literal import literal
from dialogs.view import Action, View
from dialogs.wording import say

MOST_IN_ROW = 6
"""Buttons that Teams shows side by side."""
_FEW = 4
"""So many buttons all stand in the open."""
_MORE = "buttons.more"


def buttons(view: View) -> Iterator[adaptive.Element]:
    """Yield the rows of buttons of `view`; what is secondary or too much stands behind one more button."""
    shown, hidden = _parted(view.actions)
    first: list[adaptive.Action] = [_button(view, action) for action in shown]
    if hidden:
        first.append(toggle(say("rendering.more"), _MORE))
    if first:
        yield {"type": "ActionSet", "actions": first, "spacing": "Medium"}
    if hidden:
        yield {"type": "Container", "id": _MORE, "isVisible": False, "items": _rows(view, hidden)}


def _parted(actions: Sequence[Action]) -> tuple[list[Action], list[Action]]:
    ordered = sorted(actions, key=lambda action: action.secondary)
    primary = [action for action in ordered if not action.secondary]
    if len(ordered) <= _FEW or len(primary) == len(ordered) <= MOST_IN_ROW:
        return ordered, []
    shown = primary[: MOST_IN_ROW - 1]
    return shown, ordered[len(shown) :]


def _rows(view: View, actions: Sequence[Action]) -> list[adaptive.Element]:
    starts = range(0, len(actions), MOST_IN_ROW)
    return [_row(view, actions[start : start + MOST_IN_ROW]) for start in starts]


def _row(view: View, actions: Sequence[Action]) -> adaptive.ActionSet:
    return {"type": "ActionSet", "actions": [_button(view, action) for action in actions], "spacing": "Small"}


def _button(view: View, action: Action) -> adaptive.Submit:
    button: adaptive.Submit = {
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
    return button


def _key(view: View, action: Action) -> str | None:
    """Return what tells this button, on this state of the draft, from every other one; None without a draft."""
    if view.draft is None:
        return None
    plain = f"{view.draft}:{view.version}:{action.id}"
    if not action.data:
        return plain
    data = orjson.dumps(dict(action.data), option=orjson.OPT_SORT_KEYS)
    return f"{plain}:{hashlib.blake2s(data, digest_size=6).hexdigest()}"
