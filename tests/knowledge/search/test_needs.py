"""Several needs in one query: each is answered among the first three."""

from __future__ import annotations

from functools import cache

import pytest

from knowledge.form.loading import available, load_pack
from knowledge.search import Catalogue


@cache
def catalogue() -> Catalogue:
    return Catalogue.of([load_pack(pack) for pack in available()])


def titles(query: str) -> list[str]:
    return [hit.title for hit in catalogue().find(query).hits]


@pytest.mark.parametrize(
    ("query", "answers"),
    [
        ("gæld angst ensom", ["økonomi", "mestring", "frivillighed"]),
        ("overvægt og truckkort", ["ligevægt", "kurser"]),
        ("hash mentor", ["mentor", "u-turn"]),
    ],
)
def test_every_need_of_a_list_has_its_hit_among_the_first_three(query: str, answers: list[str]) -> None:
    found = " · ".join(titles(query)).lower()
    assert [answer for answer in answers if answer not in found] == []


def test_the_words_of_a_sentence_are_one_need() -> None:
    sentence = "hun har angst og tør ikke tage bussen"
    assert "eksponering" in titles(sentence)[0]


def test_one_thing_said_twice_is_one_need() -> None:
    assert all("økonomi" in title.lower() or "gæld" in title.lower() for title in titles("gæld inkasso"))
