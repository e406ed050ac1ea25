"""Blocks of a view as elements of an Adaptive Card.

Only headings are `TextBlock`, since a screen reader needs their style; a heading with characters that Markdown would
read loses the style rather than the characters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import assert_never

from dialogs.cards import adaptive
from dialogs.cards.fields import field
from dialogs.cards.literal import has_markdown, literal
from dialogs.cards.tables import chart_element, table_element
from dialogs.cards.texts import rich_text, text_run
from dialogs.view import (
    Block,
    Bullets,
    Chart,
    Choice,
    DateField,
    Fold,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
    TextField,
    Tone,
)

_MOST_BUTTONS = 6
_PHONE_LINE = 48
"""Characters that surely fit on one line of a phone."""
_BOXES: dict[Tone, adaptive.ContainerStyle] = {"warning": "warning", "attention": "attention"}


def elements(blocks: Iterable[Block]) -> list[adaptive.Element]:
    """Return the elements for `blocks`, in order.

    Folds beside each other share one row of buttons, and warnings beside each other one box.
    """
    return [element for _, group in groupby(blocks, key=_kind) for element in _together(list(group))]


def _kind(block: Block) -> str:
    """Return what `block` shares with the neighbours that it stands together with."""
    if isinstance(block, Paragraph):
        return _BOXES.get(block.tone, "")
    return "fold" if isinstance(block, Fold) else ""


def _together(neighbours: Sequence[Block]) -> Iterator[adaptive.Element]:
    folds = [block for block in neighbours if isinstance(block, Fold)]
    boxed = [block for block in neighbours if isinstance(block, Paragraph) and block.tone in _BOXES]
    if folds:
        yield from _folds(folds)
    elif boxed:
        yield _box(boxed)
    else:
        yield from (element for block in neighbours for element in _element(block))


def _element(block: Block) -> Iterator[adaptive.Element]:
    match block:
        case Heading():
            yield _heading(block)
        case Paragraph():
            yield rich_text(text_run(block.text, tone=block.tone, small=block.tone == "subtle"))
        case Items():
            yield from _items(block.items)
        case Bullets():
            yield from (rich_text(text_run("•  " + line), spacing="Small") for line in block.lines)
        case Choice() | TextField() | DateField():
            yield field(block)
        case Table():
            yield table_element(block)
        case Chart():
            yield chart_element(block)
        case Fold():
            yield from _folds([block])
        case _:
            assert_never(block)


def _heading(heading: Heading) -> adaptive.Element:
    if has_markdown(heading.text):
        return rich_text(text_run(heading.text, bold=True), spacing="Large")
    return {
        "type": "TextBlock",
        "text": literal(heading.text),
        "wrap": True,
        "style": "heading",
        "size": "Large" if heading.level == 1 else "Default",
        "weight": "Bolder",
        "spacing": "Default" if heading.level == 1 else "Large",
        "separator": heading.level == 2,
    }


def _box(paragraphs: Sequence[Paragraph]) -> adaptive.Container:
    lines: list[adaptive.Element] = [rich_text(text_run(paragraph.text)) for paragraph in paragraphs]
    return {"type": "Container", "style": _BOXES[paragraphs[0].tone], "items": lines}


def _items(items: Sequence[Item]) -> Iterator[adaptive.Element]:
    """Yield the lines of `items`; where most are short, what is below goes on beside the text."""
    lengths = [len(item.label) + len(item.text) + len(item.below) for item in items if item.below]
    beside = sum(length <= _PHONE_LINE for length in lengths) * 2 > len(lengths)
    for item in items:
        line = _label_and_text(item)
        below = [text_run(item.below, small=True, tone="subtle")] if item.below else []
        if beside and below:
            yield rich_text(*line, text_run("  "), *below, spacing="Small")
        else:
            yield rich_text(*line, spacing="Small")
            yield from (rich_text(part, spacing="None") for part in below)


def _label_and_text(item: Item) -> list[adaptive.TextRun]:
    if not item.text:
        return [text_run(item.label, bold=True, tone=item.tone)]
    colon = "" if item.label.endswith((":", "?")) else ":"
    return [text_run(f"{item.label}{colon} ", bold=True), text_run(item.text, tone=item.tone)]


def _folds(folds: Sequence[Fold]) -> Iterator[adaptive.Element]:
    for start in range(0, len(folds), _MOST_BUTTONS):
        row = folds[start : start + _MOST_BUTTONS]
        yield _fold_buttons(row)
        yield from (_fold_content(fold, titled=len(row) > 1) for fold in row)


def toggle(title: str, *targets: str) -> adaptive.ToggleVisibility:
    """Return a button that shows or hides the elements `targets`."""
    return {"type": "Action.ToggleVisibility", "title": literal(title), "targetElements": list(targets)}


def _fold_buttons(folds: Sequence[Fold]) -> adaptive.ActionSet:
    return {
        "type": "ActionSet",
        "actions": [toggle(fold.title, _fold_id(fold)) for fold in folds],
    }


def _fold_content(fold: Fold, *, titled: bool) -> adaptive.Container:
    inside = [Heading(fold.title, level=2), *fold.blocks] if titled else fold.blocks
    return {
        "type": "Container",
        "id": _fold_id(fold),
        "isVisible": fold.open,
        "style": "emphasis",
        "items": elements(inside),
    }


def _fold_id(fold: Fold) -> str:
    return f"fold.{fold.id}"
