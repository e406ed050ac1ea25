"""Which card stands at which step."""

from __future__ import annotations

import pytest

from dialogs.screens import current_view

SUMMARY = {
    "empty": "Vurderingen er opdateret",
    "decided": "Vurderingen er opdateret",
    "fix": "Ret oplysninger",
    "more": "Flere oplysninger",
    "log": "Log beslutning",
    "differ": "Log beslutning",
    "cancel": "Annullér vurderingen?",
    "other": "Er det en ny borger?",
}


@pytest.mark.parametrize("step", SUMMARY)
def test_the_card_is_the_one_of_the_step(standing, step):
    view = current_view(standing(step).desk())
    assert view.summary == SUMMARY[step]


@pytest.mark.parametrize("step", SUMMARY)
def test_showing_it_again_shows_the_same(standing, step):
    talk = standing(step)
    shown = current_view(talk.desk())
    talk.write("vis")
    assert talk.reply.view == shown


def test_a_question_can_be_answered_by_ja_and_nej(standing):
    for step in ("cancel", "other"):
        parts = [title.split(",")[0] for title in standing(step).card.titles]
        assert parts[:2] == ["Ja", "Nej"]
