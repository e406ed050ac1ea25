"""Dates as Danes write and read them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.showing.dates import read_date, show_date

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1/3", date(2027, 3, 1)),
        ("1.3.", date(2027, 3, 1)),
        ("1.3.2027", date(2027, 3, 1)),
        ("01-03-27", date(2027, 3, 1)),
        ("d. 1/3 2027", date(2027, 3, 1)),
        ("1/3 28", date(2028, 3, 1)),
        ("1. 3. 2027", date(2027, 3, 1)),
        ("den 1. marts 2027", date(2027, 3, 1)),
        ("1/12-2026", date(2026, 12, 1)),
        ("1. marts", date(2027, 3, 1)),
        ("d. 1. marts", date(2027, 3, 1)),
        ("1 mar", date(2027, 3, 1)),
        ("1. Marts 2028", date(2028, 3, 1)),
        ("24. dec.", date(2026, 12, 24)),
        ("22/11", TODAY),
        ("21/11", date(2027, 11, 21)),
        ("2027-03-01", date(2027, 3, 1)),
        (" 1/3 ", date(2027, 3, 1)),
        ("31/2", None),
        ("29/2", None),
        ("29/2-2028", date(2028, 2, 29)),
        ("1/13", None),
        ("1. ma", None),
        ("i morgen", date(2026, 11, 23)),
        ("på fredag", date(2026, 11, 27)),
        ("Fredag", date(2026, 11, 27)),
        ("senest fredag", date(2026, 11, 27)),
        ("ikke fredag", None),
        ("på søndag", date(2026, 11, 29)),
        ("om 14 dage", date(2026, 12, 6)),
        ("om en uge", date(2026, 11, 29)),
        ("om 3 mdr.", date(2027, 2, 22)),
        ("om tre måneder", date(2027, 2, 22)),
        ("om et år", date(2027, 11, 22)),
        ("om lidt", None),
        ("om mange uger", None),
        ("fredag om 14 dage", None),
        ("på fredags", None),
        ("marts", None),
        ("", None),
        ("0/0", None),
    ],
)
def test_a_date_is_read_as_it_is_written(written, day):
    assert read_date(written, TODAY) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_date_that_is_shown_can_be_read_again(day):
    assert read_date(show_date(day), TODAY) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_a_date_without_a_year_is_the_next_one(day, today):
    read = read_date(f"{day.day}/{day.month}", today)
    if read is None:
        assert (day.day, day.month) == (29, 2)
    else:
        assert (read.day, read.month) == (day.day, day.month)
        assert 0 <= (read - today).days <= 366


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(text):
    read_date(text, TODAY)
