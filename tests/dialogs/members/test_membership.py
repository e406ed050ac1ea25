"""Strangers, asking for access, and who grants it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dialogs.members.granting import AccessNotice
from dialogs.ports.members import Member
from dialogs.ports.people import Person
from tests.dialogs.steps import DECIDED
from tests.dialogs.talk import AM, ANNE, BO, CARLA, ERIK, HP, SUNDAY, House, Talk


@pytest.fixture
def erik(house: House) -> Talk:
    """A stranger, in a house where the team leads have been in."""
    for person in (CARLA, BO):
        house.talk(person, person.id).write("mine")
    return house.talk(ERIK, "erik")


def test_a_stranger_assesses_and_looks_up_but_does_not_log(erik: Talk) -> None:
    erik.verify("""
        > 42 år, kth, sag i HP, har søgt § 85
        Det forstod jeg
        > find mentor
        > log beslutning
        Du er ikke oprettet i Vejviser endnu
        Du kan stadig slå indsatser op og lave vurderinger.
        > vis
        Det forstod jeg
    """)
    assert erik.kept.logged == ()


def test_access_is_asked_for_and_granted_by_the_lead_of_the_team(house: House, erik: Talk) -> None:
    erik.given(**DECIDED)
    erik.verify("""
        [Log beslutning]
        [Bed om adgang]
        Bed om adgang
        [Send anmodning | Hvilket team hører du til?: AM Voksne]
        Anmodningen om adgang til AM Voksne er sendt
        > log beslutning
        Du bad om adgang 22. november 2026.
    """)
    house.talk(CARLA, "carla").verify("""
        > adgang
        Venter på adgang
        Erik Toft
        AM Voksne
        [Godkend Erik Toft]
        Erik Toft har nu adgang.
        > adgang
        Ingen venter på adgang.
    """)
    erik.verify("""
        > log beslutning
        Sagsnummer
        > 2026-200
        > gem
        Beslutningen er logget
    """)
    assert erik.kept.decision.team == "am-voksne"


def test_everything_can_be_typed(house: House, erik: Talk) -> None:
    erik.verify("""
        > bed om adgang am voksne
        Anmodningen om adgang til AM Voksne er sendt
    """)
    house.talk(CARLA, "carla").verify("""
        > godkend erik
        Erik Toft har nu adgang.
        > godkend erik
        Den anmodning venter ikke længere
    """)
    assert "Du har adgang." in erik.write("bed om adgang")


def test_asking_again_keeps_the_day_and_the_team(house: House, erik: Talk) -> None:
    erik.write("bed om adgang AM Voksne")
    house.now += timedelta(days=3)
    erik.verify("""
        > bed om adgang Xerxes
        Jeg kender intet team, der hedder »Xerxes«. Teamene er: AM Voksne, HP Voksne.
        Anmodningen om adgang til AM Voksne er sendt
    """)
    erik.given(**DECIDED)
    assert "Du bad om adgang 22. november 2026." in erik.press("Log beslutning")
    erik.write("bed om adgang HP Voksne")
    kept = house.store.contents.members["slagelse", "erik"]
    assert (kept.team, kept.since.date()) == (HP.id, SUNDAY.date())


def test_a_team_that_could_be_two_is_asked_for(house: House, erik: Talk) -> None:
    erik.verify("""
        > bed om adgang voksne
        »voksne« kan være flere: AM Voksne, HP Voksne. Skriv hele navnet.
        [Send anmodning | Hvilket team hører du til?: HP Voksne]
        Anmodningen om adgang til HP Voksne er sendt
    """)


def test_a_lead_is_asked_which_of_two_she_means(house: House, erik: Talk) -> None:
    for id in ("erik", "erika"):
        asking = Person("slagelse", id, f"{id.capitalize()} Toft")
        house.talk(asking, id).write("bed om adgang AM Voksne")
    carla = house.talk(CARLA, "carla")
    assert "kan være flere: Erik Toft, Erika Toft" in carla.write("godkend toft")
    assert "Erika Toft har nu adgang." in carla.write("godkend erika")


def test_a_refused_one_may_ask_again(house: House, erik: Talk) -> None:
    erik.write("bed om adgang AM Voksne")
    house.talk(CARLA, "carla").verify("""
        > afvis erik
        Erik Toft har ikke fået adgang.
    """)
    erik.given(**DECIDED)
    assert "Du er ikke oprettet i Vejviser endnu" in erik.press("Log beslutning")
    assert "er sendt" in erik.write("bed om adgang AM Voksne")


def test_a_lead_decides_on_her_own_team_only(house: House, erik: Talk) -> None:
    erik.write("bed om adgang HP Voksne")
    carla = house.talk(CARLA, "carla")
    assert "Ingen venter på adgang." in carla.write("adgang")
    assert "Den anmodning venter ikke længere" in carla.write("godkend Erik Toft")


def test_a_caseworker_grants_nothing(house: House, erik: Talk) -> None:
    erik.write("bed om adgang AM Voksne")
    for line in ("adgang", "godkend Erik Toft"):
        assert "Det er teamledere og administratorer, der giver adgang." in house.talk(ANNE, "anne").write(line)
    assert "Det er teamledere" in erik.write("godkend Erik Toft")


def test_an_administrator_decides_on_all_and_is_told_when_a_team_is_missing(house: House, erik: Talk) -> None:
    house.store.contents.members["slagelse", "bo"] = Member(BO, HP.id, "admin", house.now)
    erik.write("bed om adgang")
    erik.press("Send anmodning")
    house.talk(BO, "bo").verify("""
        > adgang
        Erik Toft
        intet team valgt
        [Godkend Erik Toft]
        mangler et team
    """)
    erik.given(**DECIDED)
    assert "Du er ikke knyttet til et team endnu" in erik.press("Log beslutning")
    assert AM.id in {id for _, id in house.store.contents.teams}


def test_who_loses_access_in_the_middle_loses_nothing_of_the_draft(house: House) -> None:
    anne = house.talk(ANNE, "anne")
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    known = house.store.contents.members["slagelse", "anne"]
    house.store.contents.members["slagelse", "anne"] = replace(known, status="left")
    assert "Du er ikke oprettet" in anne.press("Gem", case="2026-117")
    assert anne.kept.logged == ()
    assert anne.kept.draft.form["case"] == "2026-117"


def test_the_coordinator_is_known_by_the_full_name_of_a_member(house: House) -> None:
    house.talk(BO, "bo").write("mine")
    anne = house.talk(ANNE, "anne")
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    anne.press("Gem", case="2026-117", coordinator="bo riis")
    assert anne.kept.decision.coordinator_id == "bo"
    house.talk(BO, "bo").verify("""
        > sag 2026-117
        Sag V-2222
    """)


async def test_those_who_may_grant_it_are_told_once_a_day_and_no_more_when_it_is_settled(house: House) -> None:
    for person in (CARLA, BO):
        house.talk(person, person.id).write("mine")
    house.talk(ERIK, "erik").write("bed om adgang AM Voksne")
    house.talk(ERIK, "erik").write("bed om adgang AM Voksne")
    (delivery,) = await house.store.outbox.ready(["access"], house.now, 9)
    parcel = delivery.parcel
    assert (parcel.recipient.id, parcel.kind) == ("carla", "access")
    notice = AccessNotice(house.store)
    letter = await notice.compose(parcel, house.now)
    assert letter is not None
    assert [action.title for action in letter.view.actions] == ["Godkend Erik Toft", "Afvis Erik Toft"]
    house.talk(CARLA, "carla").write("godkend erik")
    assert await notice.compose(parcel, house.now) is None
