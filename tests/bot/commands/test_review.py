"""`vejviser review`: a caseload of Norddjurs comes out as a professional would sort it."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Final

import orjson
import pytest
from openpyxl import load_workbook

from bot.__main__ import main

CASELOAD: Final = Path(__file__).parents[2] / "data" / "sagsbunke_norddjurs.csv"
OPEN: Final = "åben"
ASIDE: Final = "lagt til side"

SORTED: Final = {
    "N-001": "15-17 år: socialområdet alene",
    "N-002": "15-17 år: socialområdet alene",
    "N-003": "15-17 år: beskæftigelsesområdet alene",
    "N-004": "15-17 år: beskæftigelsesområdet alene",
    "N-005": "15-17 år: tidlig, tværgående indsats",
    "N-006": "Uafklaret: kilden siger det ikke",
    "N-007": "Uafklaret: kilden siger det ikke",
    "N-008": OPEN,
    "N-009": OPEN,
    "N-010": OPEN,
    "N-011": "Socialområdet alene",
    "N-012": "Socialområdet alene",
    "N-013": "Socialområdet alene",
    "N-014": "Beskæftigelsesområdet alene",
    "N-015": "Beskæftigelsesområdet alene",
    "N-016": "Fælles: både beskæftigelsesområdet og socialområdet",
    "N-017": "Fælles: både beskæftigelsesområdet og socialområdet",
    "N-018": "Uafklaret: kilden siger det ikke",
    "N-019": "Uafklaret: kilden siger det ikke",
    "N-020": OPEN,
    "N-021": OPEN,
    "N-022": "Fælles: både beskæftigelsesområdet og socialområdet",
    "N-023": "Fælles: både beskæftigelsesområdet og socialområdet",
    "N-024": ASIDE,
    "N-025": ASIDE,
    "N-026": ASIDE,
    "N-027": ASIDE,
    "N-028": "Fælles: både beskæftigelsesområdet og socialområdet",
    "N-029": "Beskæftigelsesområdet alene",
    "N-030": "Beskæftigelsesområdet alene",
    "N-031": ASIDE,
    "N-032": "Uafklaret: kilden siger det ikke",
    "N-033": ASIDE,
    "N-034": ASIDE,
    "N-035": OPEN,
    "N-036": "Fælles: både beskæftigelsesområdet og socialområdet",
    "N-037": "Beskæftigelsesområdet alene",
    "N-038": "Beskæftigelsesområdet alene",
    "N-039": OPEN,
    "N-040": OPEN,
    "N-041": "Uafklaret: kilden siger det ikke",
    "N-042": OPEN,
    "N-043": "Fælles: både beskæftigelsesområdet og socialområdet",
    "N-044": "Beskæftigelsesområdet alene",
    "N-045": ASIDE,
}
"""Where each citizen belongs, sorted by hand from the text of the model."""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the caseload was reviewed."""
    folder = tmp_path_factory.mktemp("review") / "out"
    assert main(["review", str(CASELOAD), "--pack", "norddjurs", "--out", str(folder)]) == 0
    return folder


def sheet(out: Path, name: str) -> dict[str, dict[str, object]]:
    """The rows of a sheet by case number."""
    head, *rows = load_workbook(out / "resultat.xlsx")[name].iter_rows(values_only=True)
    named = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return {str(row["Sagsnr."]): row for row in named}


def test_every_citizen_is_sorted_as_a_professional_would(out: Path) -> None:
    found = {case: str(row["Lag"]) for case, row in sheet(out, "Borgere").items()}
    found |= dict.fromkeys(sheet(out, "Lagt til side"), ASIDE)
    assert {case: OPEN if lag.startswith("Ikke afgjort") else lag for case, lag in found.items()} == SORTED


def test_what_is_open_says_what_to_ask(out: Path) -> None:
    citizens = sheet(out, "Borgere")
    assert citizens["N-008"]["Spørg først om"] == "Kan sagen med fordel føres alene på beskæftigelsesområdet?"
    assert citizens["N-020"]["Spørg først om"] == "Hvor gammel er borgeren?"
    assert citizens["N-021"]["Mangler"] == "Beskæftigelsespotentiale (spurgt, vides ikke)"
    assert {citizens[case]["Spørg først om"] for case in ("N-010", "N-021", "N-042")} == {None}
    settled = [case for case, lag in SORTED.items() if lag not in (OPEN, ASIDE)]
    assert {citizens[case]["Mangler"] for case in settled} == {None}


def test_what_to_heed_and_who_gives_support_stands_with_the_citizen(out: Path) -> None:
    citizens = sheet(out, "Borgere")
    support = "Hvem leverer bostøtten, når sagen ligger på beskæftigelsesområdet"
    assert str(citizens["N-037"][support]).startswith("Socialområdets bostøttemedarbejdere")
    assert str(citizens["N-038"][support]).startswith("Beskæftigelsesområdet, med medarbejdere")
    assert citizens["N-029"][support] is None
    assert "Fra 18 år gælder de voksnes lag" in str(citizens["N-003"]["Vær opmærksom på"])
    assert "Uddannelseshjælp er ophørt" in str(citizens["N-030"]["Vær opmærksom på"])
    assert citizens["N-043"]["Bemærkning"] == "Ringes op; tirsdag,\nhelst formiddag"


def test_every_line_set_aside_is_named_with_its_number_and_reason(out: Path) -> None:
    lines = CASELOAD.read_text(encoding="utf-8").splitlines()
    aside = sheet(out, "Lagt til side")
    for case, row in aside.items():
        assert lines[int(str(row["Linje"])) - 1].startswith(case)
    assert "»firs« kan ikke læses som Alder" in str(aside["N-026"]["Hvorfor"])
    assert "er passeret" in str(aside["N-024"]["Hvorfor"])
    assert "passer ikke sammen" in str(aside["N-025"]["Hvorfor"])
    assert "7 celler" in str(aside["N-033"]["Hvorfor"])


def test_the_report_adds_up_to_the_spreadsheet(out: Path) -> None:
    page = (out / "rapport.html").read_text(encoding="utf-8")
    assert f"{len(SORTED)} linjer fra {CASELOAD.name}" in page
    assert page.count('<td class="line">') == list(SORTED.values()).count(ASIDE)


def test_json_counts_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(CASELOAD), "--pack", "norddjurs", "--out", str(tmp_path), "--json"]) == 0
    printed = orjson.loads(capsys.readouterr().out)
    assert (printed["lines"], printed["set_aside"]) == (len(SORTED), list(SORTED.values()).count(ASIDE))
    assert printed["tables"]["lag"]["faelles"] == list(SORTED.values()).count(SORTED["N-016"])
    assert printed["pack"]["id"] == "norddjurs"
    assert printed["files"] == [str(tmp_path / "rapport.html"), str(tmp_path / "resultat.xlsx")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CPR;Alder\n010190-1234;36\n", "CPR-nummer i kolonnen »CPR«, linje 2"),
        ("Navn;Antal\nx;3\n", "Ingen af overskrifterne"),
        ("Alder;alder\n3;4\n", "samme oplysning"),
        ("", "Filen er tom."),
    ],
)
def test_a_refused_caseload_ends_with_one_sentence_and_leaves_nothing(
    text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bunke.csv"
    file.write_text(text, encoding="utf-8")
    assert main(["review", str(file), "--pack", "norddjurs", "--out", str(tmp_path / "out")]) == 1
    printed = capsys.readouterr()
    assert said in printed.err
    assert (printed.out, len(printed.err.splitlines())) == ("", 1)
    assert not (tmp_path / "out").exists()


class Terminal(io.StringIO):
    """A screen."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_how_far_it_is_and_a_pipe_does_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["review", str(CASELOAD), "--pack", "norddjurs", "--out", str(tmp_path)]
    assert main(arguments) == 0
    assert capsys.readouterr().err == ""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert main(arguments) == 0
    assert "Gennemgår:   0%" in terminal.getvalue()


def test_a_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(tmp_path / "ingen.csv"), "--pack", "norddjurs", "--out", str(tmp_path)]) == 1
    assert "findes ikke" in capsys.readouterr().err
