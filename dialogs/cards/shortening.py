"""Shorter versions of a view that is too long for a card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, assert_never

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
    View,
)
from dialogs.wording import say

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Most characters in one text and most entries in one list."""

    characters: int
    entries: int


_STEPS = (_Bounds(800, 60), _Bounds(500, 30), _Bounds(300, 16), _Bounds(200, 8), _Bounds(120, 4), _Bounds(60, 2))


def shortened(view: View) -> Iterator[View]:
    """Yield ever shorter versions of `view`, each of which says that something is left out.

    What is folded goes first, then long texts and the ends of lists. Inputs and buttons stay, and so does what
    somebody has typed into an input.
    """
    for bounds in _STEPS:
        yield _told(view, (_in_fold(block, bounds) for block in view.blocks))
    for bounds in _STEPS:
        yield _told(view, _blocks(tuple(_in_fold(block, _STEPS[-1]) for block in view.blocks), bounds))


def _told(view: View, blocks: Iterable[Block]) -> View:
    return replace(view, blocks=(*blocks, Paragraph(say("rendering.omitted"), tone="subtle")))


def _in_fold(block: Block, bounds: _Bounds) -> Block:
    return replace(block, blocks=_blocks(block.blocks, bounds)) if isinstance(block, Fold) else block


def _blocks(blocks: Sequence[Block], bounds: _Bounds) -> tuple[Block, ...]:
    kept = [block for place, block in enumerate(blocks) if place < bounds.entries or _is_input(block)]
    return tuple(part for block in kept for part in _block(block, bounds))


def _is_input(block: Block) -> bool:
    return isinstance(block, Choice | TextField | DateField)


def _block(block: Block, bounds: _Bounds) -> Iterator[Block]:
    match block:
        case Heading() | Paragraph():
            yield replace(block, text=cut(block.text, bounds.characters))
        case Items():
            items, rest = _most(block.items, bounds)
            yield Items(tuple(_item(item, bounds) for item in items))
            yield from rest
        case Bullets():
            lines, rest = _most(block.lines, bounds)
            yield Bullets(tuple(cut(line, bounds.characters) for line in lines))
            yield from rest
        case Table():
            rows, rest = _most(block.rows, bounds)
            yield Table(tuple(tuple(cut(cell, bounds.characters) for cell in row) for row in rows))
            yield from rest
        case Chart():
            bars, rest = _most(block.rows, bounds)
            yield replace(block, rows=tuple((cut(label, bounds.characters), counts) for label, counts in bars))
            yield from rest
        case Choice():
            options, rest = _most(block.options, bounds)
            fewer = tuple(replace(option, label=cut(option.label, bounds.characters)) for option in options)
            yield replace(block, label=cut(block.label, bounds.characters), options=fewer)
            yield from rest
        case Fold():
            yield replace(block, title=cut(block.title, bounds.characters), blocks=_blocks(block.blocks, bounds))
        case TextField() | DateField():
            yield replace(block, label=cut(block.label, bounds.characters))
        case _:
            assert_never(block)


def _item(item: Item, bounds: _Bounds) -> Item:
    below = cut(item.below, bounds.characters) if item.below else None
    return replace(
        item, label=cut(item.label, bounds.characters), text=cut(item.text, bounds.characters), below=below
    )


def cut(text: str, most: int) -> str:
    """Return `text` with at most `most` characters; the last one then says that something is left out."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _most(entries: tuple[T, ...], bounds: _Bounds) -> tuple[tuple[T, ...], tuple[Paragraph, ...]]:
    """Return the first entries, and a line that counts the rest if there is one."""
    kept, left = entries[: bounds.entries], len(entries) - bounds.entries
    return kept, (Paragraph(say("rendering.rest", count=left), tone="subtle"),) if left > 0 else ()
