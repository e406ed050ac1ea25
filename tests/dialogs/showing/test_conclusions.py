"""Conclusions as people read them."""

from __future__ import annotations

from dialogs.cards.plain import text
from dialogs.showing.conclusions import (
    certain_warnings,
    clarify_fold,
    conclusion_blocks,
    explained,
    place,
    quoted,
    reminders,
    shown,
    why_fold,
)
from dialogs.view import View
from knowledge.rules.evaluation import assess
from tests.dialogs.steps import DECIDED, MEMBER
from tests.dialogs.talk import squeezed


def said(*blocks):
    return squeezed(text(View("S", blocks)))


def test_they_stand_in_the_order_in_which_one_decides(guide):
    everything = {**DECIDED, "gaeld": True}
    tables = [conclusion.table for conclusion in shown(assess(guide.model, everything))]
    assert [table.table.id for table in tables] == [
        "segment",
        "center",
        "paragraf_85_ansvar",
        "prioritet",
        "underkategorier",
    ]
    assert [place(table) for table in tables] == sorted(place(table) for table in tables)


def test_what_says_nothing_of_this_citizen_is_not_shown(guide):
    assert "paragraf_85_ansvar" not in [c.table.table.id for c in shown(assess(guide.model, MEMBER))]


def test_partners_and_reminders_stand_with_what_they_belong_to(guide):
    assessment = assess(guide.model, {**DECIDED, "boern_udfordring": True})
    seen = said(*conclusion_blocks(assessment))
    assert "Sammen med Handicap & Psykiatri (HP) og Rådgivning & Udbetaling (RU)" in seen
    assert "! Husk: Overvej underretning (barnets lov § 133)." in seen
    assert len(reminders(assessment)) == len(set(reminders(assessment)))


def test_a_warning_that_holds_and_one_that_may_are_told_apart(guide):
    double = {**MEMBER, "paragraf_85": "bevilget", "social_mentor": "foreslaaet"}
    open_, certain = assess(guide.model, double), assess(guide.model, {**double, "samtidige_bevillinger": True})
    assert "! Endnu uvist: Mulig dobbeltbevilling: er formålet det samme?" in said(*conclusion_blocks(open_))
    assert certain_warnings(open_) == ()
    ((id, warning),) = certain_warnings(certain)
    assert (id, warning.split("?")[0]) == ("dobbeltbevilling", "Mulig dobbeltbevilling: er formålet det samme")
    assert "Endnu uvist: Mulig" not in said(*conclusion_blocks(certain))


def test_where_the_source_is_silent_the_reason_stands_beside_it(guide):
    seen = said(*conclusion_blocks(assess(guide.model, {"alder": 17})))
    assert "Målgruppe Kilden siger det ikke" in seen
    assert "Kilden tager ikke stilling til" in seen


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


def test_outcomes_are_quoted_as_alternatives(guide):
    prioritet = assess(guide.model, MEMBER).conclusions["prioritet"]
    assert quoted(prioritet, ("hoej", "normal")) == "»Høj« eller »Normal«"
