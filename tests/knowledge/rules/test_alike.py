"""What is remembered of one citizen is said only of those whom the model cannot tell apart, and then rightly."""

from __future__ import annotations

import random

import pytest

from knowledge.form.loading import load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.evaluation import Assessment, assess
from knowledge.rules.explanation import explain, worth_clarifying
from knowledge.rules.interview import next_question, representatives
from knowledge.rules.model import Model
from knowledge.values import NOT_KNOWN, Value
from tests.knowledge.small_models import model_of, table, yes_no


@pytest.mark.parametrize("pack", ["slagelse", "norddjurs"])
def test_a_model_that_has_seen_many_asks_and_explains_as_one_that_has_seen_none(pack: str) -> None:
    loaded = load(pack)
    seasoned, chance = compile_pack(loaded), random.Random(11)
    nobody = assess(seasoned, {})
    values: dict[str, list[Value]] = {
        fact: [*representatives(nobody, fact), *_beside(seasoned, fact), NOT_KNOWN] for fact in seasoned.facts
    }
    for _ in range(40):
        answers = {fact: chance.choice(of) for fact, of in values.items() if chance.random() < 0.4}
        assert _said(assess(seasoned, answers)) == _said(assess(compile_pack(loaded), answers))


def _beside(model: Model, fact: str) -> list[int]:
    """Numbers that are not the first of their range."""
    return [lowest + 1 for lowest in model.ranges.get(fact, ())]


def _said(assessment: Assessment) -> object:
    question = next_question(assessment)
    tables = tuple(assessment.model.tables)
    return (
        question and (question.fact.id, [goal.table.id for goal in question.goals], question.values),
        worth_clarifying(assessment, tables),
        [explain(assessment, table) for table in tables],
    )


def test_what_no_condition_rests_on_is_not_kept() -> None:
    model = model_of(yes_no("a"), yes_no("b"), tables=[table("t", ({"a": True}, "en"), ({}, "to"), goal=1)])
    for b in (True, False):
        next_question(assess(model, {"b": b}))
    assert len(model.worked_out) == 1
