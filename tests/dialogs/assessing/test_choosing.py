"""Picking an intervention from the lookup: it is ticked when the decision is logged."""

from __future__ import annotations

from dataclasses import replace

from tests.dialogs.steps import DECIDED
from tests.dialogs.talk import BO, House, Talk

OWN = "Brug i vurderingen"


def look_at(talk: Talk, name: str) -> str:
    return talk.write(f"detaljer {name}")


def offered(talk: Talk) -> list[str]:
    """The ids of the interventions that the form offers."""
    (choice,) = [found for found in talk.card.inputs.values() if found["id"] == "interventions"]
    return [option["value"] for option in choice["choices"]]


def ticked(talk: Talk) -> str:
    (choice,) = [found for found in talk.card.inputs.values() if found["id"] == "interventions"]
    return str(choice.get("value", ""))


def save(talk: Talk, **filled: str) -> None:
    """Submit the form with just this filled in beside the case number, whatever the card shows."""
    pressed = talk.card.press("Gem", {"Sagsnummer": "2026-117"})
    talk.choose(replace(pressed, inputs={"case": "2026-117", **filled}))


def test_an_own_intervention_is_picked_and_stands_ticked_when_logging(anne: Talk) -> None:
    anne.given(**DECIDED)
    look_at(anne, "støttekontakt")
    seen = anne.press(OWN)
    assert "»Støttekontakt« er valgt" in seen
    assert "Valgt: Støttekontakt" in seen
    anne.press("Log beslutning")
    assert ticked(anne) == "stoettekontakt"
    anne.press("Gem", case="2026-117")
    assert anne.kept.decision.interventions == ("stoettekontakt",)


def test_what_does_not_fit_the_citizen_can_be_picked_all_the_same_if_it_is_own(anne: Talk) -> None:
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    assert "slagelse_open" not in offered(anne)
    look_at(anne, "Slagelse Open")
    seen = anne.press(OWN)
    assert "Log beslutning" in seen
    assert (ticked(anne), "slagelse_open" in offered(anne)) == ("slagelse_open", True)
    anne.press("Gem", case="2026-117")
    assert anne.kept.decision.interventions == ("slagelse_open",)


def test_several_can_be_picked_and_each_once(anne: Talk) -> None:
    anne.given(**DECIDED)
    for name in ("mentor", "støttekontakt"):
        look_at(anne, name)
        anne.press(OWN)
    assert "Valgt til beslutningen." in look_at(anne, "mentor")
    assert OWN not in anne.card.titles
    assert anne.kept.draft.form["interventions"] == "mentor,stoettekontakt"


def test_a_button_pressed_twice_picks_once(anne: Talk) -> None:
    anne.given(**DECIDED)
    look_at(anne, "mentor")
    card = anne.card
    anne.press(OWN, card)
    version = anne.kept.draft.version
    anne.press(OWN, card)
    assert anne.kept.draft.form["interventions"] == "mentor"
    assert anne.kept.draft.version == version


def test_a_tick_that_is_taken_away_again_is_not_logged(anne: Talk) -> None:
    anne.given(**DECIDED)
    look_at(anne, "mentor")
    anne.press(OWN)
    anne.press("Log beslutning")
    save(anne)  # a choice without a tick is not sent along
    assert anne.kept.decision.interventions == ()


def test_what_was_fetched_while_typing_is_taken_when_it_is_own_and_only_then(anne: Talk) -> None:
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    save(anne, interventions="slagelse_open,virtuel_bostoette,mentor")
    assert anne.kept.decision.interventions == ("slagelse_open", "mentor")


def test_the_form_can_fetch_the_own_ones_that_it_does_not_show(anne: Talk) -> None:
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    (choice,) = [found for found in anne.card.inputs.values() if found["id"] == "interventions"]
    assert choice["choices.data"] == {"type": "Data.Query", "dataset": "indsatser"}
    assert set(offered(anne)) < anne.house.guide.own.selectable.keys()


def test_when_nothing_fits_the_first_of_the_own_ones_are_shown(anne: Talk) -> None:
    anne.given(alder=80, ydelse="foertidspension", foertidspension="gaeldende")
    anne.press("Log beslutning")
    assert offered(anne)
    assert set(offered(anne)) <= anne.house.guide.own.selectable.keys()


def test_without_an_assessment_under_way_nothing_can_be_picked(anne: Talk) -> None:
    look_at(anne, "mentor")
    assert OWN not in anne.card.titles
    assert "Der er ingen vurdering i gang" in anne.write("vælg mentor")


def test_a_button_from_an_earlier_citizen_picks_nothing_for_the_next_one(anne: Talk) -> None:
    anne.given(**DECIDED)
    look_at(anne, "mentor")
    card = anne.card
    anne.write("ny")
    assert "Den vurdering er ikke åben længere." in anne.press(OWN, card)
    assert "interventions" not in anne.kept.draft.form


def test_a_colleague_who_presses_picks_nothing(house: House) -> None:
    anne, bo = house.talk(), house.talk(BO)
    anne.given(**DECIDED)
    look_at(anne, "mentor")
    bo.cards.append(anne.card)
    assert "Den vurdering er ikke åben længere." in bo.press(OWN)
    assert "interventions" not in anne.kept.draft.form


def test_picking_works_by_typing_too(anne: Talk) -> None:
    anne.given(**DECIDED)
    assert "»Støttekontakt« er valgt" in anne.write("vælg støttekon")
    assert "»Økonomisk vejledning« er valgt" in anne.write("vælg gæld")
    assert "Inspiration fra andre kommuner kan ikke vælges." in anne.write("vælg virtuel bostøtte fra Haderslev")
    assert "Skriv hvilken indsats" in anne.write("brug i vurderingen")
    assert anne.kept.draft.form["interventions"] == "stoettekontakt,oekonomisk_vejledning"


def test_picks_are_dropped_with_the_assessment(anne: Talk) -> None:
    anne.given(**DECIDED)
    anne.write("vælg mentor")
    anne.write("forfra")
    assert anne.kept.draft.form == {}
