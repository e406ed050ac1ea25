"""`vejviser assess`: one file, and many lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.form.loading import load
from tests.bot.commands.conftest import Run, one_sentence

CITIZEN = {
    "alder": 42,
    "ydelse": "kontanthjaelp",
    "misbrug": "hindrende",
    "sag_i_hp": True,
    "paragraf_85": "ansoegt",
    "social_mentor": "ved_ikke",
    "gaeld": None,
}


def _file(folder: Path, content: object) -> Path:
    file = folder / "borger.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return file


def test_nothing_known_decides_nothing_and_names_the_first_question(run: Run, tmp_path: Path) -> None:
    said = run("assess", _file(tmp_path, {}), "--json").json
    assert {conclusion["status"] for conclusion in said["conclusions"].values()} == {"open"}
    assert said["facts"] == {}
    assert said["criteria"] == {"met": [], "not_met": [], "open": ["1", "2", "3", "4", "5", "6"]}
    assert set(said["next_question"]) == {"fact", "text", "values"}
    assert said["next_question"]["text"].endswith("?")


def test_what_is_known_decides_with_rule_and_source(run: Run, tmp_path: Path) -> None:
    said = run("assess", _file(tmp_path, CITIZEN), "--json").json
    loaded = load("slagelse")
    assert said["pack"] == {
        "id": "slagelse",
        "version": loaded.pack.version,
        "hash": loaded.hash,
        "status": "forslag",
    }
    assert said["facts"] == {fact: value for fact, value in CITIZEN.items() if value is not None}
    membership = said["conclusions"]["medlemskab"]
    assert (membership["status"], membership["outcome"]) == ("decided", "ja")
    assert membership["rule"].startswith("medlemskab.")
    assert set(membership["source"]) == {"document", "section", "quote"}
    assert said["conclusions"]["paragraf_85_ansvar"]["outcome"] == "AM"
    assert said["conclusions"]["underkategorier"]["outcome"] == ["misbrug"]
    assert isinstance(said["conclusions"]["underkategorier"]["rule"], list)
    assert {"1", "5", "6"} <= set(said["criteria"]["met"])
    assert said["explanation"]["tables"]["medlemskab"]["reasons"][0]["facts"]


def test_facts_may_stand_with_their_pack(run: Run, tmp_path: Path) -> None:
    ran = run(
        "assess", _file(tmp_path, {"facts": {"alder": 16}, "pack": "norddjurs"}), "--json", "--pack", "slagelse"
    )
    assert ran.json["pack"]["id"] == "norddjurs"


def test_a_person_reads_what_is_suggested_and_why(run: Run, tmp_path: Path) -> None:
    ran = run("assess", _file(tmp_path, CITIZEN))
    assert ran.status == 0
    for wanted in ("Fællesmængden", "AM har § 85", "Bygger på", "Kilde: ", "Næste spørgsmål: ", "ikke bekræftet"):
        assert wanted in ran.out


def test_a_fact_of_both_kinds_that_cannot_be_true_is_told(run: Run, tmp_path: Path) -> None:
    ran = run("assess", _file(tmp_path, {"ydelse": "kontanthjaelp", "foertidspension": "gaeldende"}), "--json")
    assert ran.json["contradictions"][0]["because"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "Det er ikke JSON"),
        ("[1]", "Der skal stå et JSON-objekt"),
        ("\x00", "Det er ikke JSON"),
        ({"facts": 3}, "»facts« skal være"),
        ({"facts": {}, "pack": 3}, "»pack« navnet på en model"),
        ({"aldr": 42}, "Oplysningen »aldr« findes ikke i modellen. Mente du: alder?"),
        ({"alder": "42"}, "helt tal"),
        ({"alder": True}, "helt tal"),
        ({"alder": 1e3}, "helt tal"),
        ({"sag_i_hp": "ja"}, "true, false eller ved_ikke"),
        ({"ydelse": "kontanthjælp"}, "Mente du: kontanthjaelp?"),
        ({"foertidspension_fra": "1/3"}, "2026-01-31"),
        ({"facts": {}, "pack": "atlantis"}, "Der er ingen model »atlantis«"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(run: Run, tmp_path: Path, content: object, said: str) -> None:
    ran = run("assess", _file(tmp_path, content))
    assert (ran.status, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    assert said in ran.err


def test_a_file_that_is_not_there_or_no_file_is_told(run: Run, tmp_path: Path) -> None:
    missing, folder = run("assess", tmp_path / "nix.json"), run("assess", tmp_path)
    assert (missing.status, folder.status) == (1, 1)
    assert missing.err == f"Filen {tmp_path}/nix.json findes ikke.\n"
    assert folder.err == f"{tmp_path} er en mappe; skriv navnet på en fil.\n"


def test_each_line_is_answered_in_its_place_and_a_bad_one_stops_nothing(run: Run) -> None:
    written = '{"alder": 42}\nikke json\n\n{"aldr": 1}\n{"facts": {"alder": 16}, "pack": "norddjurs"}\n"tekst"\n{}'
    ran = run("assess", "-", typed=written)
    assert (ran.status, ran.err) == (0, "")
    assert ran.kinds == ["pack", "error", "error", "error", "pack", "error", "pack"]
    assert ran.lines[4]["pack"]["id"] == "norddjurs"
    assert all(
        one_sentence(line["error"] + "\n") or "Mente du" in line["error"] for line in ran.lines if "error" in line
    )


def test_lines_that_are_not_utf8_are_bad_lines(run: Run) -> None:
    ran = run("assess", "-", typed=b'{"alder": "\xe6"}\n{}\n')
    assert ran.kinds == ["error", "pack"]


def test_no_lines_are_no_answers(run: Run) -> None:
    ran = run("assess", "-")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
