"""Supposing one more fact says what evaluating everything anew says."""

from __future__ import annotations

import random

import pytest

from knowledge.form.loading import load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.evaluation import assess, suppose
from knowledge.rules.interview import representatives
from knowledge.values import NOT_KNOWN, Value
from tests.knowledge.small_models import model_of, table, yes_no


@pytest.mark.parametrize("pack", ["slagelse", "norddjurs", "gribskov"])
def test_whatever_is_supposed_of_whomever_it_is_as_if_it_had_been_answered(pack: str) -> None:
    model, chance = compile_pack(load(pack)), random.Random(11)
    values = {fact: representatives(assess(model, {}), fact) for fact in model.facts}
    askable = [fact for fact, of in values.items() if of]
    for _ in range(150):
        answers: dict[str, Value] = {
            fact: chance.choice([*values[fact], NOT_KNOWN]) for fact in askable if chance.random() < 0.4
        }
        fact = chance.choice(askable)
        value = chance.choice(values[fact])
        supposed, answered = suppose(assess(model, answers), fact, value), assess(model, {**answers, fact: value})
        assert supposed.case == answered.case
        assert supposed.conclusions == answered.conclusions
        assert (supposed.answers, supposed.contradictions) == (answered.answers, answered.contradictions)


def test_what_does_not_rest_on_the_fact_is_not_evaluated_again() -> None:
    model = model_of(
        yes_no("a"), yes_no("b"), tables=[table("t", ({"a": True}, "en")), table("u", ({"b": True}, "en"))]
    )
    before = assess(model, {})
    after = suppose(before, "a", True)
    assert after.conclusions["t"].outcome == "en"
    assert after.conclusions["u"] is before.conclusions["u"]


def test_a_table_rests_also_on_what_is_behind_other_tables_and_criteria() -> None:
    model = compile_pack(load("slagelse"))
    center = model.tables["center"]
    assert {"misbrug", "sag_i_hp", "ydelse", "alder"} & model.tables["medlemskab"].facts
    assert model.tables["medlemskab"].facts <= center.facts
