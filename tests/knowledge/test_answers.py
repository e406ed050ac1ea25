"""Answers from outside, made into typed ones."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Final

import pytest

from knowledge.answers import AnswerError, AnswerFault, parse_answer, parse_answers
from knowledge.form.pack import Fact
from knowledge.values import NOT_KNOWN, Value
from tests.knowledge.small_models import choice, number, yes_no

FACTS: Final = {
    fact["id"]: Fact.model_validate(fact)
    for fact in (
        yes_no("sag_i_hp"),
        choice("misbrug", "intet", "hindrende"),
        choice("emner", "gaeld", "bolig", type="choices"),
        number("alder", minimum=0, maximum=120),
        {**yes_no("pension_fra"), "type": "date"},
    )
}


@pytest.mark.parametrize(
    ("fact", "raw", "typed"),
    [
        ("sag_i_hp", True, True),
        ("sag_i_hp", False, False),
        ("misbrug", "hindrende", "hindrende"),
        ("emner", ["gaeld", "bolig"], frozenset({"gaeld", "bolig"})),
        ("emner", [], frozenset()),
        ("alder", 0, 0),
        ("alder", 120, 120),
        ("pension_fra", "2027-03-01", date(2027, 3, 1)),
        ("pension_fra", date(2027, 3, 1), date(2027, 3, 1)),
    ],
)
def test_a_value_that_a_fact_can_have_is_taken(fact: str, raw: object, typed: Value) -> None:
    answer = parse_answer(FACTS[fact], raw)
    assert answer == typed
    assert type(answer) is type(typed)


@pytest.mark.parametrize("fact", FACTS)
def test_asked_and_not_known_is_an_answer_to_every_fact(fact: str) -> None:
    assert parse_answer(FACTS[fact], "ved_ikke") == NOT_KNOWN


@pytest.mark.parametrize(
    ("fact", "raw", "mend"),
    [
        ("sag_i_hp", "ja", "true, false"),
        ("sag_i_hp", "True", "true"),
        ("sag_i_hp", 1, "true, false"),
        ("misbrug", "hindrene", "hindrende"),
        ("misbrug", "x", "intet, hindrende"),
        ("misbrug", ["intet"], "intet"),
        ("misbrug", True, "intet, hindrende"),
        ("emner", "gaeld", "gaeld"),
        ("emner", ["have"], "gaeld, bolig"),
        ("emner", [1], "gaeld, bolig"),
        ("alder", "42", ""),
        ("alder", 42.0, ""),
        ("alder", True, ""),
        ("alder", -1, ""),
        ("alder", 121, ""),
        ("pension_fra", "1/3", ""),
        ("pension_fra", 20270301, ""),
        ("pension_fra", datetime(2027, 3, 1, 12, tzinfo=UTC), ""),
    ],
)
def test_any_other_value_is_a_fault_that_names_what_may_have_been_meant(fact: str, raw: object, mend: str) -> None:
    fault = parse_answer(FACTS[fact], raw)
    assert isinstance(fault, AnswerFault)
    assert (fault.fact, fault.code, fault.mend) == (fact, FACTS[fact].type, mend)


def test_null_means_that_nobody_has_asked() -> None:
    assert parse_answers(FACTS, {"alder": 42, "misbrug": None, "findes_ikke": None}) == {"alder": 42}


def test_all_faults_come_in_one_error() -> None:
    raw: dict[str, Any] = {"sag_i_hq": True, "alder": "42", "zzz": 1, "misbrug": "intet"}
    with pytest.raises(AnswerError) as raised:
        parse_answers(FACTS, raw)
    found = [(fault.fact, fault.code, fault.mend) for fault in raised.value.faults]
    assert found == [
        ("sag_i_hq", "unknown_fact", "sag_i_hp"),
        ("alder", "whole_number", ""),
        ("zzz", "unknown_fact", ""),
    ]


def test_a_long_answer_is_shown_in_short() -> None:
    fault = parse_answer(FACTS["misbrug"], "x" * 500)
    assert isinstance(fault, AnswerFault)
    assert len(fault.found) == 60
