"""The receipt of a logged decision."""

from __future__ import annotations

import json

import pytest

from tests.dialogs.steps import DECIDED


@pytest.fixture
def receipt(anne):
    anne.given(**DECIDED, gaeld=True)
    anne.press("Log beslutning")
    anne.press("Gem", case="2026-117", coordinator="Bo Riis")
    return anne


def test_it_holds_nothing_of_the_citizen(receipt):
    shown = json.dumps(receipt.card.content, ensure_ascii=False)
    for fact in ("42", "Kontanthjælp", "HP", "Gæld", "istanke", "§ 85", "Fællesmængden", "2026-117", "Bo Riis"):
        assert fact not in shown


def test_it_takes_the_place_of_the_form(receipt):
    assert receipt.reply.replaces
    assert receipt.reply.draft is not None


def test_a_tick_takes_its_place_again_and_stays(receipt):
    receipt.press("Notat lagt på sagen")
    assert receipt.reply.replaces
    assert "Notat lagt på sagen" not in receipt.card.titles
    assert receipt.kept.decision.note_filed


def test_ticking_while_another_is_under_way_leaves_that_one_alone(receipt):
    card = receipt.card
    receipt.given(alder=27, ydelse="dagpenge")
    receipt.press("Notat lagt på sagen", card)
    assert receipt.reply.draft != receipt.kept.draft.id
    assert receipt.kept.values == {"alder": 27, "ydelse": "dagpenge"}


def test_a_new_assessment_comes_below_so_that_the_receipt_stays(receipt):
    receipt.press("Ny vurdering")
    assert not receipt.reply.replaces
