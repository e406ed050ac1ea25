"""The cases of a pack, run."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.answers import AnswerError
from knowledge.checking.cases import Mismatch, Overlap, run_cases, said
from knowledge.rules.evaluation import assess
from knowledge.rules.model import Model
from tests.knowledge.small_models import Written, criterion, model_of, number, table, yes_no


def case(facts: Written, expect: Written | None = None, **more: Any) -> Written:
    return {"name": "En borger.", "facts": facts, "expect": expect or {}, **more}


def model(*cases: Written) -> Model:
    return model_of(
        yes_no("sag"),
        number("alder"),
        criteria=[criterion("1", {"sag": True})],
        tables=[
            table("medlem", ({"criterion": "1"}, "ja"), ({"alder": {"to": 17}}, "nej")),
            table("emner", ({"sag": True}, "b"), ({"alder": {"to": 17}}, "a"), hit_policy="collect"),
            table("svar", ({"sag": True}, "x"), ({"alder": {"to": 17}}, "y"), hit_policy="unique"),
        ],
        cases=list(cases),
    )


def test_a_case_that_comes_out_as_it_says_is_no_mismatch() -> None:
    report = run_cases(model(case({"sag": True}, {"medlem": "ja", "emner": ["b"]}, criteria_met=["1"])))
    assert (report.cases, report.mismatches) == (1, ())


@pytest.mark.parametrize(
    ("facts", "table", "says"),
    [
        ({}, "medlem", "open"),
        ({"sag": False, "alder": 40}, "medlem", None),
        ({"sag": True, "alder": 17}, "emner", ["a", "b"]),
        ({"sag": False, "alder": 40}, "emner", []),
    ],
    ids=str,
)
def test_a_table_says_an_outcome_open_nothing_or_a_sorted_list(facts: Written, table: str, says: object) -> None:
    assert said(assess(model(), facts), table) == says


def test_a_case_expects_a_list_in_any_order() -> None:
    assert run_cases(model(case({"sag": True, "alder": 17}, {"emner": ["b", "a"]}))).mismatches == ()


def test_a_mismatch_tells_both_as_they_are_written_in_the_pack() -> None:
    report = run_cases(model(case({"sag": False, "alder": 40}, {"medlem": "ja", "emner": ["b"]})))
    assert report.mismatches == (
        Mismatch("En borger.", "medlem", "ja", "null"),
        Mismatch("En borger.", "emner", '["b"]', "[]"),
    )


def test_criteria_that_are_met_otherwise_are_a_mismatch() -> None:
    report = run_cases(model(case({"sag": True}, criteria_met=[])))
    assert report.mismatches == (Mismatch("En borger.", "criteria_met", "[]", '["1"]'),)


def test_a_table_that_does_not_exist_is_a_mismatch() -> None:
    assert run_cases(model(case({}, {"findes_ikke": "ja"}))).mismatches == (
        Mismatch("En borger.", "findes_ikke", "ja", "?"),
    )


def test_a_fact_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(AnswerError):
        run_cases(model(case({"sagg": True})))


def test_rows_that_no_case_hits_are_named_in_the_order_of_the_pack() -> None:
    report = run_cases(model(case({"sag": True})))
    assert report.rows_without_case == ("medlem.1", "emner.1", "svar.1")


def test_two_rows_of_a_unique_table_that_apply_overlap() -> None:
    report = run_cases(model(case({"sag": True, "alder": 17})))
    assert report.overlaps == (Overlap("En borger.", "svar", ("svar.0", "svar.1")),)


def test_other_cases_than_those_of_the_pack_can_be_run() -> None:
    whole = model(case({"sag": True}, {"medlem": "nej"}))
    assert run_cases(whole, []).mismatches == ()
