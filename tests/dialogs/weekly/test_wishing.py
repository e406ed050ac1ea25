"""Wishing the regular cards away and back: each only what may come with her role."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogs.ports.people import Person
from dialogs.ports.readers import DIGEST, MONDAY
from dialogs.turns import Chosen
from tests.dialogs.talk import ANNE, BO, CARLA, House


@pytest.mark.parametrize(("person", "kind"), [(CARLA, DIGEST), (ANNE, MONDAY)])
def test_whoever_wants_it_no_more_says_so_and_can_change_her_mind(house: House, person: Person, kind: str) -> None:
    talk = house.talk(person)
    talk.write("ugeoverblik")
    talk.press("Afmeld")
    wishes = house.store.contents.wishes
    assert wishes[person.tenant, person.id, kind] is False
    assert "Du får" in talk.press("Tilmeld igen")
    assert house.store.contents.wishes[person.tenant, person.id, kind] is True
    assert "Du får ikke længere" in talk.write("afmeld")


@pytest.mark.parametrize("button", ["digest_off", "digest_on"])
def test_a_caseworker_can_wish_nothing_about_the_leads_card(house: House, button: str) -> None:
    said = house.talk(ANNE).choose(Chosen(button, {"kind": DIGEST}))
    assert "kommer kun af sig selv til teamlederen" in said
    assert house.store.contents.wishes == {}


def test_only_the_lead_herself_is_offered_to_stop_the_teams_card(house: House) -> None:
    assert "[Afmeld]" in house.talk(CARLA).write("ugeoverblik")
    anne = house.talk(ANNE)
    anne.write("ugeoverblik")
    assert "[Afmeld]" not in anne.press("Teamets uge")


def test_somebody_to_whom_no_card_comes_is_told_so(house: House) -> None:
    house.talk(BO).write("mine")
    members = house.store.contents.members
    members["slagelse", "bo"] = replace(members["slagelse", "bo"], role="admin")
    assert "kommer kun af sig selv til sagsbehandlere" in house.talk(BO).write("afmeld")
    assert house.store.contents.wishes == {}
