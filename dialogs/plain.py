"""A view as text for a terminal: the plain twin of the card."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import assert_never

from dialogs.labels import labels
from dialogs.literal import clean
from dialogs.view import (
    Block,
    Bullets,
    Choice,
    DateField,
    Fold,
    Heading,
    Item,
    Items,
    Option,
    Paragraph,
    Table,
    TextField,
    Tone,
    View,
)

WIDTH = 88
_MOST_LABEL = 26
_MARKS: dict[Tone, str] = {"warning": "! ", "attention": "!! "}


def text(view: View) -> str:
    """Return `view` as lines of at most `WIDTH` columns, with its buttons last.

    A closed fold is one line that says what to write to open it.
    """
    numbers = count(1)
    parts = ["\n".join(_block(block, numbers)) for block in view.blocks]
    if view.actions:
        parts.append(_buttons(view))
    return "\n\n".join(part for part in parts if part)


def numbered(view: View) -> dict[int, tuple[Choice, Option]]:
    """Return what each number on screen stands for; numbers run on through all choices of the view."""
    pairs = ((choice, option) for choice in _choices(view.blocks) for option in choice.options)
    return dict(enumerate(pairs, start=1))


def _choices(blocks: Iterable[Block]) -> Iterator[Choice]:
    for block in blocks:
        if isinstance(block, Choice):
            yield block
        elif isinstance(block, Fold) and block.open:
            yield from _choices(block.blocks)


def _block(block: Block, numbers: Iterator[int]) -> Iterator[str]:
    match block:
        case Heading():
            yield from _heading(block)
        case Paragraph():
            yield from _paragraph(block)
        case Items():
            yield from _items(block)
        case Bullets():
            for line in block.lines:
                yield from _wrapped(line, first="• ", rest="  ")
        case Choice():
            yield from _choice(block, numbers)
        case TextField() | DateField():
            yield from _field(block)
        case Fold():
            yield from _fold(block, numbers)
        case Table():
            yield from _table(block)
        case _:
            assert_never(block)


def _wrapped(line: str, first: str = "", rest: str = "") -> Iterator[str]:
    """Yield `line` within `WIDTH`; words are never broken, so a long one may stick out."""
    for part in clean(line).split("\n"):
        yield from textwrap.wrap(
            part,
            WIDTH,
            initial_indent=first,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        first = rest


def _heading(heading: Heading) -> Iterator[str]:
    lines = list(_wrapped(heading.text))
    yield from lines
    yield ("=" if heading.level == 1 else "-") * max(map(len, lines), default=0)


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    mark = _MARKS.get(paragraph.tone, "")
    yield from _wrapped(paragraph.text, first=mark, rest=" " * len(mark))


def _items(items: Items) -> Iterator[str]:
    longest = max((len(clean(item.label)) for item in items.items), default=0)
    indent = " " * (min(longest, _MOST_LABEL) + 2)
    for item in items.items:
        yield from _item(item, indent)


def _item(item: Item, indent: str) -> Iterator[str]:
    label = clean(item.label)
    value = _MARKS.get(item.tone, "") + item.text
    if len(label) + 2 > len(indent):
        yield from _wrapped(label)
        yield from _wrapped(value, first=indent, rest=indent)
    else:
        yield from _wrapped(value, first=label.ljust(len(indent)), rest=indent) if item.text else [label]
    if item.below:
        yield from _wrapped(item.below, first=indent, rest=indent)


def _choice(choice: Choice, numbers: Iterator[int]) -> Iterator[str]:
    yield from _wrapped(choice.label)
    chosen = choice.value.split(",") if choice.several else [choice.value]
    for option, number in zip(choice.options, numbers, strict=False):
        mark = f" ({labels().chosen})" if option.value in chosen else ""
        yield from _wrapped(option.label + mark, first=f"{number:>3}) ", rest="     ")
    yield labels().pick_several if choice.several else labels().pick_one


def _field(field: TextField | DateField) -> Iterator[str]:
    hints = [labels().required] if field.required else []
    hints += [labels().date] if isinstance(field, DateField) else [field.placeholder] if field.placeholder else []
    hint = f" ({', '.join(hints)})" if hints else ""
    yield from _wrapped(f"{field.label}{hint}: {field.value}", rest="  ")


def _fold(fold: Fold, numbers: Iterator[int]) -> Iterator[str]:
    if not fold.open:
        yield from _wrapped(f"+ {fold.title} ({labels().fold.format(title=fold.title)})", rest="  ")
        return
    yield from _wrapped(f"- {fold.title}", rest="  ")
    for block in fold.blocks:
        yield from ("  " + line for line in _block(block, numbers))


def _table(table: Table) -> Iterator[str]:
    columns = max((len(row) for row in table.rows), default=0)
    widths = [max(len(clean(row[c])) for row in table.rows if c < len(row)) for c in range(columns)]
    for number, row in enumerate(table.rows):
        yield _row(row, widths)
        if number == 0:
            yield "  ".join("-" * width for width in widths)


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(clean(cell).ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()


def _buttons(view: View) -> str:
    ordered = sorted(view.actions, key=lambda action: action.secondary)
    joined = " ".join(f"[{clean(action.title).replace(' ', chr(160))}]" for action in ordered)
    return "\n".join(_wrapped(joined)).replace(chr(160), " ")
