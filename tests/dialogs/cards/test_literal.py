"""Text that appears exactly as it stands."""

from __future__ import annotations

import pytest

from dialogs.cards.literal import clean, has_markdown, literal, unmarked

MARKDOWN = (
    "**fed**",
    "_kursiv_",
    "~~ud~~",
    "`kode`",
    "[a](https://b.dk)",
    "1. december",
    "- punkt",
    "# titel",
    "a\n> b",
)
PLAIN = (
    "Ved ikke",
    "§ 85",
    "2.12 aktivitetsparat",
    "Handicap & Psykiatri",
    "2026-117",
    "Er formålet det samme?",
    "17.00",
)


@pytest.mark.parametrize("text", MARKDOWN)
def test_text_that_markdown_would_change_is_known(text):
    assert has_markdown(text)


@pytest.mark.parametrize("text", PLAIN)
def test_ordinary_text_is_left_alone(text):
    assert not has_markdown(text)
    assert unmarked(text) == text


@pytest.mark.parametrize("text", MARKDOWN)
def test_what_is_put_in_cannot_be_seen(text):
    assert unmarked(text).replace("\u2060", "").replace("\u200a", "").replace("\u02cb", "`") == text


def test_a_date_function_is_cut_in_two():
    assert "{{" not in literal("{{DATE(2026-11-22T08:00:00Z)}}")


def test_control_characters_and_halves_of_characters_go():
    assert clean("a\x00b\x1bc\x85d\ud800e") == "abcde"


def test_line_ends_are_plain():
    assert clean("a\r\nb\rc\td") == "a\nb\nc\td"
