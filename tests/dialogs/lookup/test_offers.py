"""What can be looked up outside a conversation: cards to put into a message, options while somebody types."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.cards import plain
from dialogs.cards.card import card
from dialogs.lookup.offers import Offer, offers, option, suggestions
from knowledge.guide import Guide
from tests.dialogs.schema import faults, typed

TODAY = date(2026, 11, 22)
CONSONANTS = "bcdfghjklmnpqrstvwxz"
NOISE = st.lists(st.text(CONSONANTS, min_size=5, max_size=12), min_size=1, max_size=6).map(" ".join)


@pytest.fixture(scope="module")
def found(guide: Guide) -> tuple[Offer, ...]:
    return offers(guide, "gæld", TODAY, 0, 15)


def test_the_municipalitys_own_come_first_with_status_where_and_year(found: tuple[Offer, ...]) -> None:
    assert len(found) == 15
    assert found[0].title == "Økonomisk vejledning"
    assert found[0].line == "forslag · egen kommune · 2015"
    assert "Inspiration fra" in found[-1].line


def test_every_card_is_a_card_without_buttons_that_send_anything(found: tuple[Offer, ...]) -> None:
    for offer in found:
        shown = card(offer.view)
        assert faults(shown) == []
        assert [element for element in typed(shown) if element["type"] == "Action.Submit"] == []
        assert offer.title.rstrip("…") in plain.text(offer.view).replace("\n", " ")
        assert len(offer.title) <= 48


def test_pages_follow_on_each_other(guide: Guide, found: tuple[Offer, ...]) -> None:
    pages = [offers(guide, "gæld", TODAY, skip, 5) for skip in (0, 5, 10)]
    assert tuple(offer.title for page in pages for offer in page) == tuple(offer.title for offer in found)
    assert offers(guide, "gæld", TODAY, 1000, 5) == ()


def test_before_anything_is_typed_the_own_ones_come_those_in_operation_first(guide: Guide) -> None:
    lines = [offer.line for offer in offers(guide, "", TODAY, 0, 50)]
    assert len(lines) == len(guide.own.selectable)
    assert all("egen kommune" in line for line in lines)
    statuses = [line.split(" · ")[0] for line in lines]
    assert statuses == sorted(statuses, key=lambda status: status != "i drift")


def test_a_cpr_number_is_not_looked_for(guide: Guide) -> None:
    assert offers(guide, "gæld 010190-1234", TODAY, 0, 3) == offers(guide, "gæld", TODAY, 0, 3)


def test_options_are_own_interventions_by_id(guide: Guide) -> None:
    assert suggestions(guide, "indsatser", "støt", 15)[0].value == "stoettekontakt"
    everything = {one.value for one in suggestions(guide, "indsatser", "", 1000)}
    assert everything == guide.own.selectable.keys()
    assert suggestions(guide, "borgere", "", 15) == ()


def test_no_label_of_an_option_is_too_long_to_read(guide: Guide) -> None:
    labels = [option(one).label for _, one in guide.interventions.values()]
    assert max(map(len, labels)) == 80


@given(noise=NOISE)
@settings(max_examples=60, deadline=None)
def test_noise_finds_nothing(guide: Guide, noise: str) -> None:
    assert offers(guide, noise, TODAY, 0, 15) == ()
    assert suggestions(guide, "indsatser", noise, 15) == ()


@given(text=st.text(max_size=300), skip=st.integers(0, 10**12), count=st.integers(0, 15))
@settings(max_examples=60, deadline=None)
def test_anything_that_is_typed_is_answered(guide: Guide, text: str, skip: int, count: int) -> None:
    assert len(offers(guide, text, TODAY, skip, count)) <= count
    assert len(suggestions(guide, "indsatser", text, count)) <= count
