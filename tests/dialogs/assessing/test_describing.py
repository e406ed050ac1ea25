"""From what was written to facts: added, corrected, doubted, left out, looked up."""

from __future__ import annotations

import pytest

from tests.dialogs.steps import DECIDED, MEMBER
from tests.dialogs.talk import everything, squeezed


def test_a_first_sentence_starts_an_assessment_by_itself(anne):
    seen = anne.write("42 år, kth, sag i HP")
    assert "Foreløbigt forslag" in seen
    assert anne.kept.values == MEMBER


def test_the_sentence_itself_is_not_kept(anne):
    anne.write("42 år, kth, sag i HP, elsker sin kat Misser")
    assert "Misser" not in everything(anne.house)


def test_what_was_not_used_is_named(anne):
    assert "Ikke brugt: elsker sin kat" in anne.write("42 år, sag i HP, elsker sin kat")


def test_a_doubt_is_told_with_its_words_and_decides_nothing(anne):
    seen = anne.write("34 år, drikker")
    assert "Jeg er i tvivl om misbrug: du skriver »drikker«." in squeezed(seen)
    assert "så skriv »Misbrug der hindrer« eller »Misbrug der ikke hindrer«." in squeezed(seen)
    assert "misbrug" not in anne.kept.values


def test_a_doubt_alone_starts_an_assessment_that_can_be_answered(anne):
    anne.verify("""
        > han drikker sgu en del
        Jeg er i tvivl om misbrug
        Hvad lever borgeren af nu?
        > kontanthjælp
        Forsørgelse Kontanthjælp – dit svar
    """)


def test_a_doubt_is_settled_by_writing_what_holds(anne):
    anne.verify("""
        > 34 år, har måske gæld
        Ved du det, så skriv »Gæld eller økonomiske problemer« eller »Ingen gæld«.
        > ingen gæld
        Tilføjet: Ingen gæld.
        Gæld Ingen gæld
    """)


def test_an_answer_to_nothing_is_told_so(anne):
    anne.given(**DECIDED)
    assert "Jeg har ikke noget spørgsmål, det svarer på." in anne.write("nej")


def test_a_doubt_about_what_is_settled_is_not_raised_again(anne):
    anne.given(**MEMBER, misbrug="intet")
    seen = anne.write("drikker")
    assert "i tvivl" not in seen
    assert "Det stod der allerede." in seen


def test_two_values_at_once_are_asked_about(anne):
    seen = anne.write("på kontanthjælp eller sygedagpenge, sag i HP")
    assert "ydelse" not in anne.kept.values
    assert "Jeg er i tvivl om forsørgelse" in seen


def test_what_is_added_is_named(anne):
    anne.given(**MEMBER)
    assert "Tilføjet: Gæld og Hjemløshed." in anne.write("gæld og hjemløs")


def test_what_stood_there_already_says_so_and_is_no_step_to_take_back(anne):
    anne.given(**MEMBER)
    assert "Det stod der allerede." in anne.write("hun er 42 år")
    assert anne.kept.draft.history == ()


@pytest.mark.parametrize(
    ("written", "value"), [("ja", True), ("Nej.", False), ("jo", True), ("ved ikke", "ved_ikke"), ("?", "ved_ikke")]
)
def test_a_short_line_answers_the_question_that_stands(anne, written, value):
    anne.given(**MEMBER)
    anne.write(written)
    assert anne.kept.values["kort_intensiv_indsats"] == value


@pytest.mark.parametrize(
    ("written", "value"), [("1", "kontanthjaelp"), ("2", "sygedagpenge"), ("dagpenge", "dagpenge")]
)
def test_a_choice_is_answered_by_number_or_name(anne, written, value):
    anne.given(sag_i_hp=True)
    anne.write(written)
    assert anne.kept.values["ydelse"] == value


def test_a_number_answers_the_question_of_age(anne):
    anne.given(ydelse="kontanthjaelp")
    anne.write("42")
    assert anne.kept.values["alder"] == 42


def test_a_sentence_answers_more_than_what_was_asked(anne):
    anne.given(ydelse="kontanthjaelp")
    anne.write("42 år og har sag i HP")
    assert anne.kept.values == MEMBER


def test_a_word_that_is_no_fact_is_looked_up_also_during_an_assessment(anne):
    anne.given(**MEMBER)
    assert "Fandt" in anne.write("mestringsstrategier")
    assert anne.kept.values == MEMBER


def test_asking_why_of_what_stands_opens_the_reasons(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > hvorfor am
        Bygger på: Åben sag i HP
        Hvorfor spørger du?
    """)


@pytest.mark.parametrize("line", ["hov, hun er 43", "nej vent, 43 år", "ups. alder 43"])
def test_words_that_only_lead_in_are_not_told_as_unused(anne, line):
    anne.given(**MEMBER)
    assert "Ikke brugt" not in anne.write(line)
    assert anne.kept.values == {**MEMBER, "alder": 43}


@pytest.mark.parametrize("line", ["nej det er fra 1/3", "hov det var ikke sådan"])
def test_a_correction_that_says_nothing_is_told_how_and_is_no_lookup(anne, line):
    anne.given(**MEMBER)
    anne.verify(f"""
        > {line}
        Ret en oplysning med fx »ret alder til 43«
        Alder 42 år
    """)
    assert anne.kept.values == MEMBER


@pytest.mark.parametrize(
    "line", ["hun hedder Mette Hansen, 42 år, kth", "Mette Hansen", "42 år, kth, Mette B. Hansen"]
)
def test_a_name_is_asked_to_be_left_out_and_does_not_stand_on_the_card(anne, line):
    anne.given(**MEMBER)
    seen = anne.write(line)
    assert "Det ligner et navn. Skriv ikke borgerens navn" in squeezed(seen)
    assert "Mette" not in seen
    assert "Mette" not in everything(anne.house)


@pytest.mark.parametrize(
    "line",
    ["er det høj prioritet", "hvad synes du jeg skal gøre nu"],
)
def test_a_line_that_says_nothing_of_the_citizen_is_told_so_and_not_answered_by_weak_hits(anne, line):
    anne.given(**MEMBER)
    seen = squeezed(anne.write(line))
    assert "Det kunne jeg ikke læse nogen oplysninger om borgeren ud af." in seen
    assert "skriv »find« foran det, du vil slå op" in seen
    assert "Foreløbigt forslag" in seen
    assert anne.kept.values == MEMBER


@pytest.mark.parametrize(
    "line",
    [
        "ensom",
        "hun er ensom og har ingen venner",
        "hun mangler netværk",
        "hvilke tilbud er der til hjemløse unge",
        "er det muligt at få gældsrådgivning",
    ],
)
def test_a_need_is_still_looked_up_in_an_assessment(anne, line):
    anne.given(**MEMBER)
    assert anne.write(line).startswith("Fandt ")


def test_without_an_assessment_a_weak_hit_is_still_shown(anne):
    assert anne.write("er det høj prioritet").startswith("Fandt ")
