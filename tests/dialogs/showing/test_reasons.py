"""Why a conclusion is what it is, and what could change it."""

from __future__ import annotations

from dialogs.cards.plain import text
from dialogs.showing.reasons import clarify_fold, explained, why_fold
from dialogs.view import View
from knowledge.rules.evaluation import assess
from tests.dialogs.steps import DECIDED, MEMBER
from tests.dialogs.talk import squeezed


def said(*blocks):
    return squeezed(text(View("S", blocks)))


def test_a_reason_has_what_it_rests_on_its_source_and_its_note(guide):
    seen = said(why_fold(assess(guide.model, DECIDED), open_=True))
    assert "Bygger på: Åben sag i HP" in seen
    assert "afsnit 4.1: »Borgere der allerede nu har en sag i HP«" in seen
    assert "Note:" in seen


def test_every_other_outcome_says_what_kept_it_out(guide):
    seen = said(why_fold(assess(guide.model, DECIDED), open_=True))
    assert "Ikke »Høj«: " in seen
    assert "Ikke »HP har § 85«: Kontanthjælp taler imod" in seen


def test_what_only_repeats_another_is_not_explained_again(guide):
    ids = [conclusion.table.table.id for conclusion in explained(assess(guide.model, DECIDED))]
    assert "medlemskab" in ids
    assert "segment" not in ids


def test_what_is_worth_clarifying_says_what_it_would_give(guide):
    seen = said(clarify_fold(assess(guide.model, {**MEMBER, "mange_indsatser_uden_effekt": False}), open_=True))
    assert "Hvis »En kort, intensiv indsats kan få borgeren videre«, så »Prioritet: Høj«" in seen


def test_where_nothing_is_worth_clarifying_it_says_so(guide):
    seen = said(clarify_fold(assess(guide.model, {**DECIDED, "misbrug": "intet"}), open_=True))
    assert seen.endswith("Ingen åben oplysning kan alene ændre forslaget.")
