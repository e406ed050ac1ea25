from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.cpr import mask
from tests.knowledge.intake_reader import TODAY, notes, read, reader

PIECES = st.sampled_from(
    [word for note in notes("intake_own.jsonl") for word in note["text"].split()]
    + ["120385-1234", "§ 85", "\n", "?", ",", ".", "•", "(", "k", "42", "år", "ikke", "eller", "når"]
)
SENTENCES = st.lists(PIECES, max_size=30).map(" ".join)
CPR = st.builds(
    "{:02d}{:02d}{:02d}{}{:04d}".format,
    st.integers(1, 31),
    st.integers(1, 12),
    st.integers(0, 99),
    st.sampled_from(["", "-", " ", " - ", ".", "/", "\n"]),
    st.integers(0, 9999),
)


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    read(text)


@given(SENTENCES)
@settings(max_examples=150, deadline=None)
def test_words_and_leftovers_stand_in_the_text(text: str) -> None:
    reading = read(text)
    told = [*reading.facts.values(), *(one for doubt in reading.questions for one in doubt.readings)]
    assert all(one.words and one.words in text for one in told)
    assert all(piece in text for piece in reading.not_used)


@given(SENTENCES)
@settings(max_examples=100, deadline=None)
def test_a_fact_is_certain_or_a_question_never_both(text: str) -> None:
    reading = read(text)
    assert reading.facts.keys().isdisjoint(doubt.fact for doubt in reading.questions)


@given(SENTENCES, CPR, SENTENCES)
@settings(max_examples=150, deadline=None)
def test_no_cpr_number_survives_reading(before: str, number: str, after: str) -> None:
    reading = read(f"{before} {number} {after}")
    told = [*reading.facts.values(), *(one for doubt in reading.questions for one in doubt.readings)]
    assert reading.cpr_found
    assert not any(mask(words).found for words in (*reading.not_used, *(one.words for one in told)))
    assert not any(number in words for words in (*reading.not_used, *(one.words for one in told)))


@pytest.mark.parametrize("text", ["hash\n" * 4000, "ikke gæld " * 2000, "x" * 20_000, "1203851234" * 2000])
def test_a_very_long_text_is_read_in_time(text: str) -> None:
    reader().read(text, TODAY)
