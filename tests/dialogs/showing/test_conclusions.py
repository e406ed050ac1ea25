"""Conclusions as people read them."""

from __future__ import annotations

from dialogs.cards.plain import text
from dialogs.showing.conclusions import certain_warnings, conclusion_blocks, place, quoted, reminders, shown
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


def test_outcomes_are_quoted_as_alternatives(guide):
    prioritet = assess(guide.model, MEMBER).conclusions["prioritet"]
    assert quoted(prioritet, ("hoej", "normal")) == "»Høj« eller »Normal«"
