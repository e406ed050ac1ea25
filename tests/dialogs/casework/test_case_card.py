"""Finding a case again, and who may."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.dialogs.steps import DECIDED
from tests.dialogs.talk import BO, CARLA, DORTE, ERIK

NO_ACCESS = "Der er ingen sag med det nummer, som du har adgang til."


@pytest.fixture
def logged(anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    anne.press("Gem", case="2026-117")
    return anne


@pytest.mark.parametrize("number", ["2026-117", "V-2222", "v-2222", "v2222", " 2026-117 "])
def test_a_case_is_found_by_any_of_its_numbers(logged, number):
    logged.verify(f"""
        > sag {number}
        Sag V-2222
        22. november 2026 · Anne Holm
        Fællesmængden, AM – beskæftigelsesområdet, AM har § 85, Normal
        notat ikke lagt på sagen endnu
    """)


def test_nothing_of_the_citizens_facts_is_shown(logged):
    seen = logged.write("sag 2026-117")
    assert not any(fact in seen for fact in ("42", "Kontanthjælp", "istanke"))


def test_the_newest_decision_stands_first(logged):
    logged.given(**{**DECIDED, "mange_indsatser_uden_effekt": True})
    logged.press("Log beslutning")
    logged.press("Gem", case="2026-117")
    logged.verify("""
        > sag 2026-117
        Overvej pause
        Normal
    """)


def test_note_text_and_tick_are_there_for_the_newest(logged):
    logged.verify("""
        > sag 2026-117
        [Notat lagt på sagen]
        Notatet er lagt på sagen.
        > sag 2026-117
        notat lagt på sagen
    """)
    assert "Notat lagt på sagen" not in logged.card.titles
    assert "NOTAT" in logged.press("Vis notat")


@pytest.mark.parametrize("person", [BO, DORTE, ERIK], ids=lambda person: person.name)
def test_without_access_it_is_the_same_as_if_there_were_no_case(house, logged, person):
    other = house.talk(person, "elsewhere")
    seen = {number: other.write(f"sag {number}") for number in ("2026-117", "V-2222", "9999-1")}
    assert all(text.startswith(NO_ACCESS) for text in seen.values())
    assert len({text.replace(number, "N") for number, text in seen.items()}) == 1
    assert house.store.contents.readings == []


def test_the_lead_reads_what_her_team_has_logged_and_may_tick_the_note(house, logged):
    house.talk(CARLA, "lead").verify("""
        > sag 2026-117
        Sag V-2222
        22. november 2026 · Anne Holm
        [Notat lagt på sagen]
        Notatet er lagt på sagen.
    """)


def test_a_reason_opens_the_case_for_the_rest_of_the_day(house, logged):
    bo = house.talk(BO, "hp")
    bo.verify("""
        > sag 2026-117
        Har du brug for at se den, så skriv hvorfor
        > sag 2026-117 fordi jeg har vagten for HP i dag
        Sag V-2222
        Anne Holm
    """)
    assert bo.card.titles == ["Vis notat", "Tekst til borgeren"]
    assert "NOTAT" in bo.press("Vis notat")
    house.now += timedelta(hours=13, minutes=30)
    assert "Sag V-2222" in bo.write("sag 2026-117")
    house.now += timedelta(minutes=30)
    assert bo.write("sag 2026-117").startswith(NO_ACCESS)


def test_the_lead_sees_who_has_given_a_reason_and_her_colleague_does_not(house, logged):
    house.talk(BO, "hp").write("sag V-2222 fordi borgeren står i døren hos os")
    house.talk(CARLA, "lead").verify("""
        > sag V-2222
        Åbnet med begrundelse
        22. november 2026 · Bo Riis
        borgeren står i døren hos os
    """)
    assert "Åbnet med begrundelse" not in logged.write("sag V-2222")


def test_a_reason_can_be_given_on_the_card(house, logged):
    bo = house.talk(BO, "hp")
    bo.write("sag 2026-117")
    assert "Skriv begrundelsen, så en anden kan forstå den" in bo.press("Vis med begrundelse", reason="fordi")
    assert "Sag V-2222" in bo.press("Vis med begrundelse", reason="Jeg har vagten for HP i aften")


def test_a_reason_for_a_case_that_is_not_there_is_noted_and_shows_nothing(house, logged):
    seen = house.talk(BO, "hp").write("sag 9999-1 fordi jeg gerne vil se lidt rundt")
    assert seen.startswith(NO_ACCESS)
    (noted,) = house.store.contents.readings
    assert (noted.reader, noted.case, noted.reason) == (BO, None, "jeg gerne vil se lidt rundt")


def test_a_stranger_gains_nothing_by_a_reason(house, logged):
    erik = house.talk(ERIK, "elsewhere")
    assert erik.write("sag 2026-117 fordi jeg har vagten for HP i dag").startswith(NO_ACCESS)
    assert house.store.contents.permits == {}


def test_a_cpr_number_in_a_reason_is_masked(house, logged):
    house.talk(BO, "hp").write("sag 2026-117 fordi borgeren 010203-1234 ringer til os")
    (permit,) = house.store.contents.permits.values()
    assert "1234" not in permit.reason


def test_every_reading_is_noted_with_its_grounds(house, logged):
    logged.write("sag 2026-117")
    logged.press("Vis notat")
    logged.write("mine")
    carla = house.talk(CARLA, "lead")
    carla.write("sag 2026-117")
    carla.press("Tekst til borgeren")
    noted = [(one.reader.id, one.what, one.basis, one.case) for one in house.store.contents.readings]
    assert noted == [
        ("anne", "case", "author", "V-2222"),
        ("anne", "note", "author", "V-2222"),
        ("anne", "mine", "author", None),
        ("carla", "case", "team", "V-2222"),
        ("carla", "citizen_text", "team", "V-2222"),
    ]


def test_a_case_number_is_asked_for(anne):
    assert "Skriv sagsnummeret, fx »sag 2026-117«" in anne.write("sag")


@pytest.mark.parametrize("reason", ["ikke afklaret", "Se journalen.", "----------", "det ved jeg ikke"])
def test_a_reason_that_gives_none_opens_nothing(house, logged, reason):
    bo = house.talk(BO, "hp")
    bo.write("sag 2026-117")
    assert "Skriv begrundelsen, så en anden kan forstå den" in bo.press("Vis med begrundelse", reason=reason)
    assert house.store.contents.permits == {}
