"""Faults of packs and answers, as people read them."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from dialogs.showing.faults import answer_line, fault_line
from knowledge.answers import AnswerError, parse_answers
from knowledge.checking.completeness import BUDGET
from knowledge.checking.whole import check
from knowledge.form.faults import Fault
from knowledge.form.pack import Fact
from tests.knowledge.small_models import choice, number, yes_no
from tests.knowledge.small_pack import PACK, WITH_TWELVE_FAULTS, altered, line_of, write

ROOT: Final = Path(__file__).parents[3]
CATALOGUE: Final = tomllib.loads((ROOT / "dialogs" / "wording.da.toml").read_text(encoding="utf-8"))
CODES: Final = set(CATALOGUE["fault"]) - {"line", "mend"}

PLACEHOLDER: Final = re.compile(r"\{\w*\}")

GOAL: Final = "    goal: 1\n"
CASES: Final = "cases:\n"
FIGURE: Final = (
    "figures:\n  - {id: tal, title: Et tal, unit: kr., columns: [a], rows: {x: [1, 2]},"
    " source: {document: kilde, section: s}}\n"
)
MENTOR: Final = (
    "interventions:\n  - {id: mentor, title: Mentor, description: En mentor, category: stoette, status: drift,"
    " tier: 1, year: 2015, source: {document: kilde, section: s}, "
)
NOTICE: Final = (
    "notices:\n  - {id: lov, date: 2026-06-01, expected: true, text: En ny lov, touches: [sag], source: Juristen}\n"
)
TODAY: Final = date(2026, 11, 22)

ONE_OF_EACH: Final[dict[str, tuple[str, str]]] = {
    "budget_spent": (CASES, CASES),
    "case_differs": ("center: HP}", "center: AM}"),
    "case_fact": ("facts: {misbrug: hindrende}", "facts: {misbrug: hindrne}"),
    "centre_unknown": ("partners: [HP]", "partners: [RU]"),
    "comma_in_braces": ("name: Arbejdsmarked}", "name: Arbejde, uddannelse}"),
    "condition_form": ("when: {misbrug: hindrende}", "when: {misbrug: {from: 1}}"),
    "condition_not_a_mapping": ("when: {misbrug: hindrende}", "when: {not: misbrug}"),
    "criterion_too_early": ("when: {misbrug: hindrende}", "when: {table: {medlemskab: ja}}"),
    "criterion_impossible": ("when: {misbrug: hindrende}", "when: {all: [{misbrug: hindrende}, {misbrug: intet}]}"),
    "cycle": ('when: {criterion: "1"}', "when: {table: {center: AM}}"),
    "document_unknown": ('kilde, section: "2", quote: AM', 'kilder, section: "2", quote: AM'),
    "extends_in_circle": ("municipality: Lille", "extends: lille"),
    "extends_unknown": ("municipality: Lille", "extends: danmrak"),
    "fact_in_vain": ('{criterion: "1"}', '{any: [{criterion: "1"}, {sag: true, misbrug: hindrende}]}'),
    "fact_unused": ("    goal_when: {alder: {from: 18}}\n", ""),
    "field_missing": ("    because: Misbruget hindrer hverdagen.\n", ""),
    "field_unknown": (GOAL, "    gaol: 1\n"),
    "figure_row": (CASES, FIGURE + CASES),
    "follow_up_unknown": (CASES, MENTOR + "follow_up: aarligt}\n" + CASES),
    "group_unknown": (CASES, "thesaurus:\n  - {id: gaeld, words: [gæld], broader: [penge]}\n" + CASES),
    "id_not_folder": ("id: lille\n", "id: stor\n"),
    "id_twice": ("id: pension_fra\n", "id: sag\n"),
    "implication_one": ("when: {pension: [gaeldende]}", "when: {pension: [gaeldende], sag: [true]}"),
    "implication_type": ("when: {pension: [gaeldende]}", "when: {alder: [true]}"),
    "key_not_text": (GOAL, "    no: 1\n"),
    "key_twice": (GOAL, GOAL + GOAL),
    "needs_quotes": ("label: Sag i HP", "label: !Sag i HP"),
    "not_a_date": ("valid_from: 2026-01-01", "valid_from: 1/1-2026"),
    "not_a_list": ("withheld: [mistanke]", "withheld: mistanke"),
    "not_a_mapping": (PACK, "- en\n- liste\n"),
    "not_a_number": (GOAL, "    goal: første\n"),
    "not_keys": ("when: {misbrug: hindrende}", "when: misbrug"),
    "not_text": ('version: "2026.1"', "version: 2026.1"),
    "not_this_form": ("id: pension_fra\n", "id: Pension fra\n"),
    "not_this_number": (CASES, MENTOR + "paragraphs: [{law: sel, number: § 85}]}\n" + CASES),
    "not_valid": ("then_not: {misbrug: [mistanke]}", "then_not: {misbrug: [5]}"),
    "not_yaml": ("centres:\n", "centres: [\n"),
    "not_yes_or_no": ("    minimum: 0\n", "    yearly: årligt\n"),
    "outcome_unknown": ("        then: ja\n", "        then: jaa\n"),
    "notice_passed": (CASES, NOTICE + CASES),
    "outcome_without_centre": ("  - {id: HP, name: Handicap & Psykiatri}\n", ""),
    "outcome_without_row": (
        "      - {id: ja, label: Hører til}\n",
        "      - {id: ja, label: Hører til}\n      - {id: x, label: Andet}\n",
    ),
    "quote_not_found": ("quote: HP har sagen", "quote: HP har alle sager"),
    "row_impossible": ("{medlemskab: nej}, sag: true}", "{medlemskab: nej}, misbrug: hindrende}"),
    "row_shadowed": ('        when: {criterion: "1"}', "        when: {misbrug: [intet, mistanke, hindrende]}"),
    "row_twice": ("        when: {}", '        when: {criterion: "1"}'),
    "row_without_case": ("    facts: {misbrug: intet, sag: true}", "    facts: {misbrug: intet, sag: ved_ikke}"),
    "row_without_quote": (", quote: HP har sagen", ""),
    "rows_overlap": ("when: {table: {medlemskab: nej}, sag: true}", "when: {sag: true}"),
    "said_long_ago": (CASES, MENTOR + "local: {assured: 2020-01-01}}\n" + CASES),
    "table_gap": ("        when: {}", "        when: {misbrug: intet}"),
    "too_short": ("label: Sag i HP", 'label: ""'),
    "unknown_criterion": ('when: {criterion: "1"}', 'when: {criterion: "7"}'),
    "unknown_fact": ("when: {misbrug: hindrende}", "when: {misbru: hindrende}"),
    "unknown_outcome": ("{table: {medlemskab: ja}}", "{table: {medlemskab: jaa}}"),
    "unknown_table": ("{table: {medlemskab: ja}}", "{table: {medlemskb: ja}}"),
    "unknown_value": ("when: {misbrug: hindrende}", "when: {misbrug: hindrne}"),
    "value_not_allowed": ("status: forslag\n", "status: besluttet\n"),
    "values_or_not": ("    minimum: 0\n", "    values: [{id: a, label: Et tal}]\n"),
    "word_is_yes_or_no": ("label: Sag i HP", "label: off"),
}


def faults(root: Path, text: str, budget: int = BUDGET) -> tuple[Fault, ...]:
    papers = root / "papirer"
    papers.mkdir()
    (papers / "papir.txt").write_text("hindrende misbrug, AM har indsatsen, HP har sagen", encoding="utf-8")
    with_file = text.replace("title: Kommunens papir,", "title: Kommunens papir, file: papir.txt,")
    return check("lille", [write(root, with_file)], papers, TODAY, budget)


@pytest.mark.parametrize("code", ONE_OF_EACH)
def test_a_fault_of_every_code_can_be_made_and_is_told_in_one_line(tmp_path: Path, code: str) -> None:
    found = faults(tmp_path, altered(ONE_OF_EACH[code]), budget=2 if code == "budget_spent" else BUDGET)
    told = [fault_line(fault) for fault in found if fault.code == code]
    assert told
    for line in told:
        assert line.startswith("lille/pack.yaml:")
        assert not PLACEHOLDER.search(line)
        assert line.endswith(".") or "Skriv i stedet: " in line


def test_every_code_of_the_catalogue_can_be_made() -> None:
    assert {*ONE_OF_EACH, "day_not_folder"} == CODES  # the last needs a folder of its own: `test_editions`


def test_every_code_in_the_source_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert set(_codes_in_the_source()) == CODES


def _codes_in_the_source() -> Iterator[str]:
    """The codes that faults are made with, and those that stand for what pydantic finds."""
    for file in sorted((ROOT / "knowledge").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="Fault" | "Finding" | "fault_at" | "_fault" | "report") | ast.Call(), args=args
                ):
                    yield from list(_texts(args))[:1]
                case ast.AnnAssign(target=ast.Name(id="_CODES"), value=ast.Dict(values=values)):
                    yield from _texts(values)
                case ast.FunctionDef(name="_code") if file.name == "schema_faults.py":
                    yield from _texts(_returned(node))


def _returned(function: ast.FunctionDef) -> list[ast.AST]:
    """What a function returns, with both branches of a choice and the default of a lookup."""
    values = [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value]
    branches = [branch for value in values if isinstance(value, ast.IfExp) for branch in (value.body, value.orelse)]
    defaults = [value.args[-1] for value in values if isinstance(value, ast.Call)]
    return [*values, *branches, *defaults]


def _texts(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_twelve_faults_are_told_in_danish_with_file_line_and_mend(tmp_path: Path) -> None:
    lines = [fault_line(fault) for fault in check("lille", [write(tmp_path, WITH_TWELVE_FAULTS)])]
    at = [f"lille/pack.yaml:{line_of(part, WITH_TWELVE_FAULTS)}:" for part in FAULTY_PARTS]
    assert lines == [f"{place} {sentence}" for place, sentence in zip(at, SENTENCES, strict=True)]


FAULTY_PARTS: Final = (
    "forslaag",
    "Endnu et",
    "Alder i dag",
    "label: off",
    "mistnke",
    "gælder",
    "becaus:",
    "kilder",
    "første",
    "[RU]",
    "sagg",
    "{medlemskab: nej, center: AM}",
)
SENTENCES: Final = (
    "»forslaag« er ikke tilladt i »status«. Skriv i stedet: forslag, vedtaget",
    "»AM« bruges to gange under »centres«.",
    "Nøglen »label« står to gange; kun én kan gælde.",
    "»label« skal være tekst, men YAML læser yes, no, on og off som ja/nej; sæt anførselstegn om ordet.",
    "»mistnke« er ikke en værdi af »misbrug«. Skriv i stedet: mistanke",
    "»gælder« er ikke en værdi af »pension«. Skriv i stedet: gaeldende",
    "Feltet »becaus« kendes ikke. Skriv i stedet: because",
    "Dokumentet »kilder« står ikke under »sources«. Skriv i stedet: kilde",
    "»goal« skal være et tal, ikke »første«.",
    "Rækken »center.AM« nævner centret »RU«, som pakken ikke har. Skriv i stedet: AM, HP",
    "Oplysningen »sagg« findes ikke. Skriv i stedet: sag",
    "Sagen giver ja i »medlemskab«, men skulle give nej.",
)


FACTS: Final = {
    fact["id"]: Fact.model_validate(fact)
    for fact in (
        yes_no("sag"),
        choice("misbrug", "intet", "hindrende"),
        choice("emner", "gaeld", type="choices"),
        number("alder"),
        {**yes_no("fra"), "type": "date"},
    )
}


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ({"sagg": True}, "Oplysningen »sagg« findes ikke i modellen. Mente du: sag?"),
        ({"sag": "ja"}, "»ja« kan ikke bruges i »sag«: skriv true, false eller ved_ikke. Mente du: true, false?"),
        ({"misbrug": "hindrene"}, "»hindrene« er ikke en værdi af »misbrug«. Mente du: hindrende?"),
        ({"emner": ["x"]}, '»["x"]« er ikke værdier af »emner«. Mente du: gaeld?'),
        ({"alder": "42"}, "»42« kan ikke bruges i »alder«: skriv et helt tal inden for grænserne."),
        ({"fra": "1/3"}, "»1/3« kan ikke bruges i »fra«: skriv en dato som 2026-01-31."),
    ],
    ids=str,
)
def test_a_wrong_answer_is_told_with_what_may_have_been_meant(raw: dict[str, object], line: str) -> None:
    with pytest.raises(AnswerError) as raised:
        parse_answers(FACTS, raw)
    assert [answer_line(fault) for fault in raised.value.faults] == [line]
