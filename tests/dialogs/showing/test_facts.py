"""Facts as people read and write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.showing.facts import hint, options, read_answer, show_alone, show_value
from dialogs.wording import words
from knowledge.values import NOT_KNOWN

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("fact", "value", "shown"),
    [
        ("alder", 42, "42 år"),
        ("sag_i_hp", True, "Åben sag i HP"),
        ("sag_i_hp", False, "Ingen åben sag i HP"),
        ("ydelse", "kontanthjaelp", "Kontanthjælp"),
        ("foertidspension_fra", date(2027, 3, 1), "1. marts 2027"),
        ("misbrug", NOT_KNOWN, "Ved ikke"),
    ],
)
def test_a_value_is_shown_beside_its_label(guide, fact, value, shown):
    assert show_value(guide.model.facts[fact], value) == shown


@pytest.mark.parametrize(
    ("fact", "value", "shown"),
    [
        ("alder", 42, "42 år"),
        ("foertidspension_fra", date(2027, 3, 1), "Førtidspension fra 1. marts 2027"),
        ("misbrug", NOT_KNOWN, "Misbrug Ved ikke"),
    ],
)
def test_a_value_that_stands_alone_says_what_it_is_of(guide, fact, value, shown):
    assert show_alone(guide.model.facts[fact], value) == shown


@pytest.mark.parametrize(
    ("fact", "written", "value"),
    [
        ("alder", "42", 42),
        ("alder", "42 år", 42),
        ("alder", "ca. 42", 42),
        ("alder", "0", 0),
        ("alder", "130", None),
        ("alder", "42 eller 43", None),
        ("alder", "42 år og på kontanthjælp", None),
        ("alder", "mange", None),
        ("sag_i_hp", "ja", True),
        ("sag_i_hp", "Ja.", True),
        ("sag_i_hp", "jo", True),
        ("sag_i_hp", "Nej!", False),
        ("sag_i_hp", "ja det har hun", True),
        ("sag_i_hp", "Ja, det er han!", True),
        ("sag_i_hp", "nej det har hun ikke", False),
        ("sag_i_hp", "ja, men ikke endnu", None),
        ("sag_i_hp", "ja det har hun ikke", None),
        ("sag_i_hp", "nej tak", False),
        ("sag_i_hp", "nej ikke endnu", False),
        ("sag_i_hp", "nej slet ikke", False),
        ("sag_i_hp", "ja desværre", True),
        ("sag_i_hp", "ja måske", NOT_KNOWN),
        ("sag_i_hp", "det har hun ikke", None),
        ("sag_i_hp", "ja og nej", None),
        ("ydelse", "kontanthjælp", "kontanthjaelp"),
        ("ydelse", "Kontanthjaelp", "kontanthjaelp"),
        ("ydelse", "sygedagpnge", "sygedagpenge"),
        ("ydelse", "dagpenge", "dagpenge"),
        ("ydelse", "hjælp", None),
        ("foertidspension_fra", "1/3", date(2027, 3, 1)),
        ("foertidspension_fra", "snart", None),
    ],
)
def test_an_answer_is_read_as_it_is_typed(guide, fact, written, value):
    assert read_answer(guide.model.facts[fact], written, TODAY) == value


@pytest.mark.parametrize("written", words("general.dont_know"))
def test_every_fact_may_be_unknown(guide, written):
    assert {read_answer(fact, written, TODAY) for fact in guide.model.facts.values()} == {NOT_KNOWN}


def test_every_value_can_be_typed_as_it_is_shown_and_as_it_is_stored(guide):
    for fact in guide.model.facts.values():
        for option in options(fact):
            value = {"true": True, "false": False}.get(option.value, option.value)
            assert read_answer(fact, option.label, TODAY) == value
            assert read_answer(fact, option.value, TODAY) == value


def test_only_options_that_are_still_possible_are_offered(guide):
    pension = guide.model.facts["foertidspension"]
    assert [option.value for option in options(pension, ("nej", "ansoegt"))] == ["nej", "ansoegt"]
    assert len(options(pension)) == len(pension.values)


def test_the_hint_says_what_kind_of_answer_is_asked_for(guide):
    hints = {fact.type: hint(fact) for fact in guide.model.facts.values()}
    assert hints["yes_no"] == "ja eller nej"
    assert len(set(hints.values())) == len(hints)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_and_what_is_read_is_a_value_of_the_fact(guide, text):
    for fact in guide.model.facts.values():
        value = read_answer(fact, text, TODAY)
        if value is not None and value != NOT_KNOWN:
            assert show_value(fact, value)
