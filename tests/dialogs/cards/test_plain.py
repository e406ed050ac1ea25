"""The plain twin of a view."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings

from dialogs.cards.card import card
from dialogs.cards.plain import WIDTH, numbered, text
from dialogs.view import Action, Choice, Fold, Item, Items, Option, Paragraph, Table, View
from tests.dialogs import views
from tests.dialogs.anything import views as any_view

INVISIBLE = str.maketrans({"\u2060": None, "\u200a": None, "\u02cb": "`"})
SHOWN = ("text", "label", "title")


def visible(value: object) -> Iterator[str]:
    """Yield the texts that a card shows before anything is unfolded, and the title of every button."""
    if isinstance(value, list):
        for inner in value:
            yield from visible(inner)
    elif isinstance(value, Mapping):
        yield from (str(value[name]) for name in SHOWN if name in value)
        folded = str(value.get("id", "")).startswith("fold.") and not value["isVisible"]
        for name, inner in value.items():
            if not folded and name != "fallback":
                yield from visible(inner)


def squeezed(said: str) -> str:
    """Return `said` without what only one of the twins has: invisible characters and the breaks of lines."""
    return " ".join(said.translate(INVISIBLE).split())


def lacking(view: View) -> list[str]:
    said = squeezed(text(view))
    texts = (squeezed(shown).removeprefix("• ").removesuffix(":") for shown in visible(card(view)))
    return [shown for shown in texts if shown not in said and shown != "Flere valg"]


@pytest.mark.parametrize("make", views.ALL)
def test_the_text_has_all_that_the_card_shows_and_every_button(make):
    assert lacking(make()) == []


@given(any_view())
@settings(max_examples=100, deadline=None, derandomize=True)
def test_the_text_of_any_view_has_all_that_its_card_shows(view):
    assert lacking(view) == []


@pytest.mark.parametrize("make", [view for view in views.ALL if view is not views.quoted])
def test_lines_fit_the_width(make):
    assert max(map(len, text(make()).splitlines())) <= WIDTH


def test_labels_stand_in_a_column():
    items = Items((Item("Alder", "42 år", "»42 år«"), Item("Forsørgelse", "Kontanthjælp")))
    assert text(View("S", (items,))).splitlines() == ["Alder        42 år – »42 år«", "Forsørgelse  Kontanthjælp"]


def test_a_long_text_stays_in_its_column():
    _, _, second = text(View("S", (Items((Item("Alder", "42"), Item("Note", "ord " * 25))),))).splitlines()
    assert second.startswith(" " * 7 + "ord")


def test_prose_runs_on_from_its_label():
    reason = Item(
        "Hører borgeren til?", "Et misbrug, der hindrer job, er nok til at høre til fællesmængden.", "Kilde: a"
    )
    assert text(View("S", (Items((reason,)),))).splitlines() == [
        "Hører borgeren til? Et misbrug, der hindrer job, er nok til at høre til fællesmængden.",
        "  Kilde: a",
    ]


def test_a_closed_fold_is_a_line_that_says_how_to_open_it():
    said = text(View("S", (Fold("a", "Hvorfor?", (Paragraph("Fordi"),)),)))
    assert said == "+ Hvorfor? (skriv det for at folde ud)"


def test_an_open_fold_shows_what_is_in_it():
    assert text(View("S", (Fold("a", "Hvorfor?", (Paragraph("Fordi"),), open=True),))) == "- Hvorfor?\n  Fordi"


def test_options_are_numbered_through_the_whole_view():
    one = Choice("a", "Et", (Option("x", "X"), Option("y", "Y")))
    two = Choice("b", "To", (Option("z", "Z"),))
    hidden = Fold("f", "Mere", (Choice("c", "Tre", (Option("w", "W"),)),))
    view = View("S", (one, hidden, two))
    assert "  3) Z" in text(view)
    assert {number: (choice.id, option.value) for number, (choice, option) in numbered(view).items()} == {
        1: ("a", "x"),
        2: ("a", "y"),
        3: ("b", "z"),
    }


def test_what_is_already_chosen_is_marked():
    assert "1) Social mentor (LAB § 167) (valgt)" in text(views.logging())


def test_buttons_stand_last_on_a_line_with_the_secondary_ones_at_its_end():
    view = View("S", (Paragraph("Tekst"),), (Action("a", "Annullér", secondary=True), Action("b", "Log beslutning")))
    assert text(view).splitlines()[-1] == "[Log beslutning] [Annullér]"


def test_a_table_that_is_too_wide_is_told_row_by_row():
    rows = (("Hvem", "Hvad"), ("AM", "ord " * 30))
    said = text(View("S", (Table(rows),)))
    assert said.startswith("• Hvem: AM, Hvad: ord")
    assert max(map(len, said.splitlines())) <= WIDTH


def test_nobody_steers_the_terminal():
    assert text(View("S", (Paragraph("rød\x1b[31m alarm\x07"),))) == "rød[31m alarm"
