"""Packs made ready to evaluate."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.form.faults import PackError
from knowledge.rules.compiling import compile_pack, compile_with_faults
from knowledge.rules.conditions import All
from tests.knowledge.small_models import choice, criterion, link, loaded, model_of, number, table, yes_no


def test_tables_stand_in_the_order_in_which_they_build_on_each_other() -> None:
    model = model_of(
        yes_no("sag"),
        tables=[
            table("sidst", ({"table": {"midt": "ja"}}, "ja")),
            table("midt", ({"not": {"table": {"foerst": "ja"}}}, "ja")),
            table("foerst", ({"sag": True}, "ja")),
        ],
    )
    assert list(model.tables) == ["foerst", "midt", "sidst"]


def test_goals_come_in_the_order_of_their_numbers() -> None:
    model = model_of(
        yes_no("sag"),
        tables=[
            table("to", ({"sag": True}, "ja"), goal=2),
            table("ingen", ({"sag": True}, "ja")),
            table("en", ({"sag": True}, "ja"), goal=1),
        ],
    )
    assert [goal.table.id for goal in model.goals] == ["en", "to"]


def test_only_facts_whose_values_can_be_listed_have_a_domain() -> None:
    model = model_of(choice("misbrug", "intet", "hindrende"), yes_no("sag"), number("alder"))
    assert model.domains == {"misbrug": {"intet", "hindrende"}, "sag": {True, False}}


def test_an_outcome_and_a_criterion_are_found_by_their_id() -> None:
    model = model_of(
        yes_no("sag"), criteria=[criterion("5", {"sag": True})], tables=[table("medlem", ({"criterion": "5"}, "ja"))]
    )
    assert model.tables["medlem"].outcome("ja").label == "Udfald ja"
    assert model.criterion("5") == model.criteria[0][1]


def test_what_an_intervention_fits_is_compiled_only_where_the_source_says_it() -> None:
    spoken, silent = (
        {
            "id": id,
            "title": "Mentor",
            "description": "En mentor.",
            "category": "stoette",
            "status": "drift",
            "tier": 1,
            "year": 2015,
            "source": {"document": "kilde", "section": "1"},
            "fits": fits,
        }
        for id, fits in (("mentor", {"sag": True}), ("anden", {}))
    )
    assert list(model_of(yes_no("sag"), interventions=[spoken, silent]).fits) == ["mentor"]


def test_tables_that_build_on_each_other_in_a_circle_are_a_fault() -> None:
    circle = [
        table("a", ({"table": {"b": "ja"}}, "ja")),
        table("b", ({"table": {"c": "ja"}}, "ja")),
        table("c", ({"table": {"a": "ja"}}, "ja")),
    ]
    with pytest.raises(PackError) as raised:
        model_of(yes_no("sag"), tables=circle)
    (fault,) = raised.value.faults
    assert fault.code == "cycle"
    assert set(fault.details["tables"].split(" → ")) == {"a", "b", "c"}


@pytest.mark.parametrize(
    "when", [{"criterion": "2"}, {"criterion": "1"}, {"not": {"table": {"medlem": "ja"}}}], ids=str
)
def test_a_criterion_that_rests_on_what_is_concluded_after_it_is_a_fault(when: dict[str, Any]) -> None:
    criteria = [criterion("1", when), criterion("2", {"sag": True})]
    with pytest.raises(PackError) as raised:
        model_of(yes_no("sag"), criteria=criteria, tables=[table("medlem", ({"sag": True}, "ja"))])
    assert [fault.code for fault in raised.value.faults] == ["criterion_too_early"]


def test_a_criterion_may_rest_on_those_above_it() -> None:
    model = model_of(yes_no("sag"), criteria=[criterion("1", {"sag": True}), criterion("2", {"criterion": "1"})])
    assert [one.id for one, _ in model.criteria] == ["1", "2"]


@pytest.mark.parametrize(
    ("implication", "codes"),
    [
        (link({"ydelse": ["pension"], "sag": [True]}, {"pension": ["ja"]}), ["implication_one"]),
        (link({}, {"pension": ["ja"]}), ["implication_one"]),
        (link({"alder": [True]}, {"pension": ["ja"]}), ["implication_type"]),
        (link({"problemer": ["gaeld"]}, {"pension": ["ja"]}), ["implication_type"]),
        (link({"ydelse": ["pension"]}, {"problemer": ["gaeld"]}), ["implication_type"]),
        (link({"ydelse": ["pensio"]}, {"pension": ["ja"]}), ["unknown_value"]),
        (link({"ydelse": ["pension"]}, {"pensionn": ["ja"]}), ["unknown_fact"]),
        (link({"ydelse": ["pension"]}, then_not={"pension": ["nejj"]}), ["unknown_value"]),
        (link({"ydelse": []}, {"pension": ["ja"]}), ["condition_form"]),
    ],
    ids=str,
)
def test_an_implication_that_cannot_be_understood_is_reported_once(implication: Any, codes: list[str]) -> None:
    facts = [
        choice("ydelse", "pension", "andet"),
        choice("pension", "ja", "nej"),
        choice("problemer", "gaeld", type="choices"),
        number("alder"),
        yes_no("sag"),
    ]
    compiled = compile_with_faults(loaded(facts=facts, implications=[implication]))
    assert [fault.code for fault in compiled.faults] == codes
    assert compiled.model.links == ()


def test_what_cannot_be_understood_is_left_out_of_the_model_and_named() -> None:
    tables = [table("god", ({"sag": True}, "ja")), table("daarlig", ({"sag": True}, "ja"), ({"sagg": True}, "nej"))]
    compiled = compile_with_faults(loaded(facts=[yes_no("sag")], tables=tables))
    assert compiled.spoilt == {("tables", 1, "rows", 1, "when")}
    assert compiled.model.tables["daarlig"].rows[1].when == All(())
    with pytest.raises(PackError):
        compile_pack(compiled.model.loaded)
