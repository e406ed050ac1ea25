"""What changes from one pack to another."""

from __future__ import annotations

from typing import Any

from knowledge.checking.differing import Change, differences
from knowledge.form.loading import available, load_pack
from knowledge.form.pack import Pack
from tests.knowledge.small_models import choice, loaded, table, yes_no

ROWS: tuple[tuple[dict[str, Any], str], ...] = (({"sag": True}, "a"), ({"sag": False}, "b"), ({}, "c"))


def pack(*facts: Any, **parts: Any) -> Pack:
    return loaded(facts=list(facts or [yes_no("sag")]), **parts).pack


def found(old: Pack, new: Pack) -> list[tuple[str, str, str]]:
    return [(one.kind, one.part, one.name) for one in differences(old, new)]


def test_nothing_differs_from_itself() -> None:
    for id in available():
        assert list(differences(load_pack(id), load_pack(id))) == []


def test_what_comes_and_goes_is_told() -> None:
    old, new = pack(yes_no("sag")), pack(yes_no("bolig"))
    assert found(old, new) == [("removed", "facts", "sag"), ("added", "facts", "bolig")]
    assert found(pack(choice("x", "a", "b")), pack(choice("x", "a", "c"))) == [
        ("removed", "value", "b"),
        ("added", "value", "c"),
    ]


def test_a_row_that_says_something_else_is_told_with_both() -> None:
    new = table("t", *ROWS)
    new["rows"][0]["then"] = "b"
    assert list(differences(pack(tables=[table("t", *ROWS)]), pack(tables=[new]))) == [
        Change("changed", "row", "t.0", "t", "then", "a", "b")
    ]


def test_a_row_that_moves_is_told_with_the_one_it_passes() -> None:
    new = table("t", *ROWS)
    new["rows"] = [new["rows"][1], new["rows"][0], new["rows"][2]]
    assert list(differences(pack(tables=[table("t", *ROWS)]), pack(tables=[new]))) == [
        Change("moved", "row", "t.0", "t", new="t.1")
    ]


def test_the_head_is_told_field_by_field() -> None:
    assert found(pack(), pack(version="2", status="vedtaget")) == [
        ("changed", "pack", "lille"),
        ("changed", "pack", "lille"),
    ]
