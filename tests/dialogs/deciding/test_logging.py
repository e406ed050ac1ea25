"""Logging: as suggested, or otherwise with a reason; once, and only what is meant to be kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

import pytest

from dialogs.conversation import Conversation
from dialogs.turns import Chosen
from knowledge.form.editions import Editions
from tests.dialogs.pressing import NotAllowedError
from tests.dialogs.steps import DECIDED, MEMBER


def test_only_the_case_number_is_needed(anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    with pytest.raises(NotAllowedError, match="Skriv sagsnummeret"):
        anne.press("Gem")
    anne.press("Gem", case="2026-117")
    decision = anne.kept.decision
    assert (decision.interventions, decision.follow_up, decision.coordinator) == ((), None, None)


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


def test_nothing_is_logged_before_anything_is_said(anne):
    anne.verify("""
        > log beslutning
        Der er ingen vurdering i gang.
        > gem
        Der er ikke noget at gemme endnu.
        > jeg vurderer anderledes
        Der er ingen vurdering i gang.
    """)
    assert (anne.kept.drafts, anne.kept.logged) == ((), ())


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


def test_the_note_and_the_case_say_that_it_was_judged_otherwise(anne):
    anne.given(**DECIDED)
    anne.press("Jeg vurderer anderledes")
    anne.press("Gem", case="2026-117", code="Kapacitet", reason="Ingen plads", differs_prioritet="Overvej pause")
    anne.verify("""
        > notat
        - Prioritet: Normal
        Jeg vurderer anderledes
        - Prioritet: Overvej pause i stedet for Normal
        - Grund: Kapacitet. Ingen plads
        ... Som foreslået
        > sag 2026-117
        Overvej pause
        vurderet anderledes
    """)


def test_differing_can_be_typed_step_by_step(anne):
    anne.given(**DECIDED)
    anne.verify("""
        > jeg vurderer anderledes
        > gem
        Vælg hvad du vurderer anderledes
        > prioritet høj
        Høj (valgt)
        > gem
        Vælg hvorfor du vurderer anderledes.
        > borgerens ønske
        Borgerens ønske (valgt)
        > gem
        Skriv kort, hvorfor du vurderer anderledes.
        > hun vil helst begynde nu
        Begrundelse (skal udfyldes): hun vil helst begynde nu
        > gem
        Sagsnummeret mangler.
        > 2026-117
        > gem
        Beslutningen er logget
    """)
    decision = anne.kept.decision
    assert (decision.overrides, decision.override_code) == ({"prioritet": "hoej"}, "borgerens_oenske")
    assert decision.override_text == "hun vil helst begynde nu"


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


def test_nothing_of_the_citizen_stays_in_the_draft_after_logging(anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    anne.press("Gem", case="2026-117")
    (draft,) = anne.house.store.contents.drafts.values()
    assert (draft.status, draft.facts, draft.history, draft.form) == ("logged", {}, (), {})
    assert draft.decision == anne.kept.decision.id


def test_saving_twice_logs_once(anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    form = anne.card
    anne.press("Gem", case="2026-117")
    seen = anne.press("Gem", form, case="2026-118")
    assert "Den var allerede logget. Intet er logget to gange." in seen
    assert "V-2222" in seen
    assert len(anne.kept.logged) == 1


def test_two_cards_of_one_draft_log_once(house, anne):
    anne.given(**DECIDED)
    phone = house.talk()
    phone.write("vis")
    phone.press("Log beslutning")
    anne.write("log beslutning")
    anne.press("Gem", case="2026-117")
    phone.press("Gem", case="2026-118")
    assert [logged.decision.case.number for logged in anne.kept.logged] == ["2026-117"]


@pytest.mark.parametrize("number", ["010190-1234", "0101901234"])
def test_a_cpr_number_is_no_case_number(anne, number):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    assert "Det ligner et CPR-nummer" in anne.press("Gem", case=number)
    assert anne.kept.logged == ()
    assert "case" not in anne.kept.draft.form


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("opfølgning til vinter", "»til vinter« er ikke en dato, jeg forstår."),
        ("opfølgning 1/3-2020", "Opfølgningen ligger før i dag."),
        ("sagsnummer " + "9" * 41, "Et sagsnummer er højst 40 tegn."),
    ],
)
def test_what_cannot_be_used_is_told_and_what_stands_stays(anne, written, said):
    anne.given(**DECIDED)
    anne.write("log beslutning")
    anne.write("tovholder Bo Riis")
    assert said in anne.write(written)
    assert anne.kept.draft.form == {"centre": "AM", "coordinator": "Bo Riis"}


def test_what_was_filled_in_stays_when_a_fact_is_added_on_the_way(anne):
    anne.given(**DECIDED)
    anne.verify("""
        > log beslutning
        > 2026-117
        > opfølgning 1/3
        > hun er også hjemløs
        Tilføjet: Hjemløshed.
        Underkategorier Andre
        > log beslutning
        Sagsnummer (skal udfyldes, fx 2026-117): 2026-117
        1. marts 2027
        > gem
        Beslutningen er logget
    """)
    assert anne.kept.decision.suggestion["underkategorier"] == ("andre",)


def test_a_question_on_the_way_is_answered_and_the_form_waits(anne):
    anne.given(**DECIDED)
    anne.verify("""
        > log beslutning
        > hvad er fællesmængden egentlig
        De borgere, hvis problemer er for komplekse
        > 2026-117
        Sagsnummer (skal udfyldes, fx 2026-117): 2026-117
    """)


def test_garbage_in_a_form_is_left_out(anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    (gem,) = [button for button in anne.card._all("Action.Submit") if button["title"] == "Gem"]
    ours = gem["data"]["vejviser"]
    garbage = {"case": "1", "centre": "XX", "interventions": "findes_ikke,", "differs_prioritet": "zzz", "x": "y"}
    anne.choose(Chosen("save", garbage, ours["draft"], ours["version"], ours["key"]))
    decision = anne.kept.decision
    assert (decision.interventions, decision.overrides) == ((), {})
    assert decision.case.centre == "AM"


def test_a_model_that_changed_in_the_meantime_is_told_and_seen_before_it_is_logged(anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    model = anne.house.guide.model
    newer = replace(model, loaded=replace(model.loaded, hash="another hash"))
    anne.house.conversation = Conversation(lambda _: replace(anne.house.guide, model=newer), lambda: "id-9")
    seen = anne.press("Gem", case="2026-117")
    assert "Modellen er ændret, siden du begyndte." in seen
    assert anne.kept.logged == ()
    anne.press("Gem")
    assert (anne.kept.decision.pack_hash, anne.kept.decision.case.number) == ("another hash", "2026-117")


def test_at_midnight_in_copenhagen_the_next_version_takes_over_and_the_draft_is_evaluated_anew(anne):
    older, numbers = anne.house.guide, count()
    newer = replace(older, model=replace(older.model, loaded=replace(older.model.loaded, hash="næste")))
    editions = Editions(((date(2026, 1, 1), older), (date(2027, 1, 1), newer)))
    anne.house.now = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    anne.house.conversation = Conversation(editions.on, lambda: f"ny-{next(numbers)}")
    with pytest.raises(NotAllowedError, match="Skriv sagsnummeret"):
        anne.press("Gem")
    anne.house.now = datetime(2026, 12, 31, 23, 0, tzinfo=UTC)
    assert "Modellen er ændret, siden du begyndte." in anne.press("Gem", case="2026-117")
    anne.press("Gem")
    assert anne.kept.decision.pack_hash == "næste"


@pytest.mark.parametrize("line", ["hov sagsnummeret er 2026-118", "2026-118", "ups, 2026-118", "sagsnummer 2026-118"])
def test_a_wrong_number_is_corrected_before_it_is_logged(anne, line):
    anne.given(**DECIDED)
    anne.verify(f"""
        > log den
        > 2026-117
        > {line}
        Sagsnummer (skal udfyldes, fx 2026-117): 2026-118
        > gem den
        Beslutningen er logget
    """)
    assert anne.kept.decision.case.number == "2026-118"


def test_a_number_is_found_again_however_it_was_said(anne):
    anne.given(**DECIDED)
    anne.verify("""
        > log beslutning
        > nr. 2026-117
        > gem
        > sag 2026-117
        Sag V-2222
        > 2026-117
        Sag V-2222
        > sag nummer 2026-117
        Sag V-2222
    """)


def test_a_follow_up_is_said_as_people_say_it_and_the_coordinator_may_be_herself(anne):
    anne.given(**DECIDED)
    anne.verify("""
        > log beslutning
        > 2026-117
        > opf om 3 mdr
        > tovholder er mig
        > gem
    """)
    assert (anne.kept.decision.follow_up, anne.kept.decision.coordinator) == (date(2027, 2, 22), "Anne Holm")
