"""Cells become answers, or are told to be unreadable; never something that does not stand there."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

import pytest

from bot.review.cells import Answer, CellReader
from bot.review.line import Cell
from knowledge.values import NOT_KNOWN, Value
from tests.bot.review.caseloads import TODAY, norddjurs


@cache
def reader() -> CellReader:
    return CellReader(norddjurs(), TODAY)


@pytest.mark.parametrize(
    ("fact", "cell", "value"),
    [
        ("alder", "42", 42),
        ("alder", " 42 år ", 42),
        ("alder", 42.0, 42),
        ("alder", 0, 0),
        ("gaeld", "Ja", True),
        ("gaeld", "NEJ", False),
        ("gaeld", "x", True),
        ("gaeld", True, True),
        ("gaeld", 0, False),
        ("gaeld", "Ingen gæld", False),
        ("ydelse", "kontanthjaelp", "kontanthjaelp"),
        ("ydelse", "KONTANTHJÆLP", "kontanthjaelp"),
        ("ydelse", "Anden ydelse", "andet"),
        ("kompleksitet", "meget-kompleks", "meget_kompleks"),
        ("beskaeftigelsespotentiale", "Meget begrænset", "meget_begraenset"),
        ("beskaeftigelsespotentiale", "godt", "godt"),
        ("paragraf_85", "§ 85 søgt", "ansoegt"),
        ("paragraf_85", "Søgt", "ansoegt"),
        ("paragraf_85", "ingen", "ingen"),
        ("foertidspension", "nej", "nej"),
        ("foertidspension", "Bevilget fra en senere dato", "bevilget_senere"),
        ("foertidspension_fra", "1/3-2027", date(2027, 3, 1)),
        ("foertidspension_fra", datetime(2027, 3, 1), date(2027, 3, 1)),  # noqa: DTZ001
        ("misbrug", "der ikke hindrer", "ikke_hindrende"),
    ],
)
def test_ids_labels_and_short_forms_are_read(fact: str, cell: Cell, value: Value) -> None:
    assert reader().read(fact, cell) == Answer(value)


@pytest.mark.parametrize(
    ("fact", "cell", "value"),
    [
        ("ydelse", "kth", "kontanthjaelp"),
        ("ydelse", "kontanthælp", "kontanthjaelp"),
        ("ydelse", "fp", "foertidspension"),
        ("foertidspension", "fp søgt", "ansoegt"),
        ("paragraf_85", "bostøtte bevilget", "bevilget"),
    ],
)
def test_what_caseworkers_write_is_understood_and_said_to_be(fact: str, cell: str, value: Value) -> None:
    assert reader().read(fact, cell) == Answer(value, understood=True)


@pytest.mark.parametrize("cell", [None, "", "  ", "-", "–", "ikke spurgt"])
@pytest.mark.parametrize("fact", ["alder", "gaeld", "ydelse", "foertidspension_fra"])
def test_an_empty_cell_was_not_asked(fact: str, cell: Cell) -> None:
    assert reader().read(fact, cell) == Answer(None)


@pytest.mark.parametrize("cell", ["ved ikke", "Ved_ikke", "?", "ukendt", "Uoplyst"])
@pytest.mark.parametrize("fact", ["alder", "gaeld", "ydelse", "foertidspension_fra"])
def test_what_was_asked_and_is_not_known_is_not_the_same(fact: str, cell: str) -> None:
    assert reader().read(fact, cell) == Answer(NOT_KNOWN)


@pytest.mark.parametrize(
    ("fact", "cell"),
    [
        ("alder", "firs"),
        ("alder", 142),
        ("alder", -1),
        ("alder", 42.5),
        ("alder", "42 kg"),
        ("alder", "under 30"),
        ("alder", "30+"),
        ("alder", True),
        ("gaeld", "måske"),
        ("gaeld", "+"),
        ("gaeld", 2),
        ("ydelse", "lottogevinst"),
        ("ydelse", "kontanthjælp og gæld"),
        ("ydelse", "ikke kontanthjælp"),
        ("kompleksitet", "ret svær"),
        ("kompleksitet", "enkel, men kompleks"),
        ("paragraf_85", "ej bevilget endnu"),
        ("misbrug", "drikker vist"),
        ("foertidspension_fra", "til foråret"),
        ("foertidspension_fra", 46082),
    ],
)
def test_what_cannot_be_read_for_certain_is_not_read(fact: str, cell: Cell) -> None:
    assert reader().read(fact, cell) is None


@pytest.mark.parametrize("fact", [fact.id for fact in norddjurs().loaded.pack.facts if fact.values])
def test_every_value_is_read_by_its_id_and_by_its_label(fact: str) -> None:
    for value in norddjurs().facts[fact].values:
        assert reader().read(fact, value.id) == Answer(value.id)
        assert reader().read(fact, value.label) == Answer(value.id)
