"""Inputs of a view as inputs of an Adaptive Card, each with its label and what to do when it is missing."""

from __future__ import annotations

from typing import assert_never

from dialogs.cards import adaptive
from dialogs.cards.literal import clean, literal, unmarked
from dialogs.view import Choice, DateField, TextField
from dialogs.wording import say

_MOST_EXPANDED = 7
"""So many options all stand in the open."""


def field(block: Choice | TextField | DateField) -> adaptive.Input:
    """Return the input element for `block`."""
    match block:
        case Choice():
            return _choice(block)
        case TextField():
            return _text_input(block)
        case DateField():
            return _date_input(block)
        case _:
            assert_never(block)


def _choice(choice: Choice) -> adaptive.ChoiceSet:
    compact = choice.compact or len(choice.options) > _MOST_EXPANDED
    element: adaptive.ChoiceSet = {
        "type": "Input.ChoiceSet",
        "id": choice.id,
        "label": literal(choice.label),
        "choices": [{"title": unmarked(option.label), "value": option.value} for option in choice.options],
        "style": "compact" if compact else "expanded",
        "isMultiSelect": choice.several,
        "wrap": True,
        "isRequired": choice.required,
        "errorMessage": choice.error or say("rendering.missing"),
        "placeholder": say("rendering.pick"),
    }
    if choice.value:
        element["value"] = choice.value
    if choice.dataset:
        element["choices.data"] = {"type": "Data.Query", "dataset": choice.dataset}
    return element


def _text_input(text: TextField) -> adaptive.TextInput:
    element: adaptive.TextInput = {
        "type": "Input.Text",
        "id": text.id,
        "label": literal(text.label),
        "isMultiline": text.several_lines,
        "maxLength": text.most,
        "isRequired": text.required,
        "errorMessage": text.error or say("rendering.missing"),
    }
    if text.value:
        element["value"] = clean(text.value)
    if text.placeholder:
        element["placeholder"] = text.placeholder
    return element


def _date_input(date: DateField) -> adaptive.DateInput:
    element: adaptive.DateInput = {
        "type": "Input.Date",
        "id": date.id,
        "label": literal(date.label),
        "isRequired": date.required,
        "errorMessage": date.error or say("rendering.missing"),
    }
    if date.value:
        element["value"] = date.value
    return element
