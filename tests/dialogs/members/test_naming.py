"""Whom a written name means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.members.naming import meant, unclear

NAMES = {
    "a": "Anne Holm (AM Voksne)",
    "b": "Anne Holm (HP Voksne)",
    "c": "Anne Lund",
    "d": "Susanne Bach",
    "e": "Bo Riis",
    "am": "AM Voksne",
    "hp": "HP Unge",
}


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("Bo Riis", "e"),
        ("bo", "e"),
        ("bo ris", "e"),
        ("Riis, Bo", "e"),
        ("susane", "d"),
        ("anne holm hp voksne", "b"),
        ("Anne Holm (AM Voksne)", "a"),
        ("am", "am"),
        ("hp-unge", "hp"),
        ("hp", "hp"),
    ],
)
def test_a_name_that_comes_near_enough_to_one_means_it(written, ids):
    assert meant(written, NAMES) == (ids,)


@pytest.mark.parametrize(
    ("written", "ids"), [("Anne", ("a", "b", "c")), ("anne holm", ("a", "b")), ("ane holm", ("a", "b"))]
)
def test_a_name_that_could_be_several_means_all_of_them(written, ids):
    assert meant(written, NAMES) == ids


@pytest.mark.parametrize("written", ["", " ", "Xerxes", "x", "!", "kollegaen"])
def test_a_name_that_nobody_has_means_nobody(written):
    assert meant(written, NAMES) == ()


@given(st.sampled_from(sorted(NAMES)))
def test_an_id_and_the_whole_name_mean_themselves(id):
    assert meant(id, NAMES) == meant(NAMES[id].upper(), NAMES) == (id,)


def test_who_could_be_meant_is_asked_by_name():
    assert unclear("anne holm", ("a", "b"), NAMES) == (
        "name.which",
        {"name": "anne holm", "names": "Anne Holm (AM Voksne), Anne Holm (HP Voksne)"},
    )
    assert unclear("Xerxes", (), NAMES) == ("name.unknown", {"name": "Xerxes"})
