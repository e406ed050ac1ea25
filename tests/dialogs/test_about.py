"""Questions to the bot about itself."""

from __future__ import annotations

import pytest

from dialogs.about import TOPICS
from dialogs.turns import Scope
from dialogs.wording import words
from tests.dialogs.steps import MEMBER
from tests.dialogs.talk import squeezed


@pytest.mark.parametrize("topic", TOPICS)
def test_every_way_of_asking_is_answered(house, topic):
    for asked in words(f"about.{topic}.asked"):
        anne = house.talk()
        anne.write(asked)
        assert anne.reply.view.summary == "Svar på spørgsmål", asked


@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ("er du chatgpt?", "Der er ingen sprogmodel bag"),
        ("gemmer du det jeg skriver", "gemmes ikke ord for ord"),
        ("kan min chef se det her", "Dine kladder ser kun du."),
        ("må jeg skrive navn på borgeren?", "Nej, skriv hverken navn"),
        ("kan jeg stole på det", "Modellen er et forslag fra 2015, ikke bekræftet af kommunen."),
        ("skriv en afgørelse", "intern vurdering"),
        ("hvem kan jeg ringe til i hp", "Jeg har ingen telefonliste."),
        ("hvad gør jeg hvis hp siger nej", "Slip ikke borgeren"),
        ("hvordan logger jeg", "»log beslutning«"),
        ("det giver ingen mening", "»Fortryd« tager det sidste tilbage"),
    ],
)
def test_the_bot_answers_for_itself(anne, asked, seen):
    assert seen in squeezed(anne.write(asked))


def test_the_assessment_waits_and_nothing_of_it_is_changed(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > gemmer du det her?
        Hvad bliver gemt?
        [Fortsæt vurderingen]
        Alder 42 år
    """)
    assert anne.kept.values == MEMBER


def test_no_answers_the_question_that_stands_and_is_no_complaint(anne):
    anne.given(**MEMBER)
    anne.write("det passer ikke")
    assert len(anne.kept.values) == len(MEMBER) + 1


def test_what_is_told_of_a_citizen_is_no_question_to_the_bot(anne):
    anne.write("alderen var forkert, hun er 43 år på kth")
    assert anne.kept.values == {"alder": 43, "ydelse": "kontanthjaelp"}


def test_an_acute_line_comes_first(anne):
    assert "Tegn på selvmordsfare" in anne.write("du forstår ikke, hun vil tage sit eget liv")


def test_a_channel_is_answered_too(house):
    talk = house.talk(scope=Scope.CHANNEL)
    assert "Hvad bliver gemt?" in talk.write("gemmer du det her?")


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ("har jeg underretningspligt", "Underretning"),
        ("må jeg godt dele det her med HP", "Tavshedspligt"),
        ("kan borgeren få aktindsigt i det her", "Aktindsigt"),
        ("hvor klager man", "Klagevejledning"),
    ],
)
def test_a_question_of_law_is_answered_with_its_source(anne, asked, heading):
    anne.verify(f"""
        > {asked}
        {heading}
        Kilde:
    """)


def test_what_stands_beside_a_word_fits_the_word_and_not_the_rest_of_the_question(anne):
    assert "Se også i kataloget" not in anne.write("kan hun klage?")
