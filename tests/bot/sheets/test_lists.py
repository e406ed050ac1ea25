"""Several things in one cell."""

from __future__ import annotations

from bot.sheets.lists import join_items, join_parts, split_items, split_parts


def test_items_stand_with_semicolons_between_them() -> None:
    assert join_items(["gæld", "regninger"]) == "gæld; regninger"
    assert split_items(" gæld ;regninger;; ; budget;") == ["gæld", "regninger;", "budget"]


def test_a_sign_of_the_text_stands_twice() -> None:
    assert join_items(["a;b", ";c"]) == "a;;b; ;;c"
    assert split_items("a;;b; ;;c") == ["a;b", ";c"]


def test_parts_stand_with_bars_between_them_and_empty_ones_at_the_end_are_left_out() -> None:
    assert join_parts(["Dyrt", "", "kr.", ""]) == "Dyrt |  | kr."
    assert split_parts("Dyrt |  | kr.") == ["Dyrt", "", "kr."]
    assert split_parts("a||b") == ["a|b"]
