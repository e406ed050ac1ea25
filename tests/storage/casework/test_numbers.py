"""Case numbers are short, hard to misread, and found however they are written."""

from __future__ import annotations

import re

import pytest

from storage.casework.numbers import as_our_number, folded, new_number


def test_a_new_number_is_short_and_has_no_letter_that_looks_like_a_figure() -> None:
    numbers = [new_number(4) for _ in range(500)]
    assert all(re.fullmatch(r"V-[^01ILOUV]{4}", number) for number in numbers)
    assert len(set(numbers)) > 490
    assert len(new_number(6)) == len("V-7K3MXX")


@pytest.mark.parametrize("written", ["V-7K3M", "v-7k3m", " V 7K3M ", "7k3m", "V7K3M"])
def test_a_number_of_ours_is_known_however_it_is_written(written: str) -> None:
    assert as_our_number(written) == "V-7K3M"


@pytest.mark.parametrize("written", ["", "V-", "7K3", "2026-117", "V-10OL", "nr. 7K3M", "V-7K3M!"])
def test_anything_else_is_not_a_number_of_ours(written: str) -> None:
    assert as_our_number(written) is None


@pytest.mark.parametrize("written", ["Sag 12/3", "SAG12/3", " sag 12 /3"])
def test_numbers_of_other_systems_are_compared_without_spaces_and_case(written: str) -> None:
    assert folded(written) == "sag12/3"


@pytest.mark.parametrize(
    "written", ["2026-117", "nr 2026-117", "Nr. 2026-117", "sagsnr.: 2026-117", "sagsnummer 2026-117"]
)
def test_what_is_said_before_a_number_is_no_part_of_it(written: str) -> None:
    assert folded(written) == "2026-117"


@pytest.mark.parametrize("written", ["NRX-7", "nr", "nummer syv"])
def test_what_only_looks_like_it_stays(written: str) -> None:
    assert folded(written) == "".join(written.split()).casefold()
