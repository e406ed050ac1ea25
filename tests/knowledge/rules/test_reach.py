"""What questions can still settle."""

from __future__ import annotations

import random
from functools import cache

import pytest

from knowledge.form.loading import load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.evaluation import assess
from knowledge.rules.interview import representatives
from knowledge.rules.model import Model
from knowledge.rules.reach import can_be_settled
from knowledge.values import NOT_KNOWN, Value
from tests.knowledge.small_models import Rows, choice, criterion, link, model_of, table, yes_no


def settled(model: Model, id: str, **answers: Value) -> bool:
    return can_be_settled(assess(model, answers), model.tables[id])


def test_what_nobody_has_asked_can_be_settled() -> None:
    model = model_of(yes_no("a"), tables=[table("t", ({"a": True}, "x"), ({}, "y"))])
    assert settled(model, "t")


def test_what_rests_on_an_answer_that_nobody_knows_cannot() -> None:
    model = model_of(yes_no("a"), tables=[table("t", ({"a": True}, "x"), ({}, "y"))])
    assert not settled(model, "t", a=NOT_KNOWN)


def test_another_row_of_the_same_outcome_can_settle_it() -> None:
    model = model_of(yes_no("a"), yes_no("b"), tables=[table("t", ({"a": True}, "x"), ({"b": True}, "x"), ({}, "y"))])
    assert settled(model, "t", a=NOT_KNOWN)
    assert not settled(model, "t", a=NOT_KNOWN, b=False)


def test_a_row_above_of_another_outcome_that_stays_open_keeps_it_open() -> None:
    model = model_of(yes_no("a"), yes_no("b"), tables=[table("t", ({"a": True}, "x"), ({"b": True}, "y"))])
    assert not settled(model, "t", a=NOT_KNOWN)


def test_one_part_that_is_denied_settles_a_row_whose_other_part_nobody_knows() -> None:
    model = model_of(yes_no("a"), yes_no("b"), tables=[table("t", ({"a": True, "b": True}, "x"), ({}, "y"))])
    assert settled(model, "t", a=NOT_KNOWN)


@pytest.mark.parametrize(("b", "can"), [(False, False), (True, True), (None, True)])
def test_one_part_that_holds_settles_an_any(b: bool | None, can: bool) -> None:
    rows: Rows = (({"any": [{"a": True}, {"not": {"b": False}}]}, "x"), ({}, "y"))
    known: dict[str, Value] = {} if b is None else {"b": b}
    assert settled(model_of(yes_no("a"), yes_no("b"), tables=[table("t", *rows)]), "t", a=NOT_KNOWN, **known) is can


def test_that_no_row_applies_settles_a_table_too() -> None:
    model = model_of(yes_no("a"), yes_no("b"), tables=[table("t", ({"a": True, "b": True}, "x"))])
    assert settled(model, "t", a=NOT_KNOWN)


def test_a_linked_fact_can_settle_what_was_asked_in_vain() -> None:
    model = model_of(
        choice("ydelse", "pension", "andet"),
        choice("pension", "ja", "nej"),
        implications=[link({"ydelse": ["andet"]}, {"pension": ["nej"]})],
        tables=[table("t", ({"pension": "ja"}, "HP"), ({}, "AM"))],
    )
    assert settled(model, "t", pension=NOT_KNOWN)
    assert not settled(model, "t", pension=NOT_KNOWN, ydelse=NOT_KNOWN)


def test_what_is_out_of_reach_reaches_through_criteria_and_tables() -> None:
    model = model_of(
        yes_no("a"),
        yes_no("b"),
        criteria=[criterion("1", {"a": True})],
        tables=[
            table("medlem", ({"criterion": "1"}, "ja"), ({}, "nej")),
            table(
                "prioritet", ({"table": {"medlem": "ja"}, "b": True}, "hoej"), ({"table": {"medlem": "ja"}}, "normal")
            ),
        ],
    )
    assert settled(model, "prioritet")
    assert not settled(model, "prioritet", a=NOT_KNOWN)


def test_a_table_can_be_denied_an_outcome_before_it_is_decided() -> None:
    model = model_of(
        yes_no("a"),
        yes_no("b"),
        tables=[
            table("lag", ({"b": True}, "z"), ({"a": True}, "x"), ({}, "y")),
            table("t", ({"table": {"lag": "z"}}, "ja"), ({}, "nej")),
        ],
    )
    assert settled(model, "t", a=NOT_KNOWN)


def test_every_open_row_of_a_collect_table_counts_by_itself() -> None:
    rows: Rows = (({"a": True}, "x"), ({"b": True}, "y"))
    model = model_of(yes_no("a"), yes_no("b"), tables=[table("t", *rows, hit_policy="collect")])
    assert settled(model, "t", a=NOT_KNOWN)
    assert not settled(model, "t", a=NOT_KNOWN, b=True)


def test_an_outcome_of_a_collect_table_is_in_reach_with_any_of_its_rows() -> None:
    emner = table("emner", ({"a": True}, "x"), ({"b": True}, "x"), hit_policy="collect")
    t = table("t", ({"table": {"emner": "x"}}, "ja"), ({}, "nej"))
    model = model_of(yes_no("a"), yes_no("b"), tables=[emner, t])
    assert settled(model, "t", a=NOT_KNOWN)
    assert not settled(model, "t", a=NOT_KNOWN, b=False)


@cache
def built_in(pack: str) -> Model:
    return compile_pack(load(pack))


@pytest.mark.parametrize("pack", ["slagelse", "norddjurs", "egedal"])
def test_what_is_found_out_of_reach_no_answers_decide(pack: str) -> None:
    dice, model = random.Random(pack), built_in(pack)
    nothing = assess(model, {})
    classes = {fact: values for fact in model.facts if (values := representatives(nothing, fact))}
    for _ in range(25):
        answers: dict[str, Value] = {fact: NOT_KNOWN for fact in classes if dice.random() < 0.5}
        stuck = [id for id in model.tables if is_open(model, id, answers) and not settled(model, id, **answers)]
        for _ in range(15):
            rest = {fact: dice.choice(values) for fact, values in classes.items() if fact not in answers}
            everything = {**answers, **rest}
            if not assess(model, everything).contradictions:
                assert [id for id in stuck if not is_open(model, id, everything)] == []


def is_open(model: Model, id: str, answers: dict[str, Value]) -> bool:
    return assess(model, answers).conclusions[id].status == "open"
