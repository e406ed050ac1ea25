"""What a decision may name: the municipality's own, found while somebody types."""

from __future__ import annotations

from datetime import date
from typing import Any

from knowledge.form.pack import Pack
from knowledge.own import OwnInterventions
from knowledge.search import Concepts
from tests.knowledge.search_catalogue import THESAURUS, entry


def pack(id: str, home: str | None, *titles: str, **of_each: Any) -> Pack:
    return Pack(
        id=id,
        title=f"Model {id}",
        version="1",
        valid_from=date(2026, 1, 1),
        status="forslag",
        municipality=home,
        interventions=[
            entry(title, id=f"{id}_{number}").intervention.model_copy(update=of_each)
            for number, title in enumerate(titles)
        ],
        thesaurus=THESAURUS,
    )


BIRKELEV = pack("birkelev", "Birkelev", "Hjælp til gæld", "Støttekontakt", "Åben dialog")
SHARED = pack("faelles", None, "Natcaféen", municipality="birkelev")
ENDED = pack("gammel", "Birkelev", "Dagskolen", status="ophoert")
GRANBY = pack("granby", "Granby", "Mentor", "Gældsrådgivning")
PACKS = (BIRKELEV, SHARED, ENDED, GRANBY)
OWN = OwnInterventions(BIRKELEV, PACKS, Concepts.of(PACKS))


def titles(typed: str, limit: int = 15) -> list[str]:
    return [one.title for one in OWN.suggest(typed, limit)]


def test_what_the_municipality_has_in_any_pack_can_be_selected_until_it_ends() -> None:
    assert [one.title for one in OWN.selectable.values()] == [
        "Åben dialog",
        "Hjælp til gæld",
        "Natcaféen",
        "Støttekontakt",
    ]


def test_what_has_ended_is_own_all_the_same() -> None:
    assert OWN.ids == {*OWN.selectable, "gammel_0"}


def test_a_pack_without_a_municipality_has_its_own_ones() -> None:
    shared = pack("faelles", None, "Natcaféen")
    assert list(OwnInterventions(shared, (shared, GRANBY), Concepts(())).selectable) == ["faelles_0"]


def test_nothing_typed_gives_them_all_and_never_more_than_asked_for() -> None:
    assert titles("") == ["Åben dialog", "Hjælp til gæld", "Natcaféen", "Støttekontakt"]
    assert titles("", 2) == ["Åben dialog", "Hjælp til gæld"]
    assert titles("", 0) == []


def test_a_beginning_of_a_word_is_enough() -> None:
    assert titles("st") == ["Støttekontakt"]
    assert titles("dia") == ["Åben dialog"]
    assert titles("støtte kon") == ["Støttekontakt"]


def test_another_word_for_the_same_thing_is_found_and_what_others_have_is_not() -> None:
    assert titles("inkasso") == ["Hjælp til gæld"]
    assert titles("mentor") == []


def test_noise_suggests_nothing() -> None:
    assert titles("qwx zzz") == []
    assert titles("😀 …") == []
