"""Decision tables on what is known of a citizen."""

from __future__ import annotations

from typing import Final

import pytest

from knowledge.rules.evaluation import NO_OUTCOME, assess
from knowledge.rules.model import Conclusion, Model
from knowledge.values import NOT_KNOWN, Value
from tests.knowledge.small_models import Rows, choice, criterion, link, model_of, number, table, yes_no

RULES: Final[Rows] = (
    ({"alder": {"to": 17}}, "uafklaret"),
    ({"sag": True}, "ja"),
    ({"handicap": True}, "ja"),
    ({}, "nej"),
)
MODEL = model_of(number("alder"), yes_no("sag"), yes_no("handicap"), tables=[table("medlem", *RULES)])
FLAGS = model_of(
    yes_no("sag"),
    yes_no("gaeld"),
    yes_no("barn"),
    tables=[
        table(
            "emner",
            ({"gaeld": True}, "penge"),
            ({"barn": True}, "boern"),
            ({"sag": True}, "penge"),
            hit_policy="collect",
        ),
        table("penge", ({"table": {"emner": "penge"}}, "ja"), ({}, "nej")),
    ],
)


def concluded(model: Model, table: str, **answers: Value) -> Conclusion:
    return assess(model, answers).conclusions[table]


def test_nothing_known_decides_nothing() -> None:
    conclusion = concluded(MODEL, "medlem")
    assert (conclusion.status, conclusion.outcome) == ("open", None)
    assert conclusion.possible == ("uafklaret", "ja", "nej")
    assert conclusion.rows == ()


def test_the_first_row_that_applies_decides() -> None:
    conclusion = concluded(MODEL, "medlem", alder=42, sag=True)
    assert (conclusion.status, conclusion.outcome, conclusion.possible) == ("decided", "ja", ("ja",))
    assert [row.id for row in conclusion.rows] == ["medlem.1"]
    assert conclusion.trace == (False, True, None, True)


def test_a_row_that_lacks_facts_may_be_the_first_and_keeps_the_table_open() -> None:
    conclusion = concluded(MODEL, "medlem", sag=True)
    assert (conclusion.status, conclusion.possible) == ("open", ("uafklaret", "ja"))


def test_open_rows_of_the_same_outcome_keep_nothing_open() -> None:
    conclusion = concluded(MODEL, "medlem", alder=42, handicap=True)
    assert (conclusion.status, conclusion.outcome) == ("decided", "ja")
    assert [row.row.id for row in conclusion.open_rows] == ["medlem.1"]


def test_rows_below_one_that_applies_do_not_count_as_open() -> None:
    assert [row.row.id for row in concluded(MODEL, "medlem", sag=True).open_rows] == ["medlem.0"]


def test_the_else_row_decides_only_when_all_above_is_denied() -> None:
    assert concluded(MODEL, "medlem", alder=42, sag=False).status == "open"
    assert concluded(MODEL, "medlem", alder=42, sag=False, handicap=False).outcome == "nej"


def test_asked_and_not_known_leaves_open_what_was_open() -> None:
    asked = assess(MODEL, {"alder": 42, "sag": NOT_KNOWN, "handicap": False})
    assert asked.conclusions["medlem"].status == "open"
    assert (asked.unknown("sag"), asked.is_open("sag")) == (True, False)


def test_a_table_without_a_row_that_applies_says_nothing() -> None:
    model = model_of(yes_no("sag"), tables=[table("t", ({"sag": True}, "ja"))])
    assert concluded(model, "t", sag=False).status == "none"
    assert assess(model, {}).case.tables["t"] == {"ja", NO_OUTCOME}


def test_a_unique_table_takes_the_row_that_applies() -> None:
    model = model_of(
        number("alder"),
        tables=[
            table("svar", ({"alder": {"to": 17}}, "ung"), ({"alder": {"from": 18}}, "voksen"), hit_policy="unique")
        ],
    )
    assert concluded(model, "svar", alder=40).outcome == "voksen"
    assert concluded(model, "svar").possible == ("ung", "voksen")


def test_a_collect_table_takes_every_row_that_applies_each_outcome_once() -> None:
    conclusion = concluded(FLAGS, "emner", gaeld=True, barn=True, sag=True)
    assert (conclusion.status, conclusion.outcomes, conclusion.possible) == ("decided", ("penge", "boern"), ())
    assert [row.id for row in conclusion.rows] == ["emner.0", "emner.1", "emner.2"]
    assert conclusion.outcome is None


def test_a_collect_table_tells_what_is_certain_apart_from_what_may_come() -> None:
    conclusion = concluded(FLAGS, "emner", gaeld=True)
    assert (conclusion.status, conclusion.outcomes, conclusion.possible) == ("open", ("penge",), ("boern",))


def test_a_collect_table_without_hits_says_nothing() -> None:
    conclusion = concluded(FLAGS, "emner", gaeld=False, barn=False, sag=False)
    assert (conclusion.status, conclusion.outcomes) == ("none", ())


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"gaeld": True}, "ja"),
        ({"gaeld": True, "barn": True, "sag": False}, "ja"),
        ({"gaeld": False, "barn": True, "sag": False}, "nej"),
        ({"barn": True}, None),
    ],
    ids=str,
)
def test_a_table_can_rest_on_one_outcome_of_a_collect_table(answers: dict[str, Value], outcome: str | None) -> None:
    assert concluded(FLAGS, "penge", **answers).outcome == outcome


def test_a_table_rests_on_what_another_one_has_decided() -> None:
    model = model_of(
        yes_no("sag"),
        tables=[
            table("center", ({"table": {"medlem": "ja"}}, "AM"), ({"table": {"medlem": "nej"}}, "andre")),
            table("medlem", ({"sag": True}, "ja"), ({}, "nej")),
        ],
    )
    assert concluded(model, "center", sag=False).outcome == "andre"
    assert concluded(model, "center").possible == ("AM", "andre")


def test_criteria_are_met_denied_or_open() -> None:
    model = model_of(
        yes_no("sag"),
        yes_no("handicap"),
        yes_no("gaeld"),
        criteria=[criterion("1", {"sag": True}), criterion("2", {"handicap": True}), criterion("3", {"gaeld": True})],
    )
    assert assess(model, {"sag": True, "handicap": False}).criteria == {"1": True, "2": False, "3": None}


class TestImplications:
    MODEL = model_of(
        choice("ydelse", "kontanthjaelp", "foertidspension"),
        choice("pension", "nej", "gaeldende"),
        implications=[
            {**link({"ydelse": ["foertidspension"]}, {"pension": ["gaeldende"]}), "id": "er"},
            {**link({"ydelse": ["kontanthjaelp"]}, then_not={"pension": ["gaeldende"]}), "id": "er_ikke"},
        ],
        tables=[table("ansvar", ({"pension": "gaeldende"}, "HP"), ({}, "AM"))],
    )

    def test_one_answer_decides_what_rests_on_the_other_fact(self) -> None:
        assert concluded(self.MODEL, "ansvar", ydelse="foertidspension").outcome == "HP"
        assert concluded(self.MODEL, "ansvar", ydelse="kontanthjaelp").outcome == "AM"

    def test_what_is_not_known_is_still_narrowed(self) -> None:
        assert concluded(self.MODEL, "ansvar", ydelse="kontanthjaelp", pension=NOT_KNOWN).outcome == "AM"

    def test_answers_that_contradict_each_other_are_named_with_the_reason(self) -> None:
        (contradiction,) = assess(self.MODEL, {"ydelse": "kontanthjaelp", "pension": "gaeldende"}).contradictions
        assert (contradiction.fact, contradiction.other) == ("ydelse", "pension")
        assert contradiction.because == "det følger"

    def test_answers_that_agree_contradict_nothing(self) -> None:
        assert assess(self.MODEL, {"ydelse": "kontanthjaelp", "pension": "nej"}).contradictions == ()
