"""`vejviser intake`: what is read from a sentence, and what is not."""

from __future__ import annotations

from tests.bot.commands.conftest import Run

SENTENCE = "42 år, kth, sag i HP"


def test_facts_come_with_the_words_that_they_were_read_from(run: Run) -> None:
    said = run("intake", SENTENCE, "--json").json
    assert said["facts"]["ydelse"] == {"value": "kontanthjaelp", "words": "kth", "certainty": "exact"}
    assert said["facts"]["alder"]["value"] == 42
    assert said["facts"]["sag_i_hp"]["value"] is True
    assert (said["questions"], said["cpr_found"], said["acute"]) == ([], False, None)


def test_a_cpr_number_is_told_and_never_printed(run: Run) -> None:
    ran = run("intake", f"{SENTENCE}, 010190-1234", "--json")
    assert ran.json["cpr_found"] is True
    assert "1234" not in ran.out
    assert "010190" not in ran.out
    plain = run("intake", f"{SENTENCE}, 010190-1234")
    assert "CPR-nummer" in plain.out
    assert "1234" not in plain.out


def test_a_doubt_is_a_question_and_no_fact(run: Run) -> None:
    said = run("intake", "34 år, kth, drikker", "--json").json
    assert "misbrug" not in said["facts"]
    assert {question["fact"] for question in said["questions"]} == {"misbrug"}


def test_a_person_reads_labels_and_words(run: Run) -> None:
    ran = run("intake", SENTENCE)
    assert "Det forstod jeg" in ran.out
    assert "Kontanthjælp – »kth«" in ran.out


def test_a_text_that_says_nothing_is_no_failure(run: Run) -> None:
    ran = run("intake", "")
    assert ran.status == 0
    assert "Ingen oplysninger er sikre." in ran.out


def test_each_line_is_answered_in_its_place(run: Run) -> None:
    ran = run("intake", "-", typed='{"text": "42 år"}\n{"tekst": "42 år"}\n{"text": 42}\n{"text": ""}\n')
    assert ran.status == 0
    assert ran.kinds == ["facts", "error", "error", "facts"]
    assert ran.lines[1] == {"error": "Feltet »text« mangler eller er ikke en tekst."}
