"""The few plain sentences to the citizen."""

from __future__ import annotations

from tests.dialogs.steps import DECIDED, MEMBER

LABELS = ("Fællesmængden", "fællesmængden", "Målgruppe", "kriteri", "misbrug", "Misbrug", "§", "kompleks")


def test_it_says_who_has_the_case_and_that_nothing_is_ruled(anne):
    anne.given(**DECIDED)
    text = anne.press("Tekst til borgeren")
    assert text.startswith("Vi har talt om din situation")
    assert "Det er beskæftigelsesområdet i kommunen, der har din sag" in text
    assert text.endswith(
        "Det her er ikke en afgørelse. Sig til, hvis noget ikke passer, eller hvis du ønsker noget andet."
    )


def test_it_puts_no_label_on_anybody(anne):
    anne.given(**DECIDED, gaeld=True)
    text = anne.press("Tekst til borgeren")
    assert [label for label in LABELS if label in text] == []


def test_it_says_so_where_something_is_not_settled(anne):
    anne.given(**MEMBER)
    assert "Der er noget, vi skal have afklaret, før vi kan sige mere." in anne.write("tekst til borgeren")


def test_it_follows_what_was_decided_where_she_judged_otherwise(anne):
    anne.given(**DECIDED)
    anne.press("Jeg vurderer anderledes")
    filled = {"code": "Andet", "reason": "Vi er ikke enige", "differs_center": "Kilden siger det ikke"}
    anne.press("Gem", case="1", **filled)
    text = anne.press("Tekst til borgeren")
    assert "Det er beskæftigelsesområdet i kommunen, der har din sag" not in text
    assert "Vi er ved at finde ud af, hvem i kommunen der skal have din sag." in text


def test_it_names_what_was_agreed(anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    anne.press("Gem", case="1", interventions="Mentor", follow_up="2027-03-01")
    text = anne.press("Tekst til borgeren")
    assert "Vi har talt om: Mentor." in text
    assert "Vi taler sammen igen senest den 1. marts 2027." in text
