"""Shorter versions of a view that is too long for a card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dialogs.labels import labels
from dialogs.view import Block, Bullets, Choice, DateField, Fold, Heading, Items, Paragraph, Table, TextField, View

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Most characters in one text and most entries in one list."""

    characters: int
    entries: int


_STEPS = (_Bounds(600, 40), _Bounds(300, 20), _Bounds(150, 12), _Bounds(80, 6), _Bounds(40, 3))


def shortened(view: View) -> Iterator[View]:
    """Yield ever shorter versions of `view`, each of which says that something is left out.

    Folded blocks go first, then the lines below items, long texts and the ends of lists. Buttons stay.
    """
    for bounds in _STEPS:
        yield _told(view, tuple(_in_folds(block, bounds) for block in view.blocks))
    for bounds in _STEPS:
        yield _told(view, _blocks([_in_folds(block, _STEPS[-1]) for block in view.blocks], bounds))


def _told(view: View, blocks: tuple[Block, ...]) -> View:
    return replace(view, blocks=(*blocks, Paragraph(labels().omitted, tone="subtle")))


def _in_folds(block: Block, bounds: _Bounds) -> Block:
    return replace(block, blocks=_blocks(block.blocks, bounds)) if isinstance(block, Fold) else block


def _blocks(blocks: Sequence[Block], bounds: _Bounds) -> tuple[Block, ...]:
    return tuple(_block(block, bounds) for block in _most(blocks, bounds))


def _block(block: Block, bounds: _Bounds) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, text=_cut(block.text, bounds))
        case Items():
            items = (replace(i, label=_cut(i.label, bounds), text=_cut(i.text, bounds)) for i in block.items)
            below = (replace(i, below=_cut(i.below, bounds) if i.below else None) for i in items)
            return Items(_most(tuple(below), bounds))
        case Bullets():
            return Bullets(tuple(_cut(line, bounds) for line in _most(block.lines, bounds)))
        case Table():
            return Table(tuple(tuple(_cut(c, bounds) for c in row) for row in _most(block.rows, bounds)))
        case Fold():
            return replace(block, title=_cut(block.title, bounds), blocks=_blocks(block.blocks, bounds))
        case Choice():
            options = (replace(option, label=_cut(option.label, bounds)) for option in block.options)
            return replace(block, label=_cut(block.label, bounds), options=tuple(options))
        case TextField() | DateField():
            return replace(block, label=_cut(block.label, bounds))


def _cut(text: str, bounds: _Bounds) -> str:
    return text if len(text) <= bounds.characters else text[: bounds.characters - 1].rstrip() + "…"


def _most(entries: Sequence[T], bounds: _Bounds) -> tuple[T, ...]:
    return tuple(entries[: bounds.entries])
