"""Names are told from words of the field, as far as that goes."""

from __future__ import annotations

import pytest

from knowledge.person_names import full_name, may_be_name


@pytest.mark.parametrize(
    "word", ["peter", "peters", "petersen", "hansen", "nielsens", "soeren", "soerensen", "fatima"]
)
def test_a_given_name_and_the_family_names_made_of_it_may_be_names(word: str) -> None:
    assert may_be_name(word)


@pytest.mark.parametrize("word", ["gaeld", "kassen", "klassen", "timen", "stoette", "koerekort", "s", ""])
def test_other_words_are_no_names(word: str) -> None:
    assert not may_be_name(word)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hun hedder Mette Hansen", "Mette Hansen"),
        ("Ali Ahmad El-Sayed, 42 år", "Ali Ahmad El"),
        ("Mette B. Hansen er 42", "Mette B. Hansen"),
        ("sag i Handicap & Psykiatri", None),
        ("Social Mentor og Projekt Motivation", None),
        ("Per uge", None),
        ("mette hansen", None),
        ("", None),
    ],
)
def test_a_whole_name_is_told_by_its_capital_letters(text: str, name: str | None) -> None:
    assert full_name(text) == name
