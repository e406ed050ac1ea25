"""Conditions in three-valued logic."""

from __future__ import annotations

from itertools import product
from typing import Final

import pytest

from knowledge.rules.conditions import (
    All,
    AnyOf,
    Case,
    Condition,
    CriterionMet,
    FactIs,
    Not,
    NumberBetween,
    TableIs,
    Truth,
    deciding,
    leaves,
)
from knowledge.values import Value

TRUTHS: Final[tuple[Truth, ...]] = (True, None, False)
CASE: Final = Case({"ja": True, "nej": False}, {})


def case(**known: Value) -> Case:
    return Case(known, {})


def leaf(truth: Truth) -> Condition:
    """A condition that has this truth in `CASE`."""
    return FactIs({True: "ja", None: "ukendt", False: "nej"}[truth], frozenset({True}))


def test_a_fact_that_is_not_known_leaves_its_condition_open() -> None:
    assert FactIs("misbrug", frozenset({"hindrende"})).truth(case()) is None
    assert NumberBetween("alder", 18, 29).truth(case()) is None


def test_a_no_is_an_answer_and_not_a_gap() -> None:
    assert FactIs("sag_i_hp", frozenset({True})).truth(case(sag_i_hp=False)) is False


def test_of_several_values_that_are_known_one_is_enough() -> None:
    condition = FactIs("problemer", frozenset({"gaeld"}))
    assert condition.truth(case(problemer=frozenset({"gaeld", "bolig"}))) is True
    assert condition.truth(case(problemer=frozenset({"bolig"}))) is False


@pytest.mark.parametrize(
    ("remaining", "truth"), [({"a"}, True), ({"a", "b"}, True), ({"a", "c"}, None), ({"c"}, False)]
)
def test_values_that_are_ruled_out_can_decide_before_anyone_asks(remaining: set[Value], truth: Truth) -> None:
    condition = FactIs("pension", frozenset({"a", "b"}))
    assert condition.truth(Case({}, {"pension": frozenset(remaining)})) is truth


@pytest.mark.parametrize(
    ("low", "high", "true_of"),
    [(18, 29, [18, 29]), (18, None, [18, 99]), (None, 17, [0, 17])],
)
def test_both_ends_of_a_range_belong_to_it(low: int | None, high: int | None, true_of: list[int]) -> None:
    condition = NumberBetween("alder", low, high)
    assert all(condition.truth(case(alder=age)) for age in true_of)
    outside = [
        end for end in (None if low is None else low - 1, None if high is None else high + 1) if end is not None
    ]
    assert [condition.truth(case(alder=age)) for age in outside] == [False] * len(outside)


@pytest.mark.parametrize(("one", "other"), list(product(TRUTHS, TRUTHS)))
def test_all_and_any_are_kleenes(one: Truth, other: Truth) -> None:
    parts = (leaf(one), leaf(other))
    every = False if False in (one, other) else None if None in (one, other) else True
    some = True if True in (one, other) else None if None in (one, other) else False
    assert All(parts).truth(CASE) is every
    assert AnyOf(parts).truth(CASE) is some


@pytest.mark.parametrize(("truth", "denied"), [(True, False), (False, True), (None, None)])
def test_the_denial_of_what_is_open_is_open(truth: Truth, denied: Truth) -> None:
    assert Not(leaf(truth)).truth(CASE) is denied


def test_all_of_nothing_holds_and_any_of_nothing_does_not() -> None:
    assert All(()).truth(CASE) is True
    assert AnyOf(()).truth(CASE) is False


def test_a_criterion_has_the_truth_that_was_concluded() -> None:
    assert [CriterionMet("1").truth(Case({}, {}, {"1": truth})) for truth in TRUTHS] == [True, None, False]


@pytest.mark.parametrize(
    ("possible", "certain", "truth"),
    [
        ({"ja"}, {"ja"}, True),
        ({"ja", "nej"}, set(), None),
        ({"nej"}, {"nej"}, False),
        ({"ja", "måske"}, set(), True),
        ({"nej", "ja", "måske"}, {"ja", "nej"}, True),
        ({"nej", "ja"}, {"nej"}, None),
    ],
    ids=["decided", "open", "decided otherwise", "open among these", "several certain", "another one certain"],
)
def test_a_table_is_true_of_what_is_certain_and_false_of_what_is_impossible(
    possible: set[str], certain: set[str], truth: Truth
) -> None:
    concluded = Case({}, {}, tables={"t": frozenset(possible)}, certain={"t": frozenset(certain)})
    assert TableIs("t", frozenset({"ja", "måske"})).truth(concluded) is truth


def test_leaves_come_in_the_order_in_which_they_are_written() -> None:
    one, other, third = FactIs("a", frozenset({True})), NumberBetween("b", 1, 2), CriterionMet("1")
    assert list(leaves(All((one, AnyOf((Not(other), third)))))) == [one, other, third]


def test_what_decides_is_what_gives_the_condition_its_truth() -> None:
    yes, unknown, no = leaf(True), leaf(None), leaf(False)
    assert list(deciding(All((yes, unknown, no)), CASE)) == [no]
    assert list(deciding(All((yes, unknown)), CASE)) == [unknown]
    assert list(deciding(AnyOf((yes, unknown, no)), CASE)) == [yes]
    assert list(deciding(Not(AnyOf((no, no))), CASE)) == [no, no]
