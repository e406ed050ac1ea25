"""Adaptive Cards of views."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from hypothesis import given, settings

from dialogs.cards.card import MOST_BYTES, card
from dialogs.view import Action, Choice, Fold, Heading, Item, Items, Option, Paragraph, TextField, View
from tests.dialogs import views
from tests.dialogs.anything import views as any_view
from tests.dialogs.schema import faults, typed

Element = Mapping[str, object]


def of_type(shown: Element, *types: str) -> list[Element]:
    return [element for element in typed(shown) if element["type"] in types]


def payloads(shown: Element) -> list[dict[str, object]]:
    return [button["data"]["vejviser"] for button in of_type(shown, "Action.Submit")]  # type: ignore[index]


def size(shown: Element) -> int:
    return len(json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode())


@pytest.mark.parametrize("make", views.ALL)
def test_every_view_is_a_card_that_the_schema_knows(make):
    assert faults(card(make())) == []


@given(any_view())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_view_is_a_card_that_the_schema_knows(view):
    assert faults(card(view)) == []


@given(any_view())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_ids_and_keys_are_unique(view):
    shown = card(view)
    ids = [element["id"] for element in typed(shown) if "id" in element]
    keys = [payload["key"] for payload in payloads(shown)]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)


@given(any_view())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_every_input_says_what_it_is_and_what_to_do_when_it_is_missing(view):
    for field in of_type(card(view), "Input.ChoiceSet", "Input.Text", "Input.Date"):
        assert field["label"]
        assert field["errorMessage"]
        assert "isRequired" in field


@given(any_view())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_no_row_has_more_than_six_buttons_and_none_is_lost(view):
    shown = card(view)
    assert all(len(row["actions"]) <= 6 for row in of_type(shown, "ActionSet"))  # type: ignore[arg-type]
    assert {payload["action"] for payload in payloads(shown)} == {action.id for action in view.actions}


@given(any_view(longest=4000, most=12))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_no_view_is_too_long_for_teams(view):
    assert size(card(view)) <= MOST_BYTES


def test_a_card_that_was_shortened_says_so_and_keeps_its_inputs_and_buttons():
    long = Items(tuple(Item(f"Oplysning {number}", "æ" * 400, "ø" * 400) for number in range(60)))
    case = TextField("sag", "Sagsnummer", value="2026-1174")
    shown = card(View("Lang", (long, case), (Action("gem", "Gem", inputs=True),)))
    assert size(shown) <= MOST_BYTES
    assert "… og " in str(shown)
    assert "Noget er udeladt" in str(shown)
    assert of_type(shown, "Input.Text")[0]["value"] == "2026-1174"
    assert payloads(shown)[0]["action"] == "gem"


def test_what_is_folded_is_shortened_before_what_is_open():
    open_text = "Det her står åbent. " * 40
    reasons = Fold("hvorfor", "Hvorfor?", tuple(Paragraph("Fordi. " * 200) for _ in range(40)))
    shown = card(View("Lang", (Paragraph(open_text), reasons)))
    assert size(shown) <= MOST_BYTES
    assert open_text in str(shown)


def test_danish_letters_stand_as_they_are():
    assert "Åben sag i Handicap & Psykiatri" in json.dumps(card(views.assessment()), ensure_ascii=False)


def test_the_card_carries_its_language_and_a_text_without_facts():
    shown = card(views.assessment())
    assert shown["version"] == "1.5"
    assert shown["lang"] == "da"
    assert shown["fallbackText"] == views.assessment().summary


def test_a_button_carries_the_state_of_the_draft():
    view = View("S", (), (Action("ret", "Ret", {"fact": "alder"}),), draft="7f3a", version=4)
    (payload,) = payloads(card(view))
    assert {name: payload[name] for name in ("action", "draft", "version", "data")} == {
        "action": "ret",
        "draft": "7f3a",
        "version": 4,
        "data": {"fact": "alder"},
    }


def test_the_key_of_a_button_is_the_same_each_time_and_another_in_the_next_version():
    ret = (Action("ret", "Ret", {"fact": "alder"}), Action("ret", "Ret", {"fact": "ydelse"}))
    keys = [payload["key"] for payload in payloads(card(View("S", (), ret, "7f3a", 4)))]
    assert keys == [payload["key"] for payload in payloads(card(View("S", (), ret, "7f3a", 4)))]
    later = [payload["key"] for payload in payloads(card(View("S", (), ret, "7f3a", 5)))]
    assert len({*keys, *later}) == 4


def test_a_button_without_a_draft_may_be_pressed_again_and_again():
    (payload,) = payloads(card(View("Hjælp", (), (Action("ny", "Ny borger"),))))
    assert payload["key"] is None


def test_only_a_button_that_needs_the_inputs_takes_them_along():
    gem, tilbage = Action("gem", "Gem", inputs=True), Action("tilbage", "Tilbage")
    buttons = of_type(card(View("S", (), (gem, tilbage))), "Action.Submit")
    assert [button["associatedInputs"] for button in buttons] == ["auto", "none"]


def test_few_buttons_all_stand_in_the_open_with_the_secondary_ones_last():
    actions = (Action("a", "A", secondary=True), Action("b", "B"), Action("c", "C"))
    shown = card(View("S", (), actions))
    assert [button["title"] for button in of_type(shown, "Action.Submit")] == ["B", "C", "A"]
    assert of_type(shown, "Action.ToggleVisibility") == []


def test_secondary_buttons_stand_behind_one_more_where_there_are_many():
    shown = card(views.result())
    *_, row = [row for row in shown["body"] if row["type"] == "ActionSet"]  # type: ignore[attr-defined]
    hidden = shown["body"][-1]  # type: ignore[index]
    assert row["actions"][-1]["targetElements"] == [hidden["id"]]
    assert hidden["isVisible"] is False
    assert [button["title"] for button in of_type(hidden, "Action.Submit")] == ["Overdrag", "Ret svar"]


def test_a_fold_is_closed_behind_its_title_unless_it_is_open():
    shut, wide = Fold("a", "Hvorfor?", (Paragraph("Fordi"),)), Fold("b", "Kilder", (Paragraph("Her"),), open=True)
    shown = card(View("S", (shut, Paragraph("imellem"), wide)))
    titles = {button["title"]: button["targetElements"] for button in of_type(shown, "Action.ToggleVisibility")}
    visible = {box["id"]: box["isVisible"] for box in of_type(shown, "Container") if "id" in box}
    assert titles == {"Hvorfor?": ["fold.a"], "Kilder": ["fold.b"]}
    assert visible == {"fold.a": False, "fold.b": True}


def test_folds_beside_each_other_share_a_row_and_each_names_itself():
    shown = card(View("S", (Fold("a", "Hvorfor?", (Paragraph("Fordi"),)), Fold("b", "Kilder", (Paragraph("Her"),)))))
    assert len(of_type(shown, "ActionSet")) == 1
    assert [heading["text"] for heading in of_type(shown, "TextBlock")] == ["Hvorfor?", "Kilder"]


def test_warnings_beside_each_other_share_a_box():
    shown = card(View("S", (Paragraph("Et", "warning"), Paragraph("To", "warning"), Paragraph("Tre", "attention"))))
    assert [box["style"] for box in of_type(shown, "Container")] == ["warning", "attention"]


@pytest.mark.parametrize(
    ("count", "compact", "style"), [(3, False, "expanded"), (3, True, "compact"), (9, False, "compact")]
)
def test_few_options_stand_in_the_open_and_many_in_a_list(count, compact, style):
    options = tuple(Option(str(number), str(number)) for number in range(count))
    (field,) = of_type(card(View("S", (Choice("a", "A", options, compact=compact),))), "Input.ChoiceSet")
    assert field["style"] == style


def test_a_heading_is_a_heading_to_a_screen_reader():
    (heading,) = of_type(card(View("S", (Heading("Forslag"),))), "TextBlock")
    assert heading["style"] == "heading"


def test_a_heading_that_markdown_would_change_is_rich_text():
    shown = card(View("S", (Heading("1. december og *stjerner*"),)))
    assert of_type(shown, "TextBlock") == []
    assert of_type(shown, "TextRun")[0]["text"] == "1. december og *stjerner*"


def test_no_text_of_a_person_stands_where_markdown_is_read():
    assert of_type(card(views.quoted()), "TextBlock") == []


def test_a_table_has_a_stand_in_of_elements_from_before_1_5():
    (table,) = of_type(card(views.acute()), "Table")
    assert {element["type"] for element in typed(table["fallback"])} <= {
        "Container",
        "ColumnSet",
        "Column",
        "RichTextBlock",
        "TextRun",
    }
