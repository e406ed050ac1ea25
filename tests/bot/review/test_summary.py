"""Counts ready to be shown."""

from __future__ import annotations

import pytest

from bot.review.summary import Bar
from tests.bot.review.reviews import JOINT, UNASKED, UNKNOWN, WRONG, YOUNG, small


def test_the_whole_adds_up_to_all_lines() -> None:
    not_described = ("N-6", "47", "Kontanthjælp", "Enkel", "Godt", "")
    whole = small(YOUNG, JOINT, UNKNOWN, UNASKED, WRONG, not_described).summary.whole
    assert [(bar.label, bar.count, bar.kind) for bar in whole] == [
        ("Placeret af modellen", 2, "said"),
        ("Kilden siger det ikke", 1, "silent"),
        ("Mangler oplysninger", 2, "open"),
        ("Lagt til side", 1, "aside"),
    ]
    assert sum(bar.share for bar in whole) == pytest.approx(1)


def test_a_section_shows_every_outcome_also_those_that_nobody_has() -> None:
    lag = small(YOUNG, UNKNOWN).summary.sections[0]
    counted = {bar.label: (bar.count, bar.kind) for bar in lag.bars}
    assert lag.citizens == 2
    assert counted["15-17 år: socialområdet alene"] == (1, "said")
    assert counted["Socialområdet alene"] == (0, "said")
    assert counted["Uafklaret: kilden siger det ikke"] == (0, "silent")
    assert counted["Mangler oplysninger"] == (1, "open")


def test_the_question_that_is_best_for_most_stands_first() -> None:
    unlike = ("N-9", "47", "Kontanthjælp", "Meget kompleks", "", "")
    questions = small(UNASKED, UNASKED, unlike).summary.questions
    assert [(one.fact, one.first) for one in questions][:2] == [("Alder", 2), ("Beskæftigelsespotentiale", 1)]


def test_nothing_reviewed_is_told_without_dividing_by_it() -> None:
    summary = small(WRONG).summary
    assert summary.sections == ()
    assert summary.whole[-1] == Bar("Lagt til side", 1, 1.0, "aside")
