"""Finding a case again, and who may."""

from __future__ import annotations

import pytest

from tests.dialogs.steps import DECIDED
from tests.dialogs.talk import BO, CARLA, DORTE

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
    assert logged.card.titles == ["Vis notat", "Tekst til borgeren"]
    assert "NOTAT" in logged.press("Vis notat")


@pytest.mark.parametrize("person", [BO, CARLA, DORTE], ids=lambda person: person.name)
@pytest.mark.parametrize("number", ["2026-117", "V-2222", "9999-1"])
def test_without_access_it_is_as_if_there_were_no_case(house, logged, person, number):
    other = house.talk(person, "elsewhere")
    seen = other.write(f"sag {number}")
    assert seen.startswith(NO_ACCESS)
    assert other.cards[-1].titles == []


def test_a_case_number_is_asked_for(anne):
    assert "Skriv sagsnummeret, fx »sag 2026-117«" in anne.write("sag")
