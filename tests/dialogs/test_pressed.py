"""Buttons pressed on the newest card, an old one, one that was set aside, or somebody else's."""

from __future__ import annotations

import pytest

from dialogs.turns import Chosen
from tests.dialogs.steps import DECIDED, MEMBER
from tests.dialogs.talk import BO, DORTE


def test_an_old_card_shows_what_now_stands_and_says_so(anne):
    anne.given(**MEMBER)
    old = anne.card
    anne.write("gæld")
    seen = anne.press("Ja", old)
    assert "Kortet var gammelt. Her er det, der gælder nu." in seen
    assert "Gæld" in seen
    assert anne.reply.replaces
    assert "kort_intensiv_indsats" not in anne.kept.values


def test_an_old_card_can_still_give_the_note_of_what_now_stands(anne):
    anne.given(**MEMBER)
    old = anne.card
    anne.write("gæld")
    assert "- Gæld: Gæld eller økonomiske problemer" in anne.press("Vis notat", old)


def test_a_card_of_what_was_cancelled_says_that_it_is_gone(anne):
    anne.given(**MEMBER)
    old = anne.card
    anne.write("annullér")
    anne.write("ja")
    for title in ("Ja", "Log beslutning", "Vis notat"):
        assert "Den vurdering er ikke åben længere." in anne.press(title, old)
    assert anne.kept.drafts == ()


def test_a_card_of_what_was_logged_becomes_its_receipt(anne):
    anne.given(**DECIDED)
    old = anne.card
    anne.press("Log beslutning")
    anne.press("Gem", case="1")
    seen = anne.press("Log beslutning", old)
    assert "Den var allerede logget. Intet er logget to gange." in seen
    assert "42" not in seen


@pytest.mark.parametrize("stranger", [BO, DORTE], ids=lambda person: person.name)
def test_somebody_elses_card_is_gone_whether_it_ever_was(house, anne, stranger):
    anne.given(**MEMBER)
    other = house.talk(stranger, "andet sted")
    pressed = other.press("Ja", anne.card)
    invented = other.choose(Chosen("answer_true", {}, "findes-ikke", 1))
    assert pressed == invented
    assert "Den vurdering er ikke åben længere." in pressed


def test_a_decision_of_another_is_not_given_away_by_its_id(house, anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    anne.press("Gem", case="2026-117")
    id = anne.kept.decision.id
    other = house.talk(BO, "andet sted")
    for action in ("note", "citizen_text", "note_filed"):
        assert "ingen vurdering at skrive notat om" in other.choose(Chosen(action, {"decision": id}))
    assert not anne.kept.decision.note_filed


def test_a_draft_of_another_is_not_continued_by_its_id(house, anne):
    anne.given(**MEMBER)
    other = house.talk(BO, "andet sted")
    assert "ikke åben længere" in other.choose(Chosen("continue", {"draft_id": anne.kept.draft.id}))


def test_a_button_that_the_bot_has_lost_shows_what_now_stands(anne):
    anne.given(**MEMBER)
    seen = anne.choose(Chosen("en_knap_fra_sidste_år"))
    assert "Kortet var gammelt." in seen
    assert "42 år" in seen


def test_a_cpr_number_in_a_card_is_told_and_the_rest_is_used(anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    seen = anne.press("Gem", case="2026-117", coordinator="Bo, 010190-1234")
    assert "ligner et CPR-nummer" in seen
    assert "010190" not in anne.kept.decision.coordinator
    assert anne.kept.decision.coordinator.startswith("Bo")
