"""Counting a caseload."""

from __future__ import annotations

from typing import Final

from bot.review.faults import Reason
from bot.review.judging import Finding
from bot.review.reviewing import Reviewed, SetAside, Understood
from bot.review.tally import NONE, OPEN, Tally
from tests.bot.review.reviews import JOINT, UNASKED, UNKNOWN, WRONG, YOUNG, small

FINDING: Final = Finding({}, (), (), (), None, (), ())


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
    tally = Tally()
    for number in range(300):
        understood = (Understood("ydelse", f"kth {number}", "kontanthjaelp"), Understood("ydelse", "kth 0", "andet"))
        tally.add(Reviewed(number, (), FINDING, (), understood))
        tally.add(SetAside(number, (), (Reason("not_split"),)))
    assert (tally.reviewed, tally.set_aside) == (300, 300)
    assert len(tally.first_set_aside) == 100
    assert len(tally.understood) == 200
    assert tally.understood[Understood("ydelse", "kth 0", "andet")] == 300
