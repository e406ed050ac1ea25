"""What will change by itself."""

from __future__ import annotations

from datetime import date
from functools import cache

from knowledge.form.loading import load
from knowledge.rules.compiling import compile_pack
from knowledge.rules.evaluation import assess
from knowledge.rules.foresight import Later, foresee
from knowledge.rules.model import Model
from knowledge.values import Value

TODAY = date(2026, 11, 22)


@cache
def built_in(pack: str) -> Model:
    return compile_pack(load(pack))


def later(pack: str, **answers: Value) -> tuple[Later, ...]:
    return foresee(assess(built_in(pack), answers), TODAY)


def said(one: Later, table: str) -> str | None:
    return one.assessment.conclusions[table].outcome


def test_a_pension_from_a_later_date_moves_paragraf_85_on_that_date() -> None:
    answers: dict[str, Value] = {
        "alder": 58,
        "ydelse": "sygedagpenge",
        "paragraf_85": "bevilget",
        "foertidspension": "bevilget_senere",
        "foertidspension_fra": date(2027, 3, 1),
    }
    assert assess(built_in("slagelse"), answers).conclusions["paragraf_85_ansvar"].outcome == "AM"
    (then,) = later("slagelse", **answers)
    assert (then.on, said(then, "paragraf_85_ansvar")) == (date(2027, 3, 1), "HP")
    assert then.assessment.contradictions == ()


def test_a_date_that_nobody_has_told_is_left_open() -> None:
    (then,) = later("slagelse", foertidspension="bevilget_senere")
    assert then.on is None
    assert said(then, "paragraf_85_ansvar") == "HP"


def test_a_date_that_lies_behind_is_not_to_come() -> None:
    assert later("slagelse", foertidspension="bevilget_senere", foertidspension_fra=TODAY) == ()


def test_a_birthday_that_crosses_a_limit_of_the_model_is_foreseen() -> None:
    answers: dict[str, Value] = {"alder": 17, "ydelse": "kontanthjaelp", "kompleksitet": "meget_kompleks"}
    answers["beskaeftigelsespotentiale"] = "godt"
    (then,) = later("norddjurs", **answers)
    assert (then.age, said(then, "lag")) == (18, "faelles")


def test_a_birthday_that_crosses_no_limit_is_not_foreseen() -> None:
    assert later("norddjurs", alder=40, kompleksitet="kompleks") == ()


def test_nothing_known_foresees_nothing() -> None:
    assert later("slagelse") == ()
