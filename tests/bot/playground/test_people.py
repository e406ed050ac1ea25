"""Who sits at the keyboard of the playground."""

from __future__ import annotations

import pytest
import yaml

from bot.playground.people import NobodyError, people_as


def test_it_is_the_one_who_stands_first_unless_somebody_is_named() -> None:
    assert yaml.safe_load(people_as(None))["currentUser"]["name"] == "Mette Holm"


def test_whoever_is_named_changes_places_and_gets_a_chat_of_her_own() -> None:
    people = yaml.safe_load(people_as("jonas"))
    assert people["currentUser"]["name"] == "Jonas Krag"
    assert "Mette Holm" in [one["name"] for one in people["users"]]
    assert people["personalChat"] == {"id": "personal-jonas"}


def test_a_name_that_nobody_has_is_refused_with_those_who_are_there() -> None:
    with pytest.raises(NobodyError, match="Mette, Jonas, Lene"):
        people_as("Xerxes")
