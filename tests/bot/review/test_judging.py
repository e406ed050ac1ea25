"""What a model says of a line: the same as of the citizen alone, however often it was asked before."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.review.judging import Judge, sorting_tables
from knowledge.rules.evaluation import assess
from knowledge.rules.interview import next_question, representatives
from knowledge.values import NOT_KNOWN, Value
from tests.bot.review.caseloads import norddjurs


@cache
def judge() -> Judge:
    return Judge(norddjurs())


def citizens() -> st.SearchStrategy[dict[str, Value]]:
    model = norddjurs()
    empty = assess(model, {})
    values = {fact: st.sampled_from([*representatives(empty, fact), NOT_KNOWN]) for fact in model.domains}
    return st.fixed_dictionaries({}, optional={**values, "alder": st.integers(0, 120)})


@settings(max_examples=60, deadline=None)
@given(citizens())
def test_a_line_is_judged_as_the_citizen_alone(answers: dict[str, Value]) -> None:
    found, alone = judge().judge(answers), assess(norddjurs(), answers)
    question = next_question(alone)
    assert found.next == (question.fact.id if question else None)
    assert found.contradictions == alone.contradictions
    for table, conclusion in found.conclusions.items():
        assert conclusion == alone.conclusions[table]


def test_tables_stand_by_what_they_tell_segment_first() -> None:
    assert [table.table.id for table in sorting_tables(norddjurs())] == [
        "lag",
        "center",
        "bostoette_leveres",
        "samarbejdsform",
    ]


def test_a_table_that_is_not_in_play_says_nothing() -> None:
    grown_up = {"alder": 40, "ydelse": "kontanthjaelp"}
    assert "bostoette_leveres" not in judge().judge(grown_up).conclusions
    assert "bostoette_leveres" in judge().judge({**grown_up, "paragraf_85": "bevilget"}).conclusions


def test_what_was_asked_in_vain_is_told_apart_from_what_was_not_asked() -> None:
    answers = {"alder": 40, "ydelse": "kontanthjaelp", "kompleksitet": "meget_kompleks"}
    assert judge().judge(answers).lacking == ("beskaeftigelsespotentiale",)
    found = judge().judge({**answers, "beskaeftigelsespotentiale": NOT_KNOWN})
    assert (found.lacking, found.in_vain, found.next) == ((), ("beskaeftigelsespotentiale",), None)
    assert found.open_goals == ("lag",)
