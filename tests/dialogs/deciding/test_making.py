"""What a decision holds of what was suggested, filled in and known."""

from __future__ import annotations

from datetime import date

from tests.dialogs.steps import DECIDED, MEMBER


def test_what_is_optional_is_kept_where_it_is_given(anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    hp, chosen = "Handicap & Psykiatri (HP)", "Mentor, Bevægelse"
    filled = {"interventions": chosen, "follow_up": "2026-12-01", "coordinator": "Bo Riis"}
    assert "1. december 2026" in anne.press("Gem", case="26/117", centre=hp, **filled)
    decision = anne.kept.decision
    assert (decision.case.centre, decision.case.number) == ("HP", "26/117")
    assert len(decision.interventions) == 2
    assert (decision.follow_up, decision.coordinator) == (date(2026, 12, 1), "Bo Riis")


def test_a_decision_may_be_logged_while_something_is_open(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > log beslutning
        > 2026-117
        > gem
        Beslutningen er logget
    """)
    assert anne.kept.decision.suggestion["prioritet"] is None
    assert anne.kept.decision.priority is None


def test_differing_costs_an_outcome_a_code_and_a_reason(anne):
    anne.given(**DECIDED)
    anne.press("Jeg vurderer anderledes")
    filled = {"case": "2026-117", "code": "Der er en lokal aftale", "reason": "HP har taget sagen"}
    assert "Vælg hvad du vurderer anderledes" in anne.press("Gem", **filled)
    anne.press("Gem", differs_center="Kilden siger det ikke", differs_prioritet="Høj")
    decision = anne.kept.decision
    assert decision.overrides == {"center": "uafklaret", "prioritet": "hoej"}
    assert (decision.override_code, decision.override_text) == ("lokal_aftale", "HP har taget sagen")
    assert (decision.centre, decision.priority, decision.segment) == ("uafklaret", "hoej", "faellesmaengde")
    assert decision.suggestion["prioritet"] == "normal"


def test_any_centre_can_be_decided_also_one_that_the_model_never_gives(anne):
    anne.given(**DECIDED)
    anne.press("Jeg vurderer anderledes")
    hp = "Handicap & Psykiatri (HP)"
    anne.press("Gem", case="1", code="Der er en lokal aftale", reason="HP tager sagen", differs_center=hp)
    assert anne.kept.decision.centre == "HP"
    anne.verify("""
        > notat
        - Ansvarligt center: Handicap & Psykiatri (HP) i stedet for AM – beskæftigelsesområdet
        > sag 1
        Handicap & Psykiatri (HP)
        ... AM – beskæftigelsesområdet
    """)


def test_an_outcome_that_is_open_can_be_decided(anne):
    anne.given(**MEMBER)
    anne.press("Jeg vurderer anderledes")
    anne.press("Gem", case="1", code="Andet", reason="Min vurdering", differs_prioritet="Normal")
    assert (anne.kept.decision.suggestion["prioritet"], anne.kept.decision.priority) == (None, "normal")


def test_a_suspicion_stays_in_the_draft_unless_she_adds_it(anne):
    anne.given(**DECIDED)
    with_it = anne.fork()
    for talk, filled in ((anne, {}), (with_it, {"include": "Mistanke om misbrug"})):
        talk.press("Log beslutning")
        talk.press("Gem", case="2026-117", **filled)
    assert "misbrug" not in anne.kept.decision.facts
    assert "istanke" not in anne.press("Vis notat")
    assert with_it.kept.decision.facts["misbrug"].value == "mistanke"


def test_the_note_says_what_was_seen_though_a_suspicion_was_held_back(anne):
    denied = dict.fromkeys(("sag_i_hp", "uafklaret_behov", "handicap_behov", "flere_fagcentre"), False)
    anne.given(alder=40, ydelse="kontanthjaelp", misbrug="mistanke", **denied)
    anne.verify("""
        > log beslutning
        > 2026-117
        > gem
        > notat
        - Målgruppe: AM alene
        ... Ikke afgjort
    """)
