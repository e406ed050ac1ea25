"""Which question comes next, and which never comes."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from knowledge.form.loading import load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.evaluation import Assessment, assess
from knowledge.rules.interview import next_question, open_facts, open_goals, representatives
from knowledge.rules.model import Model
from knowledge.values import NOT_KNOWN, Value
from tests.knowledge.small_models import Rows, choice, link, model_of, number, table, yes_no

ADULT_ON_BENEFIT: dict[str, Value] = {"alder": 42, "ydelse": "kontanthjaelp"}


@cache
def slagelse() -> Model:
    return compile_pack(load("slagelse"))


def said(**answers: Value) -> Assessment:
    return assess(slagelse(), answers)


def asked_until_the_end(answers: dict[str, Value], truth: dict[str, Value]) -> list[str]:
    asked = []
    while question := next_question(assess(slagelse(), answers)):
        asked.append(question.fact.id)
        answers = {**answers, question.fact.id: truth.get(question.fact.id, NOT_KNOWN)}
    return asked


def goals(assessment: Assessment) -> list[str]:
    return [goal.table.id for goal in open_goals(assessment)]


class TestSlagelse:
    def test_nothing_known_decides_nothing(self) -> None:
        nothing = said()
        assert {conclusion.status for conclusion in nothing.conclusions.values()} == {"open"}
        assert set(nothing.criteria.values()) == {None}
        assert nothing.contradictions == ()

    def test_the_benefit_is_asked_for_first(self) -> None:
        question = next_question(said())
        assert question
        assert question.fact.id == "ydelse"
        assert [goal.table.id for goal in question.goals] == ["medlemskab", "prioritet"]
        assert question.values[0] == "kontanthjaelp"
        assert len(question.values) == 12

    def test_what_was_answered_or_asked_in_vain_is_not_asked_again(self) -> None:
        asked = asked_until_the_end({"ydelse": "kontanthjaelp"}, {"alder": 42, "sag_i_hp": True})
        assert len(asked) == len(set(asked))
        assert "ydelse" not in asked

    @pytest.mark.parametrize("raised", ["foreslaaet", "ansoegt", "bevilget"])
    def test_who_has_paragraf_85_is_a_goal_once_it_is_raised(self, raised: str) -> None:
        assert "paragraf_85_ansvar" in goals(said(paragraf_85=raised))

    @pytest.mark.parametrize("not_raised", ["ingen", "afslag", "ophoert", NOT_KNOWN, None])
    def test_who_has_paragraf_85_is_not_asked_for_unless_it_is_raised(self, not_raised: str | None) -> None:
        answers: dict[str, Value] = {**ADULT_ON_BENEFIT, **({"paragraf_85": not_raised} if not_raised else {})}
        assert "paragraf_85_ansvar" not in goals(said(**answers))
        assert "foertidspension" not in asked_until_the_end(answers, {"sag_i_hp": True})

    def test_a_double_grant_is_asked_about_only_when_both_grants_are_live(self) -> None:
        known: dict[str, Value] = {
            **ADULT_ON_BENEFIT,
            "foertidspension": "nej",
            "sag_i_hp": True,
            "kort_intensiv_indsats": False,
            "mange_indsatser_uden_effekt": False,
        }
        one = said(**known, paragraf_85="bevilget", social_mentor="ophoert")
        both = said(**known, paragraf_85="bevilget", social_mentor="foreslaaet")
        question = next_question(both)
        assert next_question(one) is None
        assert question
        assert question.fact.id == "samtidige_bevillinger"

    def test_nothing_is_asked_when_all_goals_are_decided(self) -> None:
        decided = said(
            **ADULT_ON_BENEFIT, sag_i_hp=True, kort_intensiv_indsats=True, mange_indsatser_uden_effekt=False
        )
        assert open_goals(decided) == ()
        assert next_question(decided) is None

    def test_the_priority_is_not_asked_about_when_membership_stays_open_for_good(self) -> None:
        asked = asked_until_the_end(dict(ADULT_ON_BENEFIT), {})
        assert asked == ["sag_i_hp", "uafklaret_behov", "handicap_behov", "flere_fagcentre", "misbrug"]

    def test_a_benefit_answers_what_it_implies(self) -> None:
        raised = said(**ADULT_ON_BENEFIT, paragraf_85="ansoegt")
        assert raised.conclusions["paragraf_85_ansvar"].outcome == "AM"


class TestSmallModels:
    def test_the_question_that_settles_most_rows_comes_first(self) -> None:
        rows: Rows = (({"a": True, "b": True}, "x"), ({"a": True, "c": True}, "y"), ({}, "z"))
        model = model_of(yes_no("c"), yes_no("b"), yes_no("a"), tables=[table("t", *rows, goal=1)])
        question = next_question(assess(model, {}))
        assert question
        assert question.fact.id == "a"

    def test_of_equally_good_questions_the_first_of_the_pack_comes_first(self) -> None:
        model = model_of(yes_no("b"), yes_no("a"), tables=[table("t", ({"a": True, "b": True}, "x"), goal=1)])
        question = next_question(assess(model, {}))
        assert question
        assert question.fact.id == "b"

    def test_a_first_goal_weighs_more_than_a_second(self) -> None:
        tables = [table("anden", ({"a": True}, "x"), goal=2), table("foerste", ({"b": True}, "x"), goal=1)]
        question = next_question(assess(model_of(yes_no("a"), yes_no("b"), tables=tables), {}))
        assert question
        assert question.fact.id == "b"

    def test_tables_that_are_no_goals_are_not_asked_for(self) -> None:
        assert next_question(assess(model_of(yes_no("a"), tables=[table("t", ({"a": True}, "x"))]), {})) is None

    def test_facts_below_a_row_that_applies_are_not_asked_for(self) -> None:
        rows: Rows = (({"a": True}, "x"), ({"b": True}, "y"), ({"c": True}, "z"))
        model = model_of(yes_no("a"), yes_no("b"), yes_no("c"), tables=[table("t", *rows, goal=1)])
        assert open_facts(assess(model, {"b": True}), model.tables["t"]) == {"a"}

    def test_a_fact_that_can_rule_out_what_is_asked_in_vain_is_still_asked_for(self) -> None:
        model = model_of(
            choice("ydelse", "pension", "andet"),
            choice("pension", "ja", "nej"),
            implications=[link({"ydelse": ["andet"]}, {"pension": ["nej"]})],
            tables=[table("t", ({"pension": "ja"}, "HP"), ({}, "AM"), goal=1)],
        )
        question = next_question(assess(model, {"pension": NOT_KNOWN}))
        assert question
        assert question.fact.id == "ydelse"

    def test_only_values_that_are_still_possible_are_offered(self) -> None:
        model = model_of(
            choice("ydelse", "pension", "andet"),
            choice("pension", "soegt", "ja", "nej"),
            implications=[link({"ydelse": ["andet"]}, then_not={"pension": ["ja"]})],
            tables=[table("t", ({"pension": "soegt"}, "x"), ({}, "y"), goal=1)],
        )
        question = next_question(assess(model, {"ydelse": "andet"}))
        assert question
        assert question.values == ("soegt", "nej")

    def test_a_date_that_a_goal_rests_on_can_be_asked_for(self) -> None:
        rows: Rows = (({"fra": date(2026, 12, 1)}, "x"), ({}, "y"))
        model = model_of({**yes_no("fra"), "type": "date"}, tables=[table("t", *rows, goal=1)])
        question = next_question(assess(model, {}))
        assert question
        assert (question.fact.id, question.values) == ("fra", ())


class TestRepresentatives:
    def test_a_number_has_one_for_every_range_that_the_model_tells_apart(self) -> None:
        rows: Rows = (({"alder": {"from": 18, "to": 29}}, "x"), ({"alder": 67}, "y"), ({}, "z"))
        model = model_of(number("alder", minimum=0, maximum=120), tables=[table("t", *rows)])
        assert representatives(assess(model, {}), "alder") == (0, 18, 30, 67, 68)

    def test_a_number_has_none_outside_of_what_it_can_be(self) -> None:
        rows: Rows = (({"alder": {"from": 10, "to": 120}}, "x"), ({}, "z"))
        model = model_of(number("alder", minimum=15, maximum=120), tables=[table("t", *rows)])
        assert representatives(assess(model, {}), "alder") == (15,)

    def test_when_a_goal_is_raised_counts_too(self) -> None:
        goal = table("t", ({"sag": True}, "x"), goal=1, goal_when={"alder": {"from": 18}})
        model = model_of(number("alder"), yes_no("sag"), tables=[goal])
        assert representatives(assess(model, {}), "alder") == (0, 18)

    def test_a_choice_has_every_value_and_a_date_none(self) -> None:
        model = model_of(
            choice("ydelse", "a", "b"), choice("emner", "c", "d", type="choices"), {**yes_no("d"), "type": "date"}
        )
        nothing = assess(model, {})
        assert representatives(nothing, "ydelse") == ("a", "b")
        assert representatives(nothing, "emner") == (frozenset({"c"}), frozenset({"d"}))
        assert representatives(nothing, "d") == ()
