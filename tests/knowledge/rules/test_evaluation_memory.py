"""What is remembered from one citizen to the next never changes what is said of the next."""

from __future__ import annotations

import random
from itertools import product
from typing import Final

import pytest

from knowledge.form.loading import load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.evaluation import assess
from knowledge.rules.interview import representatives
from knowledge.values import NOT_KNOWN, Value
from tests.knowledge.small_models import model_of, table, yes_no

FACTS: Final = tuple(f"f{number}" for number in range(14))


@pytest.mark.parametrize("pack", ["slagelse", "norddjurs"])
def test_a_model_that_has_seen_many_says_the_same_as_one_that_has_seen_none(pack: str) -> None:
    loaded = load(pack)
    seasoned, chance = compile_pack(loaded), random.Random(7)
    nobody = assess(seasoned, {})
    values = {fact: [*representatives(nobody, fact), NOT_KNOWN] for fact in seasoned.facts}
    for _ in range(150):
        answers: dict[str, Value] = {fact: chance.choice(of) for fact, of in values.items() if chance.random() < 0.6}
        remembered, worked_out = assess(seasoned, answers), assess(compile_pack(loaded), answers)
        assert remembered.case == worked_out.case
        assert remembered.contradictions == worked_out.contradictions
        for id, conclusion in remembered.conclusions.items():
            assert (conclusion.status, conclusion.outcomes, conclusion.possible, conclusion.trace) == (
                worked_out.conclusions[id].status,
                worked_out.conclusions[id].outcomes,
                worked_out.conclusions[id].possible,
                worked_out.conclusions[id].trace,
            )


def test_a_table_with_very_many_cases_is_remembered_in_part_only() -> None:
    rows = tuple(({fact: True}, "en") for fact in FACTS)
    model = model_of(*map(yes_no, FACTS), tables=[table("t", *rows, ({}, "to"))])
    for truths in product([True, False], repeat=len(FACTS)):
        found = assess(model, dict(zip(FACTS, truths, strict=True))).conclusions["t"]
        assert found.outcome == ("en" if any(truths) else "to")
    assert 0 < len(model.tables["t"].drawn) <= 10_000


def test_nothing_of_a_citizen_is_kept_but_what_the_model_can_tell_apart() -> None:
    model = model_of(yes_no("a"), yes_no("b"), tables=[table("t", ({"a": True}, "en"), ({}, "to"))])
    for b in (True, False):
        assess(model, {"a": True, "b": b})
    assert list(model.tables["t"].drawn) == [(True,)]
