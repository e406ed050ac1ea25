"""What buttons do."""

from __future__ import annotations

import ast
from pathlib import Path

import dialogs
from dialogs.actions import ACTIONS, NEEDS_CURRENT_CARD
from dialogs.grammar import COMMANDS
from dialogs.turns import Chosen
from tests.dialogs.steps import MEMBER


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
    assert built() - ACTIONS.keys() == set()


def test_every_action_has_a_button_or_a_command():
    answers = {"answer_true", "answer_false"}
    assert ACTIONS.keys() - built() - set(COMMANDS) - answers == set()


def test_what_needs_the_current_card_is_an_action():
    assert ACTIONS.keys() >= NEEDS_CURRENT_CARD


def test_an_answer_without_a_card_of_ours_answers_nothing(anne):
    anne.given(**MEMBER)
    anne.choose(Chosen("answer_true", {"fact": "gaeld", "value": "true"}))
    assert anne.kept.values == MEMBER
