"""Changing a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dialogs.assessing.drafts import PENDING, answers, aside, at_step, dropped, undone, with_facts
from dialogs.ports.drafts import Draft, StatedFact
from tests.dialogs.talk import ANNE, SUNDAY

LATER = SUNDAY + timedelta(minutes=1)


@pytest.fixture
def draft() -> Draft:
    facts = {"alder": StatedFact(42, "42 år"), "sag_i_hp": StatedFact(True)}
    return Draft("id-1", ANNE, "chat", "slagelse", "1", "abc", SUNDAY, SUNDAY, version=3, facts=facts)


def test_a_stated_fact_joins_the_others_and_can_be_undone(draft):
    changed = with_facts(draft, {"gaeld": StatedFact(True)}, LATER)
    assert answers(changed) == {"alder": 42, "sag_i_hp": True, "gaeld": True}
    assert changed.changed == LATER
    assert undone(changed, LATER).facts == draft.facts


def test_a_fact_set_to_nothing_is_taken_out(draft):
    assert answers(with_facts(draft, {"alder": None}, LATER)) == {"sag_i_hp": True}


def test_undoing_goes_back_step_by_step_until_nothing_is_left(draft):
    changed = draft
    for age in range(30):
        changed = with_facts(changed, {"alder": StatedFact(age)}, LATER)
    seen = []
    while (before := undone(changed, LATER)) is not None:
        changed = before
        seen.append(changed.facts["alder"].value)
    assert seen == list(range(28, 8, -1))


def test_nothing_is_undone_where_nothing_was_done(draft):
    assert undone(draft, LATER) is None


def test_what_was_filled_in_on_the_way_to_logging_stays_when_the_form_is_left(draft):
    filled = at_step(draft, "log", {"case": "2026-117"})
    assert at_step(filled, "").form == {"case": "2026-117"}
    assert with_facts(filled, {"alder": StatedFact(43)}, LATER).form == {"case": "2026-117"}


def test_what_was_set_aside_about_another_goes_when_the_step_is_left(draft):
    asking = at_step(draft, "other", {"case": "2026-117", PENDING: "{}"})
    assert at_step(asking, "").form == {"case": "2026-117"}


def test_a_draft_set_aside_leaves_its_conversation_and_keeps_its_facts(draft):
    kept = aside(at_step(draft, "fix"))
    assert (kept.conversation, kept.step, kept.status, kept.facts) == ("", "", "open", draft.facts)


def test_an_empty_draft_that_is_set_aside_is_given_up(draft):
    assert aside(replace(draft, facts={})).status == "cancelled"


def test_nothing_of_the_citizen_is_left_in_a_draft_given_up(draft):
    gone = dropped(with_facts(at_step(draft, "log", {"case": "2026-117"}), {"alder": StatedFact(43)}, LATER))
    assert (gone.facts, gone.history, gone.form, gone.step) == ({}, (), {}, "")
