"""Conditions as authors write them, right and wrong."""

from __future__ import annotations

from typing import Any, Final

import pytest

from knowledge.form.pack import Fact, Table
from knowledge.rules.condition_parser import ConditionParser, listed_values, values_of
from knowledge.rules.conditions import All, AnyOf, Condition, CriterionMet, FactIs, Not, NumberBetween, TableIs
from tests.knowledge.small_models import choice, number, table, yes_no

FACTS: Final = {
    fact["id"]: Fact.model_validate(fact)
    for fact in (
        yes_no("sag_i_hp"),
        choice("misbrug", "intet", "ikke_hindrende", "hindrende"),
        number("alder"),
        {**yes_no("fra"), "type": "date"},
    )
}
TABLES: Final = {"medlem": Table.model_validate(table("medlem", ({"sag_i_hp": True}, "ja"), ({}, "nej")))}
PARSER: Final = ConditionParser(FACTS, ["1", "2"], TABLES)

Report = tuple[str, dict[str, str], str]


def parsed(written: object) -> Condition:
    condition, reports = with_reports(written)
    assert reports == []
    return condition


def with_reports(written: object) -> tuple[Condition, list[Report]]:
    reports: list[Report] = []
    return PARSER.parse(written, lambda *report: reports.append(report)), reports


def is_(fact: str, *values: Any) -> FactIs:
    return FactIs(fact, frozenset(values))


@pytest.mark.parametrize(
    ("written", "condition"),
    [
        ({"sag_i_hp": True}, is_("sag_i_hp", True)),
        ({"misbrug": ["intet", "hindrende"]}, is_("misbrug", "intet", "hindrende")),
        ({"misbrug": {"not": "intet"}}, Not(is_("misbrug", "intet"))),
        ({"misbrug": {"not": ["intet", "hindrende"]}}, Not(is_("misbrug", "intet", "hindrende"))),
        ({"alder": 18}, is_("alder", 18)),
        ({"alder": {"from": 18}}, NumberBetween("alder", 18, None)),
        ({"alder": {"from": 18, "to": 29}}, NumberBetween("alder", 18, 29)),
        ({"alder": {"not": {"to": 17}}}, Not(NumberBetween("alder", None, 17))),
        ({"criterion": "1"}, CriterionMet("1")),
        ({"criterion": 1}, CriterionMet("1")),
        ({"table": {"medlem": "ja"}}, TableIs("medlem", frozenset({"ja"}))),
        ({"table": {"medlem": ["ja", "nej"]}}, TableIs("medlem", frozenset({"ja", "nej"}))),
        ({"not": {"sag_i_hp": True}}, Not(is_("sag_i_hp", True))),
        ({"sag_i_hp": True, "alder": 18}, All((is_("sag_i_hp", True), is_("alder", 18)))),
        ({"all": [{"sag_i_hp": True}, {"alder": 18}]}, All((is_("sag_i_hp", True), is_("alder", 18)))),
        ({"any": [{"sag_i_hp": True}, {"alder": 18}]}, AnyOf((is_("sag_i_hp", True), is_("alder", 18)))),
        ({}, All(())),
    ],
    ids=lambda part: str(part) if isinstance(part, dict) else None,
)
def test_every_form_of_the_guide_is_understood(written: object, condition: Condition) -> None:
    assert parsed(written) == condition


@pytest.mark.parametrize(
    ("written", "code", "mend"),
    [
        ("sag_i_hp", "condition_not_a_mapping", ""),
        ({"all": {"sag_i_hp": True}}, "not_a_list", ""),
        ({"criterion": "7"}, "unknown_criterion", "1, 2"),
        ({"table": "medlem"}, "condition_not_a_mapping", "table: {tabel: udfald}"),
        ({"table": {"medlm": "ja"}}, "unknown_table", "medlem"),
        ({"table": {"medlem": "måske"}}, "unknown_outcome", "ja, nej"),
        ({"sag_i_hq": True}, "unknown_fact", "sag_i_hp"),
        ({"ell": []}, "unknown_fact", "all"),
        ({"misbrug": "hindrene"}, "unknown_value", "hindrende"),
        ({"misbrug": "x"}, "unknown_value", "intet, ikke_hindrende, hindrende"),
        ({"misbrug": False}, "unknown_value", "intet, ikke_hindrende, hindrende"),
        ({"misbrug": None}, "unknown_value", "intet, ikke_hindrende, hindrende"),
        ({"misbrug": [["intet"]]}, "unknown_value", "intet"),
        ({"misbrug": []}, "condition_form", "intet, ikke_hindrende, hindrende"),
        ({"misbrug": {"from": 1}}, "condition_form", "intet, ikke_hindrende, hindrende"),
        ({"misbrug": {"not": {"x": {}}}}, "condition_form", "intet, ikke_hindrende, hindrende"),
        ({"sag_i_hp": "ja"}, "unknown_value", "true, false"),
        ({"sag_i_hp": 1}, "unknown_value", "true, false"),
        ({"alder": True}, "unknown_value", "18 / {from: 18, to: 29}"),
        ({"alder": "atten"}, "unknown_value", "18 / {from: 18, to: 29}"),
        ({"alder": {"from": "atten"}}, "condition_form", "{from: 18, to: 29}"),
        ({"alder": {"from": 30, "to": 18}}, "condition_form", "{from: 18, to: 29}"),
        ({"alder": {"form": 18}}, "condition_form", "{from: 18, to: 29}"),
        ({"alder": {}}, "condition_form", "{from: 18, to: 29}"),
        ({"fra": "i morgen"}, "unknown_value", "2026-01-31"),
    ],
    ids=str,
)
def test_what_cannot_be_understood_is_reported_once_with_what_to_write(written: object, code: str, mend: str) -> None:
    _, reports = with_reports(written)
    assert [(report[0], report[2]) for report in reports] == [(code, mend)]


def test_every_fault_of_a_condition_is_reported_not_only_the_first() -> None:
    _, reports = with_reports({"any": [{"sag_i_hq": True}, {"not": {"misbrug": ["x", "hindrende"]}}, {"alder": {}}]})
    assert [code for code, _, _ in reports] == ["unknown_fact", "unknown_value", "condition_form"]


def test_what_is_found_is_shown_as_it_is_written_in_yaml() -> None:
    _, reports = with_reports({"misbrug": [True, None]})
    assert [details["found"] for _, details, _ in reports] == ["true", "null"]


def test_values_are_listed_in_the_order_of_the_pack_where_they_can_be() -> None:
    assert listed_values(FACTS["misbrug"]) == ("intet", "ikke_hindrende", "hindrende")
    assert listed_values(FACTS["sag_i_hp"]) == (True, False)
    assert values_of(FACTS["alder"]) is None
    assert values_of(FACTS["fra"]) is None
