"""A view as text for a terminal: the plain twin of the card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, groupby

from dialogs.cards.lines import Page
from dialogs.cards.literal import clean
from dialogs.view import Block, Choice, Fold, Option, View

WIDTH = 88
"""Columns. Words are never broken, so a long one may stick out."""


def text(view: View) -> str:
    """Return `view` as lines of at most `WIDTH` columns, with its buttons last.

    A closed fold is one line with its title, which opens it when typed. Options are numbered through the whole
    view; `numbered` says what each number stands for.
    """
    page = Page(WIDTH, count(1))
    parts = ["\n".join(line for block in group for line in page.block(block)) for group in _groups(view.blocks)]
    parts.append(_buttons(view, page))
    return "\n\n".join(part for part in parts if part)


def numbered(view: View) -> dict[int, tuple[Choice, Option]]:
    """Return the option, and the choice it belongs to, behind each number in the text of `view`."""
    pairs = ((choice, option) for choice in _choices(view.blocks) for option in choice.options)
    return dict(enumerate(pairs, start=1))


def _choices(blocks: Iterable[Block]) -> Iterator[Choice]:
    for block in blocks:
        if isinstance(block, Choice):
            yield block
        elif isinstance(block, Fold) and block.open:
            yield from _choices(block.blocks)


def _groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield what stands without an empty line between: closed folds beside each other, else one block."""
    for closed, group in groupby(blocks, key=lambda block: isinstance(block, Fold) and not block.open):
        if closed:
            yield list(group)
        else:
            yield from ([block] for block in group)


def _buttons(view: View, page: Page) -> str:
    ordered = sorted(view.actions, key=lambda action: action.secondary)
    titles = [f"[{clean(action.title)}]" for action in ordered]
    return "\n".join(page.filled(titles))
