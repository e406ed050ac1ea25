"""Blocks of a view as lines of text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from dialogs.cards.literal import clean
from dialogs.showing.dates import show_date
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
from dialogs.wording import say

_MOST_LABEL = 32
_MOST_TEXT = 60
_GAP = "  "
_MARKS: dict[Tone, str] = {"warning": "! ", "attention": "!! "}


@dataclass(frozen=True, slots=True)
class Page:
    """Where lines are set: how many columns there are, and the numbers that the next options get."""

    width: int
    numbers: Iterator[int]

    def block(self, block: Block) -> Iterator[str]:
        """Yield the lines of one block."""
        match block:
            case Heading():
                yield from self._heading(block)
            case Paragraph():
                mark = _MARKS.get(block.tone, "")
                yield from self._wrapped(block.text, first=mark, rest=" " * len(mark))
            case Items():
                yield from self._items(block)
            case Bullets():
                for line in block.lines:
                    yield from self._wrapped(line, first="• ", rest="  ")
            case Choice():
                yield from self._choice(block)
            case TextField() | DateField():
                yield from self._field(block)
            case Fold():
                yield from self._fold(block)
            case Table():
                yield from self._table(block)
            case Chart():
                yield from self._table(block.table)
            case _:
                assert_never(block)

    def filled(self, words: Sequence[str]) -> Iterator[str]:
        """Yield lines with as many of `words` as fit; none is broken."""
        line = ""
        for word in words:
            if line and len(line) + 1 + len(word) > self.width:
                yield line
                line = ""
            line = f"{line} {word}" if line else word
        if line:
            yield line

    def _wrapped(self, text: str, first: str = "", rest: str = "") -> Iterator[str]:
        for part in clean(text).split("\n"):
            for line in textwrap.wrap(
                part,
                self.width,
                initial_indent=first,
                subsequent_indent=rest,
                break_long_words=False,
                break_on_hyphens=False,
            ):
                yield line
                first = rest

    def _heading(self, heading: Heading) -> Iterator[str]:
        lines = list(self._wrapped(heading.text))
        yield from lines
        yield ("=" if heading.level == 1 else "-") * max(map(len, lines), default=0)

    def _items(self, items: Items) -> Iterator[str]:
        """Yield short texts in a column beside their labels, and prose running on from its label."""
        longest = max((len(clean(item.label)) for item in items.items), default=0)
        column = len(_GAP) if _is_prose(items) or longest > _MOST_LABEL else longest + len(_GAP)
        for item in items.items:
            yield from self._item(item, " " * column)

    def _item(self, item: Item, indent: str) -> Iterator[str]:
        label, text, below = clean(item.label), _MARKS.get(item.tone, "") + item.text, item.below or ""
        if text.strip() and len(label) + len(_GAP) > len(indent):
            label += " " if label.endswith((":", "?")) else ": "
        if text.strip() and below and max(len(indent), len(label)) + len(text) + len(below) + 3 <= self.width:
            text, below = f"{text} – {below}", ""
        yield from self._wrapped(label.ljust(len(indent)) + text, rest=indent)
        yield from self._wrapped(below, first=indent, rest=indent)

    def _choice(self, choice: Choice) -> Iterator[str]:
        chosen = choice.value.split(",") if choice.several else [choice.value]
        mark = f" ({say('rendering.chosen')})"
        labels = [clean(option.label) + (mark if option.value in chosen else "") for option in choice.options]
        if choice.compact:
            numbered = (f"{number}) {label}" for label, number in zip(labels, self.numbers, strict=False))
            yield from self._wrapped(f"{choice.label}: {' · '.join(numbered)}", rest=_GAP)
            return
        yield from self._wrapped(choice.label)
        for label, number in zip(labels, self.numbers, strict=False):
            yield from self._wrapped(label, first=f"{number:>3}) ", rest="     ")
        yield from self._wrapped(say("rendering.pick_several") if choice.several else say("rendering.pick_one"))

    def _field(self, field: TextField | DateField) -> Iterator[str]:
        hints = [say("rendering.required")] if field.required else []
        if isinstance(field, DateField):
            hints.append(say("rendering.date"))
        elif field.placeholder:
            hints.append(field.placeholder)
        hint = f" ({', '.join(hints)})" if hints else ""
        yield from self._wrapped(f"{field.label}{hint}: {_filled_in(field)}", rest=_GAP)

    def _fold(self, fold: Fold) -> Iterator[str]:
        if not fold.open:
            yield from self._wrapped(f"{fold.title} ({say('rendering.fold')})", first="+ ", rest=_GAP)
            return
        yield from self._wrapped(fold.title, first="- ", rest=_GAP)
        narrower = replace(self, width=self.width - len(_GAP))
        for block in fold.blocks:
            yield from (_GAP + line for line in narrower.block(block))

    def _table(self, table: Table) -> Iterator[str]:
        rows = [[clean(cell) for cell in row] for row in table.rows]
        widths = _widths(rows)
        if sum(widths) + len(_GAP) * (len(widths) - 1) > self.width:
            yield from self._stacked(rows)
            return
        for number, row in enumerate(rows):
            yield _GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
            if number == 0:
                yield _GAP.join("-" * width for width in widths)

    def _stacked(self, rows: Sequence[Sequence[str]]) -> Iterator[str]:
        """Yield a table that is too wide: each row as one entry, its cells named by the head."""
        head, *body = rows
        for row in body or [[""] * len(head)]:
            cells = (f"{name}: {cell}" for name, cell in zip(head, row, strict=False))
            yield from self._wrapped(", ".join(cells), first="• ", rest=_GAP)


def _filled_in(field: TextField | DateField) -> str:
    dated = isinstance(field, DateField) and field.value
    return show_date(date.fromisoformat(field.value)) if dated else field.value


def _is_prose(items: Items) -> bool:
    long = sum(len(item.text) for item in items.items) > _MOST_TEXT * len(items.items)
    return long or any("\n" in (item.below or "") for item in items.items)


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    columns = max(map(len, rows), default=0)
    return [max(len(row[column]) for row in rows if column < len(row)) for column in range(columns)]
