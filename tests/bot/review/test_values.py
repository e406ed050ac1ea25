"""What the values of a fact are called in its column."""

from __future__ import annotations

from bot.review.values import names_of
from knowledge.form.pack import Fact, FactValue
from tests.bot.review.caseloads import norddjurs


def test_words_that_the_column_says_already_can_be_left_out() -> None:
    names = names_of(norddjurs().facts["paragraf_85"])
    assert {name for name, value in names.items() if value == "ansoegt"} == {"ansoegt", "85 soegt", "soegt"}


def test_a_short_form_that_two_values_share_names_neither() -> None:
    values = [
        FactValue(id="a", label="Team nord"),
        FactValue(id="b", label="Nord, team"),
        FactValue(id="c", label="Syd"),
    ]
    names = names_of(Fact(id="team", type="choice", label="Team", question="Hvilket team?", values=values))
    assert "nord" not in names
    assert (names["team nord"], names["nord team"], names["syd"]) == ("a", "b", "c")


def test_yes_and_no_are_called_as_on_a_list_of_facts_too() -> None:
    names = names_of(norddjurs().facts["sag_i_hp"])
    assert names["aaben sag i hp"] is True
    assert names["ingen aaben sag i hp"] is False
