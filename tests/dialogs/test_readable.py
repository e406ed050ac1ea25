"""Every card can be used by everyone. The transcripts hold each card that they show to the same (`Talk._hold`)."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.cards.card import card
from dialogs.turns import Scope
from dialogs.view import Action, Choice, Fold, Heading, Option, Paragraph, View
from tests.dialogs import views
from tests.dialogs.readable import objections
from tests.dialogs.talk import ANNE, House

GOOD = View(
    "S",
    (Heading("Ny"), Choice("a", "Vælg", (Option("x", "X"),)), Fold("h", "Hvorfor?", (Paragraph("Fordi"),))),
    (Action("gem", "Gem"),),
)


@pytest.mark.parametrize("make", views.ALL)
def test_every_view_that_stands_for_many(make) -> None:
    assert objections(card(make())) == []


@pytest.mark.parametrize("scope", list(Scope))
def test_the_welcome(house: House, scope: Scope) -> None:
    view = house.conversation.welcome(ANNE, scope, house.now).view
    assert view
    assert objections(card(view)) == []


def test_every_intervention_that_can_be_put_into_a_message(house: House) -> None:
    for query in ("gæld", "mentor", "§ 107", "unge"):
        offers = house.conversation.offers(query, house.now, 0, 15)
        assert offers
        for offer in offers:
            assert objections(card(offer.view)) == []


def changed(**changes: Any) -> dict[str, Any]:
    """Return a good card with its first element changed."""
    made: Any = card(GOOD)
    made["body"][0] = made["body"][0] | changes
    return made


def test_a_card_without_stumbling_blocks_has_none() -> None:
    assert objections(changed()) == []


@pytest.mark.parametrize(
    "bad",
    [
        changed(wrap=False),
        changed(color="#ff0000"),
        changed(width="120px"),
        changed(type="Input.Text"),
        changed(type="Image"),
        changed(type="Chart.Pie"),
        changed(choices=[{"title": "Som foreslået", "value": ""}]),
        changed() | {"lang": ""},
        {**changed(), "body": [*changed()["body"], *changed()["body"]]},
        {**changed(), "body": changed()["body"][::-1]},
    ],
    ids=["wrap", "colour", "width", "label", "altText", "fallback", "choice", "lang", "twice", "order"],
)
def test_each_stumbling_block_is_found(bad: dict[str, Any]) -> None:
    assert objections(bad) != []
