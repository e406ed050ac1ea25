"""What tables do for any citizen at all, held against trying every citizen."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.checking.completeness import BUDGET, Finding, facts_of, findings, impossible_criteria
from knowledge.rules.evaluation import assess
from knowledge.rules.model import Model
from tests.knowledge.small_models import choice, criterion, link, model_of, number, table, yes_no

FACTS = [yes_no("sag"), choice("ydelse", "kontant", "pension", "dagpenge"), number("alder", minimum=0, maximum=99)]
EVERY = [
    {"sag": sag, "ydelse": ydelse, "alder": alder}
    for sag, ydelse, alder in product([True, False], ["kontant", "pension", "dagpenge"], [0, 17, 18, 29, 30, 99])
]
SIMPLE: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {"sag": True},
        {"sag": False},
        {"ydelse": "pension"},
        {"ydelse": {"not": "kontant"}},
        {"alder": {"from": 18}},
        {},
    ]
)
CONDITIONS = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=2).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=2).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=4,
)


def found(model: Model, id: str = "t", budget: int = BUDGET) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.row) for finding in told(model, id, budget)]


def told(model: Model, id: str = "t", budget: int = BUDGET) -> list[Finding]:
    return list(findings(model, model.tables[id], budget))


@settings(max_examples=60, deadline=None)
@given(st.lists(CONDITIONS, min_size=1, max_size=3))
def test_rows_and_gaps_are_what_trying_everyone_shows(whens: list[dict[str, Any]]) -> None:
    model = model_of(*FACTS, tables=[table("t", *((when, f"u{place}") for place, when in enumerate(whens)))])
    traces = [assess(model, citizen).conclusions["t"].trace for citizen in EVERY]
    never = {n for n in range(len(whens)) if not any(trace.index(True) == n for trace in traces if True in trace)}
    codes = found(model)
    assert {row for code, row in codes if code != "table_gap"} == never
    if not never:
        assert (("table_gap", None) in codes) == any(True not in trace for trace in traces)


@settings(max_examples=60, deadline=None)
@given(CONDITIONS, CONDITIONS, st.sampled_from("abc"))
def test_facts_that_matter_are_what_trying_everyone_shows(
    one: dict[str, Any], other: dict[str, Any], second: str
) -> None:
    model = model_of(*FACTS, tables=[table("t", (one, "a"), (other, second), ({}, "c"), goal=1)])
    codes = told(model)
    if any(finding.row is not None for finding in codes):
        return  # rows that never decide are told first, and alone
    in_vain = {fact for fact in facts_of(model, model.tables["t"]) if not matters(model, fact)}
    assert {finding.details["fact"] for finding in codes} == in_vain


def matters(model: Model, fact: str) -> bool:
    """Whether two of all citizens who differ in this fact alone come out differently."""
    said: dict[Any, set[Any]] = {}
    for citizen in EVERY:
        rest = tuple(value for id, value in citizen.items() if id != fact)
        said.setdefault(rest, set()).add(assess(model, citizen).conclusions["t"].outcome)
    return any(len(outcomes) > 1 for outcomes in said.values())


def test_a_row_that_links_make_impossible_is_found() -> None:
    row: tuple[dict[str, Any], str] = ({"all": [{"sag": True}, {"ydelse": "dagpenge"}]}, "a")
    tables = [table("t", row, ({}, "b"))]
    assert found(model_of(*FACTS, tables=tables)) == []
    bound = model_of(*FACTS, tables=tables, implications=[link({"sag": [True]}, {"ydelse": ["kontant"]})])
    assert found(bound) == [("row_impossible", 0)]


def test_a_row_in_the_shadow_of_several_names_them_all() -> None:
    model = model_of(*FACTS, tables=[table("t", ({"sag": True}, "a"), ({"sag": False}, "b"), ({}, "c"))])
    (finding,) = told(model)
    assert (finding.code, finding.row, finding.details["rows"]) == ("row_shadowed", 2, "t.0, t.1")


def test_a_citizen_between_the_rows_is_named_as_a_case_states_one() -> None:
    model = model_of(*FACTS, tables=[table("t", ({"sag": True}, "a"), ({"alder": {"to": 17}}, "b"))])
    (finding,) = told(model)
    assert finding.details["citizen"] == "sag: false, alder: 18"


def test_a_gap_that_has_a_reason_or_is_none_of_the_tables_business_is_no_fault() -> None:
    rows: list[tuple[dict[str, Any], str]] = [({"sag": True}, "a")]
    assert found(model_of(*FACTS, tables=[table("t", *rows, otherwise="Kun for dem med en sag.")])) == []
    assert found(model_of(*FACTS, tables=[table("t", *rows, goal_when={"sag": True})])) == []
    assert found(model_of(*FACTS, tables=[table("t", *rows, hit_policy="collect")])) == []


def test_an_answer_that_settles_another_by_a_link_is_not_in_vain() -> None:
    tables = [table("t", ({"ydelse": "pension"}, "a"), ({}, "b"), goal=1)]
    implications = [link({"ydelse": ["pension"]}, {"sag": [True]})]
    assert found(model_of(*FACTS, tables=tables, implications=implications)) == []


def test_a_criterion_that_nobody_can_meet_is_found() -> None:
    criteria = [criterion("1", {"sag": True}), criterion("2", {"all": [{"criterion": "1"}, {"sag": False}]})]
    assert list(impossible_criteria(model_of(*FACTS, criteria=criteria), BUDGET)) == [1]


def test_where_the_budget_is_spent_that_is_said_and_nothing_is_guessed() -> None:
    model = model_of(*FACTS, tables=[table("t", ({"sag": True}, "a"), ({"alder": {"to": 17}}, "b"))])
    assert found(model, budget=3) == [("budget_spent", None)]
    assert list(impossible_criteria(model_of(*FACTS, criteria=[criterion("1", {"sag": True})]), 1)) == []
