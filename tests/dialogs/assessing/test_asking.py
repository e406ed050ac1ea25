"""Questions to the model, answered from its tables and its words."""

from __future__ import annotations

import pytest

from tests.dialogs.steps import MEMBER


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("hvem har § 85?", "Ansvar for § 85"),
        ("hvem har 85 når han er på førtidspension?", "HP har § 85"),
        ("hvem har § 85 når hun er på kontanthjælp", "AM har § 85"),
        ("hvad er en underkategori?", "Underkategori"),
        ("hvad betyder styringsmodellen", "Styringsmodellen"),
        ("forklar fællesmængden", "Fællesmængden"),
        ("må man give mentor og bostøtte samtidig?", "Mulig dobbeltbevilling"),
        ("hvordan prioriteres de unge?", "Prioritet"),
    ],
)
def test_it_answers_by_the_model(anne, question, answer):
    seen = anne.write(question)
    assert answer in seen
    assert "Kilde: 360 graders analyse" in seen
    assert "Modellen er et forslag fra 2015" in seen


def test_an_answer_says_what_it_rests_on(anne):
    seen = anne.write("hvem har § 85 når hun er på kontanthjælp")
    assert "Ud fra: Kontanthjælp" in seen


def test_where_it_depends_it_says_on_what(anne):
    anne.verify("""
        > hvem har § 85?
        Det kommer an på:
        AM har § 85: AM har ansvaret for § 85 til borgere på andre ydelser end førtidspension.
        HP har § 85
    """)


def test_a_question_during_an_assessment_is_about_that_citizen(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > hvem har § 85?
        AM har § 85
        Ud fra: 42 år, Kontanthjælp og Åben sag i HP
    """)
    assert anne.kept.values == MEMBER


def test_a_question_changes_nothing(anne):
    anne.given(**MEMBER)
    anne.write("hvem har § 85 når han får fp fra 1/3?")
    assert anne.kept.values == MEMBER


def test_an_ordinary_sentence_is_no_question(anne):
    assert "Ansvar for § 85" not in anne.write("42 år, har søgt § 85").split("Det forstod jeg")[1]


def test_the_meaning_of_a_word_comes_with_what_the_catalogue_has(anne):
    seen = anne.write("må jeg bevilge 5 timer?")
    assert "Bevilling" in seen
    assert "Se også i kataloget:" in seen


def test_a_difference_is_answered_by_both_words(anne):
    seen = anne.write("hvad er forskellen på 107 og 108?")
    assert "§ 107, midlertidigt botilbud" in seen
    assert "§ 108, længerevarende botilbud" in seen


def test_it_says_how_often_others_follow_up_where_the_model_is_silent(anne):
    seen = anne.write("Hvornår følger jeg op på § 85?")
    assert "Kommunens model siger ikke, hvor tit der følges op på § 85." in seen
    assert "§ 85: hver 4. måned" in seen
