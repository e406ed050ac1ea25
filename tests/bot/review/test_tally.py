"""Counting a caseload."""

from __future__ import annotations

from bot.review.reviewing import Understood
from bot.review.tally import NONE, OPEN
from tests.bot.review.reviews import JOINT, UNASKED, UNKNOWN, WRONG, YOUNG, small


def test_every_line_is_counted_once_where_it_belongs() -> None:
    tally = small(YOUNG, JOINT, UNKNOWN, UNASKED, WRONG).tally
    assert (tally.lines, tally.reviewed, tally.settled, tally.set_aside) == (5, 4, 2, 1)
    assert dict(tally.outcomes["lag"]) == {"unge_social": 1, "faelles": 1, OPEN: 2}
    assert sum(tally.outcomes["lag"].values()) == tally.in_play["lag"] == 4


def test_what_lacks_is_counted_apart_from_what_was_asked_in_vain() -> None:
    tally = small(UNKNOWN, UNASKED).tally
    assert dict(tally.in_vain) == {"beskaeftigelsespotentiale": 1}
    assert dict(tally.next) == {"alder": 1}
    assert set(tally.lacking) == {"alder", "beskaeftigelse_kan_alene"}


def test_a_table_of_which_no_row_speaks_counts_as_none() -> None:
    assert NONE not in small(YOUNG).tally.outcomes["lag"]


def test_memory_stays_bounded_whatever_people_write() -> None:
    odd = [("", "", "k" + "t" * number + "h", "", "", "") for number in range(300)]
    tally = small(*odd, JOINT).tally
    assert tally.set_aside == 300 - tally.reviewed + 1
    assert len(tally.first_set_aside) == 100
    assert tally.understood[Understood("ydelse", "kth", "kontanthjaelp")] >= 1
