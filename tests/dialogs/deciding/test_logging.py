"""Logging: the form opened and filled in, a decision written once, and only what is meant to be kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

import pytest

from dialogs.conversation import Conversation
from knowledge.form.editions import Editions
from tests.dialogs.pressing import NotAllowedError
from tests.dialogs.steps import DECIDED
from tests.dialogs.talk import squeezed


def test_only_the_case_number_is_needed(anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    with pytest.raises(NotAllowedError, match="Skriv sagsnummeret"):
        anne.press("Gem")
    anne.press("Gem", case="2026-117")
    decision = anne.kept.decision
    assert (decision.interventions, decision.follow_up, decision.coordinator) == ((), None, None)


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


@pytest.mark.parametrize("written", ["Ikke afklaret", "ved ikke.", "?", "-", "Se journal", " – "])
def test_a_reason_that_gives_none_is_asked_for_again_and_nothing_else_is_lost(anne, written):
    anne.given(**DECIDED)
    anne.press("Jeg vurderer anderledes")
    differs = {"code": "Kapacitet", "differs_prioritet": "Overvej pause"}
    seen = squeezed(anne.press("Gem", case="2026-117", reason=written, **differs))
    assert f"»{written.strip()}« siger ikke, hvorfor du vurderer anderledes." in seen
    assert anne.kept.logged == ()
    anne.press("Gem", reason="Se journal: der er ventetid til maj")
    assert anne.kept.decision.overrides == {"prioritet": "pause"}
    assert anne.kept.logged[0].number
