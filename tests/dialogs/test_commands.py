"""What typed commands do."""

from __future__ import annotations

import pytest

from dialogs.grammar import COMMANDS
from dialogs.wording import words
from tests.dialogs.steps import MEMBER


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_answers_before_anything_is_said(anne, name):
    seen = anne.write(words(f"command.{name}")[0])
    assert "Det kunne jeg ikke læse" not in seen


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_answers_during_an_assessment_and_keeps_its_facts(anne, name):
    anne.given(**MEMBER)
    seen = anne.write(words(f"command.{name}")[0])
    assert "Det kunne jeg ikke læse" not in seen
    if name == "restart":
        anne.write("fortryd")
    if name in ("new", "continue"):
        anne.write("fortsæt kladde 1")
    assert anne.kept.values == MEMBER


def test_the_week_is_shown_when_it_is_asked_for(anne):
    assert "Din uge 47" in anne.write("ugeoverblik")


def test_the_law_calendar_is_shown(anne):
    anne.verify("""
        > lov
        Ændringer i loven
        ikke juridisk rådgivning
    """)


def test_details_are_found_by_the_title_on_the_button(anne):
    anne.write("find gæld")
    for title in [title for title in anne.card.titles if title.startswith("Detaljer")]:
        typed, pressed = anne.fork(), anne.fork()
        assert typed.write(title) == pressed.press(title)


def test_why_leaves_a_form_so_that_the_answer_and_what_is_typed_next_fit(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > log beslutning
        > begrundelse
        Bygger på
        > nej
        Har borgeren haft mange indsatser uden effekt?
    """)
