"""The built-in packs: each loads, each case comes out as it says, and no row or outcome is without a case."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

import pytest

from knowledge.form.interventions import Paragraph
from knowledge.form.loading import available, load
from knowledge.form.pack import Case, Table
from knowledge.intake.reader import Reader
from knowledge.rules.compiling import compile_pack
from knowledge.rules.evaluation import Assessment, assess
from knowledge.rules.model import Model

DEV_SET: Final = Path(__file__).parents[1] / "data" / "cases.jsonl"
DEV_CASES: Final[list[dict[str, Any]]] = [json.loads(line) for line in DEV_SET.read_text("utf-8").splitlines()]

packs: Final = pytest.mark.parametrize("pack", available())


@cache
def model(pack: str) -> Model:
    return compile_pack(load(pack))


def cases(pack: str) -> list[Case]:
    return list(model(pack).loaded.pack.cases)


def tables(pack: str) -> list[Table]:
    return list(model(pack).loaded.pack.tables)


def assessed(pack: str) -> list[Assessment]:
    return [assess(model(pack), case.facts) for case in cases(pack)]


def said(assessment: Assessment, table: str) -> Any:
    """What a table says, in the form in which a case expects it."""
    conclusion = assessment.conclusions[table]
    if conclusion.table.table.hit_policy == "collect":
        return sorted(conclusion.outcomes)
    return "open" if conclusion.status == "open" else conclusion.outcome


@packs
def test_every_case_of_a_pack_comes_out_as_it_says(pack: str) -> None:
    wrong = [
        (case.name, table, said(assessment, table))
        for case, assessment in zip(cases(pack), assessed(pack), strict=True)
        for table, expected in case.expect.items()
        if said(assessment, table) != (sorted(expected) if isinstance(expected, list) else expected)
    ]
    assert wrong == []


@packs
def test_the_criteria_of_every_case_are_met_as_it_says(pack: str) -> None:
    wrong = [
        (case.name, met)
        for case, assessment in zip(cases(pack), assessed(pack), strict=True)
        if case.criteria_met is not None
        and (met := [id for id, truth in assessment.criteria.items() if truth]) != case.criteria_met
    ]
    assert wrong == []


@packs
def test_no_case_contradicts_itself(pack: str) -> None:
    names = [case.name for case, a in zip(cases(pack), assessed(pack), strict=True) if a.contradictions]
    assert names == []


@packs
def test_every_row_is_hit_by_a_case(pack: str) -> None:
    hit = {row.id for a in assessed(pack) for conclusion in a.conclusions.values() for row in conclusion.rows}
    assert [row.id for table in tables(pack) for row in table.rows if row.id not in hit] == []


@packs
def test_every_outcome_is_expected_by_a_case(pack: str) -> None:
    expected = {(table, str(outcome)) for case in cases(pack) for table, outcome in _outcomes(case)}
    outcomes = {(table.id, outcome.id) for table in tables(pack) for outcome in table.outcomes}
    assert outcomes - expected == set()


def _outcomes(case: Case) -> list[tuple[str, Any]]:
    return [
        (table, outcome)
        for table, expected in case.expect.items()
        for outcome in (expected if isinstance(expected, list) else [expected])
    ]


@packs
def test_rows_name_their_table_an_outcome_and_centres_that_exist(pack: str) -> None:
    centres = {centre.id for centre in model(pack).loaded.pack.centres}
    for table in tables(pack):
        outcomes = {outcome.id for outcome in table.outcomes}
        for row in table.rows:
            assert row.id.startswith(f"{table.id}."), row.id
            assert row.then in outcomes, row.id
            assert set(row.partners) | {row.coordinator} - {None} <= centres, row.id


@packs
def test_everything_taken_from_a_document_names_one_that_is_declared(pack: str) -> None:
    loaded = model(pack).loaded.pack
    named = [
        *(criterion.source for criterion in loaded.criteria),
        *(row.source for table in loaded.tables for row in table.rows),
        *(intervention.source for intervention in loaded.interventions),
        *(follow_up.source for follow_up in loaded.follow_ups),
        *(figure.source for figure in loaded.figures),
        *(missing.source for missing in loaded.missing),
        *(term.source for term in loaded.terms if term.source),
    ]
    assert {source.document for source in named} <= {document.id for document in loaded.sources}


@packs
def test_a_figure_has_a_value_or_a_gap_for_every_column(pack: str) -> None:
    for figure in model(pack).loaded.pack.figures:
        assert {len(row) for row in figure.rows.values()} == {len(figure.columns)}, figure.id


@pytest.mark.parametrize("pack", ["slagelse", "norddjurs"])
@pytest.mark.parametrize("line", DEV_CASES, ids=lambda line: line["name"][:40])
def test_the_development_set_comes_out_as_it_says(pack: str, line: dict[str, Any]) -> None:
    assessment = assess(model(pack), line["facts"])
    expected: dict[str, Any] = dict(line["expected"][pack])
    criteria = expected.pop("kriterier_opfyldt", None)
    for table, outcome in expected.items():
        if outcome is None:
            continue
        should_be_open = outcome == "uafklaret" and table in line["open"]
        wanted = "open" if should_be_open else sorted(outcome) if isinstance(outcome, list) else outcome
        assert said(assessment, table) == wanted, table
    if criteria is not None:
        assert [int(id) for id, truth in assessment.criteria.items() if truth] == criteria


def test_every_notice_touches_something_that_exists() -> None:
    loaded = [model(pack).loaded.pack for pack in available()]
    facts = {fact.id for pack in loaded for fact in pack.facts}
    values = {f"{fact.id}:{value.id}" for pack in loaded for fact in pack.facts for value in fact.values}
    interventions = {intervention.id for pack in loaded for intervention in pack.interventions}
    laws = set(get_args(Paragraph.model_fields["law"].annotation))
    for notice in model("danmark").loaded.pack.notices:
        unknown = set(notice.touches) - facts - values - interventions
        assert {touched.split(":")[0] for touched in unknown} <= laws, notice.id


@pytest.mark.parametrize(
    ("pack", "text", "facts"),
    [
        (
            "egedal",
            "sag i to centre, tungest er jobcenteret",
            {"sag_i_flere_centre": True, "tungeste_indsats": "job"},
        ),
        (
            "egedal",
            "ren misbrugssag, kun sag i ét center",
            {"sagstype": "ren_misbrugssag", "sag_i_flere_centre": False},
        ),
        ("gribskov", "går på stu, ydelser fra flere centre", {"stu": True, "ydelser_fra_flere_centre": True}),
        ("hedensted", "autisme, på vej mod uddannelse", {"autisme_adhd": True, "paa_vej_mod_uddannelse": True}),
        ("holstebro", "råd og vejledning er ikke nok", {"raad_og_vejledning_nok": False}),
        ("kolding", "brug for mere end vejledning", {"raad_og_vejledning_nok": False}),
        ("hedensted", "mistanke om adhd", {}),
        ("hedensted", "hans bror har autisme", {}),
        ("hedensted", "ikke autisme", {"autisme_adhd": False}),
    ],
)
def test_what_one_model_alone_asks_is_read_from_a_sentence(pack: str, text: str, facts: dict[str, object]) -> None:
    reading = Reader(load(pack).pack).read(text, date(2026, 11, 22))
    assert {id: read.value for id, read in reading.facts.items()} == facts
