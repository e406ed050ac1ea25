"""What buttons and typed commands do."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import dialogs
from dialogs.actions import ACTS, ALL, BUTTONS
from dialogs.grammar import COMMANDS
from dialogs.turns import Chosen
from dialogs.wording import words
from tests.dialogs.steps import DECIDED, MEMBER


def built() -> set[str]:
    """The ids of all buttons that the dialogs build, `*` for what is filled in."""
    found = set()
    for file in Path(dialogs.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Action" and node.args:
                id = node.args[0]
                found.add(str(id.value) if isinstance(id, ast.Constant) else "*")
    return found - {"*"}


def test_every_button_that_is_built_does_something():
    assert built() - BUTTONS == set()


def test_every_action_has_a_button_or_a_command():
    answers = {"answer_true", "answer_false"}
    assert ACTS.keys() - built() - set(COMMANDS) - answers == set()


def test_every_command_does_something():
    assert set(COMMANDS) - ACTS.keys() == set()


def test_nothing_is_declared_by_two_rooms():
    assert len(ALL) == len(ACTS)


def test_what_is_only_typed_is_a_command():
    assert {act.id for act in ALL if act.typed or act.takes} <= set(COMMANDS)


def test_an_answer_without_a_card_of_ours_answers_nothing(anne):
    anne.given(**MEMBER)
    anne.choose(Chosen("answer_true", {"fact": "gaeld", "value": "true"}))
    assert anne.kept.values == MEMBER


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


@pytest.mark.parametrize(
    "line", ["hvorfor", "ret alder til 43", "brug i vurderingen mentor", "log beslutning", "forfra"]
)
def test_a_command_of_an_assessment_sets_a_handover_aside_and_loses_nothing_of_it(anne, line):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    anne.press("Gem", case="2026-117")
    anne.write("overdrag 2026-117")
    anne.write("ønske vil gerne blive boende")
    assert "Overdragelsen er ikke sendt. Den ligger blandt dine kladder." in anne.write(line)
    (handover,) = (draft for draft in anne.kept.drafts if draft.step == "handover")
    assert handover.form["wish"] == "vil gerne blive boende"
    assert handover.facts == {}
