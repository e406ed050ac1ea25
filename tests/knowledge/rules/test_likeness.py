"""Citizens are alike where the model cannot tell them apart."""

from __future__ import annotations

from knowledge.rules.evaluation import assess
from knowledge.rules.likeness import likeness
from knowledge.values import NOT_KNOWN
from tests.knowledge.small_models import model_of, number, table, yes_no


def test_numbers_of_one_range_are_alike_and_others_are_not() -> None:
    model = model_of(number("n", minimum=0), tables=[table("t", ({"n": {"from": 18}}, "en"), ({}, "to"))])
    assert likeness(model, {"n": 18}) == likeness(model, {"n": 80})
    assert likeness(model, {"n": 17}) != likeness(model, {"n": 18})
    assert likeness(model, {}) != likeness(model, {"n": NOT_KNOWN})


def test_what_no_condition_rests_on_makes_no_difference() -> None:
    model = model_of(yes_no("a"), yes_no("b"), tables=[table("t", ({"a": True}, "en"), ({}, "to"), goal=1)])
    assert likeness(model, {"b": True}) == likeness(model, {}) == (None,)
    assert assess(model, {"b": True}).likeness == (None,)
