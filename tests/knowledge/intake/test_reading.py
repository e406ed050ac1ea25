from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from knowledge.answers import parse_answers
from knowledge.form.loading import load
from knowledge.rules.compiling import compile_pack
from tests.knowledge.intake_reader import doubted, facts, notes, read


@pytest.mark.parametrize("file", ["intake.jsonl", "intake_own.jsonl"])
def test_notes_are_read_with_precision_and_recall(file: str) -> None:
    counts: Counter[str] = Counter()
    for note in notes(file):
        got = {fact: str(value) for fact, value in facts(note["text"]).items()}
        wanted = {fact: str(value) for fact, value in note["facts"].items()}
        counts["right"] += sum(got.get(fact) == value for fact, value in wanted.items())
        counts["wrong"] += sum(fact in got and got[fact] != value for fact, value in wanted.items())
        counts["wrong"] += sum(fact in got for fact in note["not_facts"])
        counts["wanted"] += len(wanted)
    assert counts["right"] / (counts["right"] + counts["wrong"]) >= 0.98
    assert counts["right"] / counts["wanted"] >= 0.90


@pytest.mark.parametrize("file", ["intake.jsonl", "intake_own.jsonl"])
def test_nothing_is_read_that_a_note_does_not_say(file: str) -> None:
    said = {note["text"]: set(note["not_facts"]) & facts(note["text"]).keys() for note in notes(file)}
    assert {text: read_wrongly for text, read_wrongly in said.items() if read_wrongly} == {}


def test_every_value_read_is_one_that_the_pack_knows() -> None:
    model = compile_pack(load("danmark"))
    for note in notes("intake_own.jsonl"):
        parse_answers(model.facts, facts(note["text"]))


def test_the_words_of_a_fact_stand_in_the_text() -> None:
    text = "Kv. 34, KTH – sag i H&P, har søgt §85, bostøtten er ikke bevilget endnu"
    assert read(text).facts["alder"].words == "Kv. 34"
    assert all(one.words in text for one in read(text).facts.values())


def test_a_misspelt_word_is_read_and_said_to_be_misspelt() -> None:
    one = read("får sygedagpnge").facts["ydelse"]
    assert (one.value, one.certainty) == ("sygedagpenge", "misspelt")


@pytest.mark.parametrize(
    ("text", "benefit"),
    [
        ("dagpenge", "dagpenge"),
        ("dagpnge", "dagpenge"),
        ("syge dagpenge", "sygedagpenge"),
        ("sydagpenge", "sygedagpenge"),
        ("kontant hjælp", "kontanthjaelp"),
        ("KONTANTHJAELP", "kontanthjaelp"),
        ("udd.hj.", "uddannelseshjaelp"),
        ("jaf", "jobafklaring"),
    ],
)
def test_benefits_are_read_as_people_write_them(text: str, benefit: str) -> None:
    assert facts(text)["ydelse"] == benefit


@pytest.mark.parametrize(
    ("text", "debt"),
    [
        ("ingen gæld", False),
        ("har ikke gæld", False),
        ("gæld har hun ikke", False),
        ("gæld: nej", False),
        ("uden misbrug, gæld eller sag i HP", False),
        ("ikke kun gæld", True),
        ("ingen tvivl om at der er gæld", True),
        ("glem ikke at der er gæld", True),
        ("ingen børn, gæld på 40.000", True),
        ("har gæld og kan ikke passe job", True),
    ],
)
def test_a_denial_reaches_what_it_denies_and_no_further(text: str, debt: bool) -> None:
    assert facts(text)["gaeld"] is debt


@pytest.mark.parametrize(
    "text",
    [
        "hans mor drikker og har gæld",
        "bor hos sin bror, som har gæld",
        "hendes mand har stor gæld",
        "hvis han får gæld",
        "risiko for gæld",
        "har han gæld?",
        "måske gæld",
        "gæld?",
    ],
)
def test_what_is_not_told_of_the_citizen_for_certain_is_no_fact(text: str) -> None:
    assert "gaeld" not in facts(text)


@pytest.mark.parametrize("text", ["hun har 2 børn, den ene er anbragt", "har to børn, begge er anbragt"])
def test_what_is_told_of_one_of_the_children_is_not_told_of_the_citizen(text: str) -> None:
    assert "anbragt" not in facts(text)


@pytest.mark.parametrize("text", ["ok hvad så med mentor", "nå, og hvem har så § 85", "men hvad med fp"])
def test_a_question_that_begins_with_a_small_word_states_nothing(text: str) -> None:
    assert facts(text) == {}


def test_use_of_alcohol_alone_is_a_question() -> None:
    assert "misbrug" not in facts("k 42 kth, drikker")
    assert doubted("k 42 kth, drikker")["misbrug"] == {"hindrende", "ikke_hindrende"}


def test_use_that_stands_in_the_way_is_read_as_such() -> None:
    assert facts("drikker hver dag så han ikke kan passe praktik")["misbrug"] == "hindrende"


def test_children_alone_are_no_challenge() -> None:
    assert "boern_udfordring" not in facts("kv 34 kth, sag i HP, to børn, drikker")


def test_two_values_of_a_fact_are_a_contradiction() -> None:
    reading = read("k 42, 45 år")
    assert "alder" not in reading.facts
    assert [(doubt.fact, doubt.kind) for doubt in reading.questions] == [("alder", "contradiction")]


def test_a_pension_in_effect_is_the_benefit_too() -> None:
    assert facts("m 66, fp") == {"alder": 66, "foertidspension": "gaeldende", "ydelse": "foertidspension"}


def test_a_pension_from_a_later_date_has_its_date() -> None:
    told = facts("k 61 fp bevilget pr. 1/9, sygedagpenge frem til da")
    assert told["foertidspension"] == "bevilget_senere"
    assert told["foertidspension_fra"] == date(2027, 9, 1)
    assert told["ydelse"] == "sygedagpenge"


@pytest.mark.parametrize("text", ["fp siden 2014", "fp bevilget pr. 1/9-2020", "tilkendt fp for 6 år siden"])
def test_a_pension_from_an_earlier_date_is_in_effect(text: str) -> None:
    assert facts(text)["foertidspension"] == "gaeldende"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("vi overvejer § 85", "foreslaaet"),
        ("har søgt § 85", "ansoegt"),
        ("har en 85'er", "bevilget"),
        ("bostøtte to gange ugtl.", "bevilget"),
        ("§ 85 søgt, men ikke bevilget", "afslag"),
        ("fik afslag på bostøtte", "afslag"),
        ("bostøtten stoppede i maj", "ophoert"),
        ("bostøtten udløber til jul", "bevilget"),
        ("tidligere bostøtte", "ophoert"),
        ("ingen bostøtte", "ingen"),
        ("søgt § 85 og mentor", "ansoegt"),
    ],
)
def test_a_grant_is_read_as_far_as_it_has_come(text: str, status: str) -> None:
    assert facts(text)["paragraf_85"] == status


@pytest.mark.parametrize(
    "text", ["boligstøtte bevilget", "bostøtte", "§ 82 b bevilget", "hvem har ansvaret for § 85"]
)
def test_what_is_no_status_of_a_grant_is_not_read_as_one(text: str) -> None:
    assert "paragraf_85" not in facts(text)


def test_a_volunteer_is_no_grant() -> None:
    assert "social_mentor" not in facts("har mentor gennem Røde Kors")
    assert "social_mentor" not in facts("frivillig mentor to timer om ugen")


def test_grants_overlap_only_where_the_text_says_so() -> None:
    assert facts("§ 85 og social mentor kører sideløbende")["samtidige_bevillinger"] is True
    assert facts("mentor først når § 85 er stoppet, mentor overvejes")["samtidige_bevillinger"] is False
    assert "samtidige_bevillinger" not in facts("har bostøtte. Vi overvejer mentor")


@pytest.mark.parametrize(
    "text",
    [
        "hvem har 85 når han får fp fra 1/3?",
        "kan jeg give mentor samtidig med bostøtte",
        "hvad er fællesmængden egentlig",
        "17 år bliver 18 til maj, hvad så",
        "hører en på kth til i AM?",
    ],
)
def test_a_question_is_known_as_one(text: str) -> None:
    assert read(text).is_question


@pytest.mark.parametrize(
    "text", ["k 42 kth, misbrug?", "ved ikke hvem der har sagen", "gæld", "skriv notat på den fra før"]
)
def test_a_description_is_no_question(text: str) -> None:
    assert not read(text).is_question


def test_what_a_question_takes_as_given_is_read() -> None:
    told = facts("hvem har 85 når han får fp fra 1/3?")
    assert told == {"foertidspension": "bevilget_senere", "foertidspension_fra": date(2027, 3, 1)}


def test_what_a_question_asks_about_is_mentioned_and_not_read() -> None:
    reading = read("kan jeg give mentor samtidig med bostøtte")
    assert reading.facts == {}
    assert {"paragraf_85", "social_mentor"} <= reading.mentions


def test_pieces_that_nothing_was_read_from_are_given_back() -> None:
    assert read("k 42, kth, samler på frimærker").not_used == ("samler på frimærker",)


def test_a_cpr_number_is_masked_and_the_rest_is_read() -> None:
    reading = read("k 42 120385-1234 kth, gæld")
    assert reading.cpr_found
    assert set(reading.facts) == {"alder", "ydelse", "gaeld"}


def test_acute_words_are_reported() -> None:
    assert read("hun siger hun ikke gider leve mere").acute == "selvmord"
    assert read("k 42 kth").acute is None


def test_the_issues_first_sentence_is_read_whole() -> None:
    told = facts("42 år, kth, drikker hver dag så han ikke kan passe praktik, sag i HP, har søgt § 85")
    assert told == {
        "alder": 42,
        "ydelse": "kontanthjaelp",
        "misbrug": "hindrende",
        "sag_i_hp": True,
        "paragraf_85": "ansoegt",
    }
