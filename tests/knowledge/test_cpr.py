from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.cpr import MASK, mask


@pytest.mark.parametrize(
    "number",
    [
        "120385-1234",
        "1203851234",
        "120385 1234",
        "120385 - 1234",
        "120385–1234",
        "120385—1234",
        "12.03.85-1234",
        "12/03/85-1234",
        "12-03-85-1234",
        "12 03 85 12 34",
        "1 2 0 3 8 5 1 2 3 4",
        "120385\n1234",
        "12.03.1985-1234",
        "120385_1234",
        "720385-1234",
        "120385-1AB2",
        "120385-TMP1",
        "451385-1234",
        "１２０３８５-1234",
    ],
)
def test_a_cpr_number_is_masked_in_any_notation(number: str) -> None:
    masked = mask(f"k 42 {number} kth")
    assert masked.found
    assert masked.text.startswith("k 42 ") and masked.text.endswith(" kth")
    assert not any(sign.isdigit() for sign in masked.text[5:-4])


@pytest.mark.parametrize(
    "text",
    [
        "sag 2026-117",
        "sag 202611-0117",
        "tlf. 20 12 34 56",
        "20123456",
        "+45 20 12 34 56",
        "den 12/3-2026 kl. 10",
        "27.36.04-G01-12-16",
        "gæld på 120.000 kr, 42 år",
        "ca. 12.000-15.000 kr",
        "børn på 3, 6 og 12 år",
        "2019 2020 2021",
        "",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask(text) == mask(text).__class__(text, found=False)


def test_places_in_the_text_stay_where_they_were() -> None:
    assert mask("k 120385-1234 gæld").text == "k " + MASK * 11 + " gæld"


def test_several_numbers_are_all_masked() -> None:
    masked = mask("120385-1234 og 010190-4321")
    assert not any(sign.isdigit() for sign in masked.text)


@given(st.text(alphabet="0123456789 -./aB\n", max_size=60))
def test_masking_twice_changes_nothing(text: str) -> None:
    once = mask(text)
    assert len(once.text) == len(text)
    assert mask(once.text).text == once.text
