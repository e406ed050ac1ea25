"""Views of any shape, for properties that hold for every view."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from hypothesis import strategies as st

from dialogs.view import (
    Action,
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
    View,
)

_TONES = st.sampled_from(["plain", "good", "warning", "attention", "subtle"])
_LETTERS = "abcæøåÆØÅ §«»1.-*_`~#[](){}<>&|\\\n\t\r\x1b\u2028€😀"


def views(longest: int = 40, most: int = 4) -> st.SearchStrategy[View]:
    """Return views with texts of up to `longest` characters and lists of up to `most` entries."""
    texts = st.builds(
        lambda start, times: ("A" + start) * times,
        st.text(_LETTERS, max_size=min(longest, 40)),
        st.integers(1, max(1, longest // 40)),
    )
    return st.builds(
        _numbered,
        texts,
        st.lists(_blocks(texts, most), max_size=2 * most),
        st.lists(_actions(texts.map(lambda title: title[:60])), max_size=20),
    )


def _blocks(texts: st.SearchStrategy[str], most: int) -> st.SearchStrategy[Block]:
    plain = _plain_blocks(texts, most)
    folds = st.builds(Fold, st.just(""), texts, st.lists(plain, max_size=most).map(tuple), st.booleans())
    return plain | folds


def _plain_blocks(texts: st.SearchStrategy[str], most: int) -> st.SearchStrategy[Block]:
    ids = st.just("")
    datasets = st.sampled_from([None, "indsatser"])
    short = texts.map(lambda text: text[:200])
    many = {"min_size": 1, "max_size": 4 * most}
    items = st.builds(Item, texts, texts | st.just(""), texts | st.none(), _TONES)
    options = st.lists(short, **many, unique=True).map(
        lambda labels: tuple(Option(f"value_{place}", label) for place, label in enumerate(labels))
    )
    rows = st.integers(1, 4).flatmap(
        lambda width: st.lists(st.tuples(*[short] * width), min_size=1, max_size=most).map(tuple)
    )
    return st.one_of(
        st.builds(Heading, texts, st.sampled_from([1, 2])),
        st.builds(Paragraph, texts, _TONES),
        st.builds(Items, st.lists(items, **many).map(tuple)),
        st.builds(Bullets, st.lists(texts, **many).map(tuple)),
        st.builds(Table, rows),
        st.builds(
            Choice, ids, short, options, st.booleans(), st.booleans(), short, compact=st.booleans(), dataset=datasets
        ),
        st.builds(TextField, ids, short, short, st.booleans(), short, short, st.booleans()),
        st.builds(DateField, ids, short, st.booleans(), short, st.sampled_from(["", "2026-11-22"])),
    )


def _actions(titles: st.SearchStrategy[str]) -> st.SearchStrategy[Action]:
    data = st.dictionaries(st.sampled_from(["fact", "value"]), st.sampled_from(["alder", "ydelse", "true"]))
    styles = st.sampled_from(["default", "positive", "destructive"])
    return st.builds(Action, st.just(""), titles, data, st.booleans(), styles, st.booleans())


def _numbered(summary: str, blocks: Sequence[Block], actions: Sequence[Action]) -> View:
    """Return a view in which every id is its own."""
    numbers = count()
    named = tuple(replace(action, id=f"action_{place}") for place, action in enumerate(actions))
    return View(summary, tuple(_with_ids(blocks, numbers)), named, "draft", 3)


def _with_ids(blocks: Sequence[Block], numbers: Iterator[int]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Fold():
                yield replace(block, id=f"fold_{next(numbers)}", blocks=tuple(_with_ids(block.blocks, numbers)))
            case Choice() | TextField() | DateField():
                yield replace(block, id=f"input_{next(numbers)}")
            case _:
                yield block
