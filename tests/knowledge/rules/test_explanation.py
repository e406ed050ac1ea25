"""Why, why not, and what is worth clarifying."""

from __future__ import annotations

from functools import cache

from knowledge.form.loading import load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.evaluation import assess
from knowledge.rules.explanation import Explanation, KeptOut, explain, worth_clarifying
from knowledge.rules.model import Model
from knowledge.values import NOT_KNOWN, Value
from tests.knowledge.small_models import choice, criterion, link, model_of, number, table, yes_no

ADULT_ON_BENEFIT: dict[str, Value] = {"alder": 42, "ydelse": "kontanthjaelp"}
MODEL = model_of(
    number("alder"),
    yes_no("sag"),
    yes_no("handicap"),
    criteria=[criterion("5", {"sag": True})],
    tables=[
        table(
            "medlem",
            ({"alder": {"to": 17}}, "uafklaret"),
            ({"criterion": "5"}, "ja"),
            ({"handicap": True}, "ja"),
            ({}, "nej"),
        ),
        table("center", ({"table": {"medlem": "ja"}}, "AM"), ({"table": {"medlem": "nej"}}, "andre")),
    ],
)


@cache
def slagelse() -> Model:
    return compile_pack(load("slagelse"))


def explained(table: str, **answers: Value) -> Explanation:
    return explain(assess(MODEL, answers), table)


def kept_out(explanation: Explanation) -> dict[str, KeptOut]:
    return {other.outcome: other for other in explanation.others}


class TestReasons:
    def test_a_reason_is_the_row_that_decided_with_the_facts_that_made_it_true(self) -> None:
        (reason,) = explained("medlem", alder=42, sag=True).reasons
        assert (reason.row.id, reason.facts) == ("medlem.1", ("sag",))

    def test_facts_are_found_through_criteria_and_other_tables(self) -> None:
        (reason,) = explained("center", alder=42, sag=True).reasons
        assert (reason.row.id, reason.facts) == ("center.0", ("sag",))

    def test_an_else_row_rests_on_the_facts_that_denied_the_rows_above_it(self) -> None:
        (reason,) = explained("medlem", alder=42, sag=False, handicap=False).reasons
        assert (reason.row.id, reason.facts) == ("medlem.3", ("alder", "sag", "handicap"))

    def test_a_table_that_rests_on_an_else_row_names_the_same_facts(self) -> None:
        (reason,) = explained("center", alder=42, sag=False, handicap=False).reasons
        assert reason.facts == ("alder", "sag", "handicap")

    def test_a_narrowed_fact_is_explained_by_the_one_that_is_known(self) -> None:
        model = model_of(
            choice("ydelse", "pension", "andet"),
            choice("pension", "ja", "nej"),
            implications=[link({"ydelse": ["pension"]}, {"pension": ["ja"]})],
            tables=[table("ansvar", ({"pension": "ja"}, "HP"), ({}, "AM"))],
        )
        (reason,) = explain(assess(model, {"ydelse": "pension"}), "ansvar").reasons
        assert reason.facts == ("ydelse",)

    def test_an_open_table_has_no_reasons_and_names_what_it_lacks_in_the_order_of_the_pack(self) -> None:
        explanation = explained("medlem")
        assert explanation.reasons == ()
        assert explanation.lacking == ("alder", "sag", "handicap")

    def test_a_decided_table_lacks_nothing(self) -> None:
        assert explained("medlem", alder=42, handicap=True).lacking == ()

    def test_every_row_that_was_collected_is_a_reason(self) -> None:
        emner = table("emner", ({"a": True}, "x"), ({"b": True}, "y"), hit_policy="collect")
        explanation = explain(
            assess(model_of(yes_no("a"), yes_no("b"), tables=[emner]), {"a": True, "b": True}), "emner"
        )
        assert [reason.row.id for reason in explanation.reasons] == ["emner.0", "emner.1"]


class TestKeptOut:
    def test_a_known_fact_denies_an_outcome(self) -> None:
        other = kept_out(explained("medlem", alder=42, sag=True))["uafklaret"]
        assert (other.how, other.facts) == ("denied", ("alder",))

    def test_a_row_above_decided_first(self) -> None:
        assert kept_out(explained("medlem", alder=42, sag=True))["nej"].how == "earlier"

    def test_a_row_above_decided_first_also_where_the_row_below_lacks_facts(self) -> None:
        other = kept_out(explained("medlem", alder=15))["ja"]
        assert other.how == "earlier"

    def test_a_fact_that_is_not_known_keeps_an_outcome_of_an_open_table_out(self) -> None:
        other = kept_out(explained("medlem", alder=42))["ja"]
        assert (other.how, other.facts) == ("lacking", ("sag", "handicap"))

    def test_a_row_that_applies_waits_for_the_open_rows_above_it(self) -> None:
        other = kept_out(explained("medlem", sag=True))["ja"]
        assert (other.how, other.facts) == ("lacking", ("alder",))

    def test_an_outcome_stands_once_by_the_rows_that_came_nearest(self) -> None:
        others = explained("medlem", alder=42, sag=False).others
        assert [other.outcome for other in others] == ["uafklaret", "ja", "nej"]
        assert [other.facts for other in others] == [("alder",), ("handicap",), ("handicap",)]

    def test_what_was_not_collected_is_denied_or_lacking_never_earlier(self) -> None:
        emner = table("emner", ({"a": True}, "x"), ({"b": True}, "y"), ({"c": True}, "z"), hit_policy="collect")
        model = model_of(yes_no("a"), yes_no("b"), yes_no("c"), tables=[emner])
        others = kept_out(explain(assess(model, {"a": True, "b": False}), "emner"))
        assert {outcome: other.how for outcome, other in others.items()} == {"y": "denied", "z": "lacking"}


class TestWorthClarifying:
    def test_a_suspicion_is_worth_clarifying_though_it_is_an_answer(self) -> None:
        doubtful = assess(slagelse(), {**ADULT_ON_BENEFIT, "misbrug": "mistanke"})
        found = {(item.fact, item.answer, item.outcome) for item in worth_clarifying(doubtful, ("medlemskab",))}
        assert ("misbrug", "hindrende", "ja") in found

    def test_what_is_certain_is_not_worth_clarifying(self) -> None:
        certain = assess(slagelse(), {**ADULT_ON_BENEFIT, "misbrug": "ikke_hindrende"})
        assert "misbrug" not in {item.fact for item in worth_clarifying(certain, ("medlemskab",))}

    def test_what_is_nobodys_to_change_is_left_out(self) -> None:
        nothing = assess(slagelse(), {"paragraf_85": "bevilget", "sag_i_hp": True})
        facts = {item.fact for item in worth_clarifying(nothing, tuple(slagelse().tables))}
        fixed = {id for id, fact in slagelse().facts.items() if not fact.changeable}
        assert {"alder", "ydelse", "foertidspension", "handicap_behov"} <= fixed
        assert facts.isdisjoint(fixed)

    def test_what_was_asked_in_vain_is_worth_clarifying(self) -> None:
        asked = assess(slagelse(), {**ADULT_ON_BENEFIT, "sag_i_hp": NOT_KNOWN})
        assert "sag_i_hp" in {item.fact for item in worth_clarifying(asked, ("medlemskab",))}

    def test_an_answer_that_changes_no_outcome_is_not_worth_clarifying(self) -> None:
        decided = assess(slagelse(), {**ADULT_ON_BENEFIT, "sag_i_hp": True})
        assert worth_clarifying(decided, ("medlemskab",)) == ()
