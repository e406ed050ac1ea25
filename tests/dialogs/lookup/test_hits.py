"""Looking up: three hits, the rest on a tap, each one tap from its details; what is not found is counted."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.ports.decisions import Miss
from dialogs.turns import Scope
from tests.dialogs.talk import House, Talk, finished

LONG = "Frivillig økonomisk rådgiver"


def hits(talk: Talk) -> list[str]:
    """The ids of the interventions that the buttons of the newest card lead to."""
    buttons = [button["data"]["vejviser"] for button in talk.card._all("Action.Submit")]
    return [button["data"]["intervention"] for button in buttons if button["action"] == "details"]


def misses(house: House) -> tuple[Miss, ...]:
    return finished(house.store.misses())


def test_three_hits_come_first_and_six_more_on_a_tap(anne: Talk) -> None:
    assert anne.write("find gæld").startswith("Fandt 9 for »gæld«")
    first = hits(anne)
    assert anne.press("Vis flere om gæld").startswith("Flere for »gæld«")
    rest = hits(anne)
    assert (len(first), len(rest)) == (3, 6)
    assert not set(first) & set(rest)
    assert len(anne.card.titles) == 6


def test_the_first_hits_stay_where_they_are_when_more_come(anne: Talk) -> None:
    anne.write("find gæld")
    anne.press("Vis flere om gæld")
    assert not anne.reply.replaces


def test_every_hit_is_one_tap_from_its_details(anne: Talk) -> None:
    anne.write("find gæld")
    first = anne.card
    for title in first.titles[:3]:
        seen = anne.press(title, first)
        assert "Status" in seen
        assert "Kilde:" in seen


@pytest.mark.parametrize(
    "query", ["gæld", "bostøtte", "§ 85", "unge", "en meget lang søgning om hjælp til gæld og bolig"]
)
def test_no_title_of_a_button_is_longer_than_a_phone_shows(anne: Talk, query: str) -> None:
    anne.write(f"find {query}")
    titles = anne.card.titles
    if more := [title for title in titles if title.startswith("Vis flere om")]:
        anne.press(more[0])
        titles += anne.card.titles
    assert titles
    assert [title for title in titles if len(title) > 35] == []


def test_the_title_of_a_button_leads_to_its_intervention_when_it_is_typed(anne: Talk) -> None:
    anne.write("find frivillig økonomisk rådgiver")
    title = next(title for title in anne.card.titles if title.endswith("…") and title.startswith("Detaljer:"))
    assert LONG in anne.write(title)


def test_what_another_municipality_has_is_inspiration_and_cannot_be_picked(anne: Talk) -> None:
    anne.write("42 år, kth, sag i HP")
    anne.write("find virtuel bostøtte")
    seen = anne.press(anne.card.titles[0])
    assert "Inspiration fra andre kommuner kan ikke vælges." in seen
    assert "Brug i vurderingen" not in anne.card.titles


def test_what_is_not_found_is_said_so_and_counted_by_its_words(anne: Talk) -> None:
    assert "Jeg fandt ikke noget der passer" in anne.write("find alpakaer til Zebulon 010190-1234")
    anne.write("find alpakaer")
    assert misses(anne.house) == (Miss("slagelse", ("alpakaer",), 2, date(2026, 11, 22)),)


def test_what_is_found_is_not_counted(anne: Talk) -> None:
    anne.write("find gæld")
    anne.write("find")
    assert misses(anne.house) == ()


def test_a_message_that_comes_twice_is_counted_once(anne: Talk) -> None:
    anne.write("find alpakaer", activity="1")
    anne.write("find alpakaer", activity="1")
    assert [miss.times for miss in misses(anne.house)] == [1]


def test_a_channel_counts_too(house: House) -> None:
    house.talk(scope=Scope.CHANNEL).write("find alpakaer")
    assert [miss.words for miss in misses(house)] == [("alpakaer",)]


def test_a_query_of_names_and_numbers_leaves_nothing_behind(anne: Talk) -> None:
    anne.write("find peter hansen 010190-1234")
    assert misses(anne.house) == ()


def test_what_finds_nothing_names_what_is_nearest(anne):
    seen = anne.write("find sparringsforaene")
    assert "Jeg fandt ikke noget der passer" in seen
    assert "Det nærmeste, men det passer ikke på alt, du skrev:" in seen
    assert "Detaljer: Fast og tværgående sparr" in seen
