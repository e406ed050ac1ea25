"""Pressing a button of a card that is really shown: from the card's JSON to the `Chosen` of a turn.

It does what a client does (checks required inputs, collects them) and then what `bot.inbound.reading` does with the
result.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dialogs.cards.card import card
from dialogs.turns import Chosen
from dialogs.view import View

Json = Mapping[str, Any]
_INPUTS = ("Input.ChoiceSet", "Input.Text", "Input.Date")


class NotAllowedError(Exception):
    """The client would not let the person do this; the argument is what it says."""


@dataclass(frozen=True)
class Card:
    """A card as it stands on the screen."""

    content: Json

    @classmethod
    def of(cls, view: View) -> Card:
        """Return the card of a view as it arrives, through JSON."""
        return cls(json.loads(json.dumps(card(view), ensure_ascii=False)))

    @property
    def titles(self) -> list[str]:
        """The titles of the buttons, those behind "Flere valg" too."""
        return [button["title"] for button in self._all("Action.Submit")]

    @property
    def inputs(self) -> dict[str, Json]:
        """The inputs by what stands above them."""
        return {found["label"]: found for found in self._all(*_INPUTS)}

    def press(self, title: str, filled: Mapping[str, str] | None = None) -> Chosen:
        """Fill in inputs by their labels, options by their titles, and press a button by its title.

        Raises:
            NotAllowedError: there is no such button or input, or a required input is empty.
        """
        button = next((one for one in self._all("Action.Submit") if one["title"] == title), None)
        if button is None:
            raise NotAllowedError(f"no button »{title}« among {self.titles}")
        values = self._submitted(filled or {}) if button["associatedInputs"] == "auto" else {}
        return chosen({**values, **button["data"]})

    def _submitted(self, filled: Mapping[str, str]) -> dict[str, str]:
        """Return what the client sends along: every input with what stands in it; a choice of nothing is left out."""
        if unknown := filled.keys() - self.inputs.keys():
            raise NotAllowedError(f"no input {unknown} among {list(self.inputs)}")
        values = {}
        for label, found in self.inputs.items():
            value = _value(found, filled[label]) if label in filled else found.get("value", "")
            if found["isRequired"] and not value:
                raise NotAllowedError(found["errorMessage"])
            if value or found["type"] != "Input.ChoiceSet":
                values[found["id"]] = value
        return values

    def _all(self, *types: str) -> list[Json]:
        return [element for element in _elements(self.content) if element["type"] in types]


def chosen(submitted: Json) -> Chosen:
    """Return the turn's part of what a client submitted, as `bot.inbound.reading` reads it."""
    ours = submitted["vejviser"]
    inputs = {key: str(value) for key, value in submitted.items() if key != "vejviser"}
    return Chosen(ours["action"], inputs | ours["data"], ours["draft"], ours["version"], ours["key"])


def _value(found: Json, written: str) -> str:
    if found["type"] != "Input.ChoiceSet":
        return written
    by_title = {choice["title"]: choice["value"] for choice in found["choices"]}
    parts = written.split(", ") if found["isMultiSelect"] else [written]
    if unknown := [part for part in parts if part not in by_title]:
        raise NotAllowedError(f"no option {unknown} among {list(by_title)}")
    return ",".join(by_title[part] for part in parts)


def _elements(value: object) -> Iterator[Json]:
    if isinstance(value, Mapping):
        if "type" in value:
            yield value
        for name, inner in value.items():
            if name != "fallback":
                yield from _elements(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _elements(inner)
