"""A query that found nothing leaves a few words behind, and nothing of anybody."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.misses import telling_words
from tests.knowledge.search_catalogue import catalogue


def kept(query: str) -> tuple[str, ...]:
    return telling_words(query, {"stu", "holstebro"})


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("kørekort", ("koerekort",)),
        ("hjælp til kørekort og ridning", ("koerekort", "ridning")),
        ("ridning kørekort", ("koerekort", "ridning")),
        ("ridning ridning", ("ridning",)),
        ("hvad med STU i Holstebro", ("holstebro", "stu")),
        ("§ 999", ("§ 999",)),
        ("ridning efter paragraf 99 stk. 2", ("ridning", "§ 99, stk. 2")),
        ("2.12 ridning", ("2.12", "ridning")),
        ("ridning på vej 12, 4200", ("ridning",)),
        ("a b c d e f og ga gb gc gd ge gf gg", ("ga", "gb", "gc", "gd", "ge", "gf")),
        ("", ()),
        ("😀 !!!", ()),
    ],
)
def test_telling_words_are_kept_in_the_order_of_the_alphabet(query: str, words: tuple[str, ...]) -> None:
    assert kept(query) == words


@pytest.mark.parametrize(
    "query",
    ["010190-1234", "010190 1234", "Zebulon Blomqvist", "peter hansen", "hans jørgensens", "4711", "x" * 31],
)
def test_neither_numbers_nor_names_are_kept(query: str) -> None:
    assert kept(query) == ()
    assert kept(f"ridning {query}") == ("ridning",)


@given(st.text(max_size=200))
def test_whatever_is_typed_at_most_six_words_stay_and_no_long_number(query: str) -> None:
    words = kept(query)
    assert len(words) <= 6
    assert list(words) == sorted(set(words))
    assert not re.search(r"\d{4}", " ".join(words))


def test_the_catalogue_knows_its_own_words_in_capitals() -> None:
    assert catalogue().words_missed("GÆLD Zebulon") == ("gaeld",)
