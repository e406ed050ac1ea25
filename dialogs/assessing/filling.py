"""Filling in a card's inputs by typing, so that every step also works as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz, process

from dialogs.assessing.openings import without_opening
from dialogs.cards.plain import numbered
from dialogs.view import Block, Choice, DateField, Fold, TextField, View
from knowledge.text import fold, words

Input = Choice | TextField | DateField
_NUMBERS: Final = re.compile(r"\d{1,2}(?:\s*[,;og ]+\s*\d{1,2})*")
_HAS_DIGIT: Final = re.compile(r"\d")
_FEW_WORDS: Final = 3
_TELLING: Final = 4
"""A word so long names an option on its own; shorter ones do in capitals, such as HP."""
_SHORTENED: Final = 3
"""So many letters name a field by its beginning: "opf 1/3"."""
_CLOSE: Final = 85
_BETWEEN: Final = re.compile(r"\s*[,;]\s+|\s+og\s+")
_LINKING: Final = re.compile(r"^(?:er(?: fra)?|bliver|skal være|skal hedde)\b[ :]*", re.IGNORECASE)


def inputs(blocks: tuple[Block, ...]) -> Iterator[Input]:
    """Yield the inputs of a view, also those in folds."""
    for block in blocks:
        if isinstance(block, Input):
            yield block
        elif isinstance(block, Fold):
            yield from inputs(block.blocks)


def with_values(blocks: tuple[Block, ...], form: Mapping[str, str]) -> tuple[Block, ...]:
    """Return the blocks with what has been filled in; a fold that holds some of it is open."""
    return tuple(_with_value(block, form) for block in blocks)


def _with_value(block: Block, form: Mapping[str, str]) -> Block:
    if isinstance(block, Fold):
        filled = any(form.get(field.id) for field in inputs(block.blocks))
        return replace(block, blocks=with_values(block.blocks, form), open=block.open or filled)
    return replace(block, value=form[block.id]) if isinstance(block, Input) and block.id in form else block


def accepted(view: View, submitted: Mapping[str, str]) -> dict[str, str]:
    """Return of what was submitted only what the view asks for: its inputs, and of a choice its options."""
    asked = {field.id: field for field in inputs(view.blocks)}
    allowed = {id: _allowed(asked[id], value) for id, value in submitted.items() if id in asked}
    return {id: value for id, value in allowed.items() if value is not None}


def _allowed(field: Input, value: str) -> str | None:
    if not isinstance(field, Choice):
        return value.strip()
    known = {option.value for option in field.options}
    if field.several:
        return ",".join(part for part in value.split(",") if part in known)
    return value if value in known else None


def typed(view: View, text: str) -> dict[str, str]:
    """Return what a text fills in: options by number or label, a field by its label, else the first empty one.

    One line can fill several fields where each part but the first begins with its label: "2026-117, opfølgning 1/3".
    """
    said = without_opening(text)
    return _by_parts(view, said) or _by_name(view, said) or _first_empty(view, text)


def _by_parts(view: View, text: str) -> dict[str, str]:
    first, *rest = _BETWEEN.split(text)
    named = [_by_label(view, part) for part in rest]
    begun = _by_name(view, first) or _first_empty(view, first) if named and all(named) else {}
    if not begun or begun.keys() & _prose(view):
        return {}
    return begun | {id: value for part in named for id, value in part.items()}


def _prose(view: View) -> set[str]:
    """Return the fields that a whole sentence fits into, with its commas."""
    return {field.id for field in inputs(view.blocks) if isinstance(field, TextField) and field.several_lines}


def _by_name(view: View, text: str) -> dict[str, str]:
    return _by_number(view, text) or _by_label(view, text) or _by_option(view, text)


def _by_number(view: View, text: str) -> dict[str, str]:
    if not _NUMBERS.fullmatch(text.strip()):
        return {}
    options = numbered(replace(view, blocks=tuple(_opened(block) for block in view.blocks)))
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if not all(number in options for number in numbers):
        return {}
    filled: dict[str, str] = {}
    for number in numbers:
        choice, option = options[number]
        before = filled.get(choice.id)
        filled[choice.id] = f"{before},{option.value}" if before and choice.several else option.value
    return filled


def _opened(block: Block) -> Block:
    """Return a fold as open: its options keep their numbers, whether it is shown open or not."""
    return replace(block, open=True) if isinstance(block, Fold) else block


def _by_label(view: View, text: str) -> dict[str, str]:
    """Read "opfølgning 1/3" and "opf er 1/3": a field's label, its first word or a part of that, then its value."""
    first, _, rest = text.strip().partition(" ")
    said = rest.strip(" :")
    values = (
        ((field.id, _value(field, _after_label(field, said))) for field in _labelled(view, fold(first.strip(":."))))
        if said
        else ()
    )
    return next(({id: value} for id, value in values if value), {})


def _after_label(field: Input, said: str) -> str:
    """Return what is left where a text goes on with the rest of a field's label: "borgeren orienteret ja"."""
    label = words(field.label.split("(")[0])[1:]
    parts = said.split(maxsplit=len(label))
    goes_on = len(parts) > len(label) > 0 and words(" ".join(parts[:-1])) == label
    return parts[-1].strip(" :") if goes_on else said


def _value(field: Input, said: str) -> str | None:
    if isinstance(field, TextField) and field.several_lines:
        return said
    said = _LINKING.sub("", said)
    return _option(field, said, named_field=True) if isinstance(field, Choice) else said


def _labelled(view: View, first: str) -> list[Input]:
    """Return the fields whose label begins with this word, misspelt or cut short; the nearest first."""
    labels = {field.id: fold(field.label.split("(")[0].split()[0]) for field in inputs(view.blocks)}
    close = {id: fuzz.ratio(first, label) for id, label in labels.items()}
    begun = [id for id, label in labels.items() if len(first) >= _SHORTENED and label.startswith(first)]
    meant = [id for id in labels if close[id] >= _CLOSE] or (begun if len(begun) == 1 else [])
    found = [field for field in inputs(view.blocks) if field.id in meant]
    return sorted(found, key=lambda field: -close[field.id])


def _by_option(view: View, text: str) -> dict[str, str]:
    for field in inputs(view.blocks):
        if isinstance(field, Choice) and (chosen := _option(field, text)):
            return {field.id: chosen}
    return {}


def _option(choice: Choice, text: str, named_field: bool = False) -> str | None:
    """Return the option that a text names: nearly its whole label, or words of it that no other option has.

    Where the field was named too, any word will do.
    """
    labels = {option.value: fold(option.label) for option in choice.options}
    found = process.extractOne(fold(text).strip(), labels, scorer=fuzz.ratio, score_cutoff=_CLOSE)
    if found:
        return str(found[2])
    named = set(words(text))
    telling = named_field or text.strip().isupper() or any(len(word) >= _TELLING for word in named)
    with_all = [option.value for option in choice.options if named <= set(words(option.label))]
    return with_all[0] if named and telling and len(with_all) == 1 else None


def _first_empty(view: View, text: str) -> dict[str, str]:
    """Fill a required field that is empty: prose where several lines fit, a number and the like where one does."""
    if not words(text):
        return {}
    empty = [f for f in inputs(view.blocks) if isinstance(f, TextField) and f.required and not f.value]
    numbered = _HAS_DIGIT.search(text) is not None and len(text.split()) <= _FEW_WORDS
    fitting = (f for f in empty if (not f.several_lines if numbered else f.several_lines))
    field = next(fitting, None)
    return {field.id: text.strip()} if field else {}
