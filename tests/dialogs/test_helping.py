"""Help and welcome."""

from __future__ import annotations

import re

import pytest

from dialogs.cards.card import card
from dialogs.cards.plain import text
from dialogs.grammar import command
from dialogs.turns import Scope
from dialogs.wording import say
from tests.dialogs.schema import faults
from tests.dialogs.talk import ANNE, squeezed


def test_the_welcome_greets_by_first_name_and_says_what_is_never_kept(house):
    view = house.conversation.welcome(ANNE, Scope.PERSONAL, house.now).view
    seen = squeezed(text(view))
    assert seen.startswith("Velkommen til Vejviser, Anne")
    assert "Skriv ikke navne eller CPR-numre." in seen
    assert "Slagelse" in seen
    assert faults(card(view)) == []


def test_the_welcome_leaves_the_commands_for_help(house):
    seen = squeezed(text(house.conversation.welcome(ANNE, Scope.PERSONAL, house.now).view))
    assert "Skriv »hjælp« for at se resten." in seen
    assert "sparringsforum" not in seen


@pytest.mark.parametrize("scope", [Scope.GROUP, Scope.CHANNEL])
def test_a_group_is_told_that_it_can_only_look_up(house, scope):
    view = house.conversation.welcome(ANNE, scope, house.now).view
    seen = squeezed(text(view))
    assert "Her slår jeg kun op." in seen
    assert "find gæld" in seen
    assert view.actions == ()


@pytest.mark.parametrize("line", ["on_the_way", "cases", "other"])
def test_every_command_that_help_names_is_one(line):
    named = say(f"help.{line}").split(":")[1].split(".")[0].split(",")
    for name in named:
        assert command(name.replace("…", "").strip()) is not None, name


def test_every_question_that_help_names_is_answered(anne):
    for asked in re.findall("»(.+?)«", say("help.other")):
        anne.write(asked)
        assert anne.reply.view.summary == "Svar på spørgsmål", asked


def test_help_has_a_way_on(anne):
    anne.write("hjælp")
    assert anne.card.titles == ["Ny vurdering", "Mine sager"]
