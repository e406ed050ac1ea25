"""One line: reviewed, or set aside with every reason."""

from __future__ import annotations

import pytest

from bot.review.columns import read_head
from bot.review.line import Cell, Line
from bot.review.reviewing import Reviewed, Reviewer, SetAside, Understood
from tests.bot.review.caseloads import TODAY, norddjurs

HEAD = ("Sagsnr", "Alder", "Forsørgelse", "Førtidspension", "Førtidspension fra", "Kompleksitet")


@pytest.fixture(scope="module")
def reviewer() -> Reviewer:
    return Reviewer(norddjurs(), read_head(HEAD, norddjurs().loaded.pack.facts), TODAY)


def reviewed(reviewer: Reviewer, *cells: Cell, last: int = 2) -> Reviewed | SetAside:
    return reviewer.review(Line(2, cells, last))


def codes(found: Reviewed | SetAside) -> list[str]:
    assert isinstance(found, SetAside)
    return [reason.code for reason in found.reasons]


def test_a_line_is_reviewed_and_what_is_carried_stays_with_it(reviewer: Reviewer) -> None:
    found = reviewed(reviewer, "N-1", "16", "", "", "", "Meget kompleks")
    assert isinstance(found, Reviewed)
    assert (found.line, found.carried) == (2, ("N-1",))
    assert found.finding.conclusions["lag"].outcome == "unge_social"


def test_every_reason_is_told_at_once(reviewer: Reviewer) -> None:
    found = reviewed(reviewer, "N-1", "firs", "lottogevinst", "", "i morgen", "")
    assert codes(found) == ["cell_whole_number", "cell_choice", "cell_date"]
    assert isinstance(found, SetAside)
    assert found.carried == ("N-1",)


@pytest.mark.parametrize("cells", [("N-1", "16"), ("N-1", "16", "", "", "", "", "mere")])
def test_a_line_of_another_length_is_set_aside(reviewer: Reviewer, cells: tuple[str, ...]) -> None:
    assert codes(reviewed(reviewer, *cells)) == ["cells"]
    assert codes(reviewed(reviewer, *cells, last=9)) == ["cells_over_lines"]


def test_empty_cells_beyond_the_head_do_no_harm(reviewer: Reviewer) -> None:
    assert isinstance(reviewed(reviewer, "N-1", "16", "", "", "", "Enkel", "", None), Reviewed)


def test_a_line_that_could_not_be_split_is_set_aside(reviewer: Reviewer) -> None:
    assert codes(reviewer.review(Line(2, (), 2, "not_split"))) == ["not_split"]


def test_answers_that_contradict_each_other_are_set_aside(reviewer: Reviewer) -> None:
    assert codes(reviewed(reviewer, "N-1", "50", "Førtidspension", "Nej", "", "")) == ["contradiction"]


def test_a_pension_from_a_day_that_has_passed_is_set_aside_and_one_to_come_is_not(reviewer: Reviewer) -> None:
    passed = reviewed(reviewer, "N-1", "50", "Sygedagpenge", "bevilget_senere", "22/11-2026", "")
    to_come = reviewed(reviewer, "N-1", "50", "Sygedagpenge", "bevilget_senere", "23/11-2026", "")
    undated = reviewed(reviewer, "N-1", "50", "Sygedagpenge", "bevilget_senere", "", "")
    assert codes(passed) == ["date_passed"]
    assert isinstance(to_come, Reviewed)
    assert isinstance(undated, Reviewed)


def test_a_benefit_that_has_ended_is_read_and_told(reviewer: Reviewer) -> None:
    found = reviewed(reviewer, "N-1", "22", "Uddannelseshjælp", "", "", "Enkel")
    assert isinstance(found, Reviewed)
    assert found.ended == (("ydelse", "uddannelseshjaelp"),)


def test_a_cell_that_was_understood_is_told(reviewer: Reviewer) -> None:
    found = reviewed(reviewer, "N-1", "22", "kth", "", "", "Enkel")
    assert isinstance(found, Reviewed)
    assert found.understood == (Understood("ydelse", "kth", "kontanthjaelp"),)
