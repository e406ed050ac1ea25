from __future__ import annotations

import pytest

from knowledge.intake.phrases.patterns import Shape, Word
from knowledge.intake.phrases.vocabulary import Vocabulary


@pytest.fixture
def vocabulary() -> Vocabulary:
    """Words that have forms in common."""
    made = Vocabulary()
    made.add(Word("bolig", Shape.INFLECTED), 1)
    made.add(Word("boligen", Shape.EXACT), 2)
    made.add(Word("bolig", Shape.BEGINS), 3)
    made.add(Word("misbrug", Shape.ENDS), 4)
    made.add(Word("brug", Shape.HOLDS), 5)
    made.add_form("fem", (6, 7))
    return made


@pytest.mark.parametrize(
    ("word", "symbols"),
    [
        ("bolig", {1, 3}),
        ("boligen", {1, 2, 3}),
        ("boligerne", {1, 3}),
        ("boligform", {3}),
        ("hashmisbruget", {4, 5}),
        ("forbruger", {5}),
        ("fem", {6, 7}),
        ("femte", set()),
        ("b" * 61, set()),
    ],
)
def test_a_word_stands_for_everything_that_it_is_a_form_of(
    vocabulary: Vocabulary, word: str, symbols: set[int]
) -> None:
    assert vocabulary.symbols(word) == symbols


def test_what_one_word_learns_later_changes_none_of_its_other_forms(vocabulary: Vocabulary) -> None:
    vocabulary.add_form("boliger", (8,))
    assert vocabulary.symbols("boliger") == {1, 3, 8}
    assert vocabulary.symbols("boligers") == {1, 3}
