"""Steering figures of a quarter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from dialogs.ports.decisions import CaseReference, Logged
from dialogs.ports.drafts import StatedFact
from dialogs.ports.handovers import State
from dialogs.together.directory import Directory
from dialogs.together.figures import Figures, Quarter, figures
from knowledge.period import Period
from knowledge.values import Value
from tests.dialogs.ports.test_handovers import handover, step
from tests.dialogs.talk import ANNE, BO
from tests.storage.cast import decision

OCTOBER = datetime.fromisoformat("2026-10-05T10:00:00+02:00")
PEOPLE = Directory({}, {})
Q4 = Quarter(2026, 4)


def entry(id: str, centre: str, days: int = 0, last: date | None = None, **facts: Value) -> Logged:
    stated = {fact: StatedFact(value) for fact, value in facts.items()}
    person = ANNE if centre == "AM" else BO
    made = replace(
        decision(id, person), case=CaseReference(centre, id), at=OCTOBER + timedelta(days), facts=stated, team=None,
        coordinator_id=None, corrects=None, overrides={}, override_code=None,
        periods={fact: Period(None, last) for fact in facts if last},
    )  # fmt: skip
    return Logged(made, f"V-{id}")


@pytest.fixture
def counted(guide):
    def count(*cases: list[Logged], quarter: Quarter = Q4) -> Figures:
        return figures(guide.model, cases, (), PEOPLE, quarter)

    return count


def test_a_citizen_is_counted_once_however_many_numbers_the_case_has(counted):
    told = counted([entry("1", "AM"), entry("2", "HP", 3)], [entry("3", "AM")])
    assert (told.citizens, told.in_several_centres, told.coordinators) == (2, 1, 1.5)
    assert told.segments == {"faellesmaengde": 2}


def test_what_came_after_the_quarter_is_not_counted(counted):
    assert counted([entry("1", "AM", 120)]).citizens == 0


def test_a_double_grant_is_found_where_it_was_first_seen_and_ended_where_it_was_gone(counted):
    case = [entry("1", "HP", paragraf_85="bevilget"), entry("2", "AM", 10, social_mentor="bevilget")]
    told = counted(case)
    assert (told.found, told.ended, told.together) == (1, 0, 1)
    told = counted(case, quarter=Quarter(2027, 1))
    assert (told.found, told.ended, told.together) == (0, 0, 1)
    told = counted([*case, entry("3", "HP", 20, paragraf_85="ophoert")])
    assert (told.found, told.ended) == (1, 1)


def test_a_double_grant_ends_when_the_first_period_does(counted):
    case = [
        entry("1", "HP", last=date(2027, 1, 31), paragraf_85="bevilget"),
        entry("2", "AM", 10, social_mentor="bevilget"),
    ]
    assert (counted(case).ended, counted(case, quarter=Quarter(2027, 1)).ended) == (0, 1)
    assert counted(case, quarter=Quarter(2027, 2)).together == 0


def test_days_to_receipt_are_those_between_centres(guide):
    slow = handover(State.SENT)
    slow = replace(slow, steps=(*slow.steps, replace(step(State.RECEIVED), at=slow.steps[0].at + timedelta(days=9))))
    within = replace(handover(State.SENT, State.RECEIVED), receiver=slow.sender)
    told = figures(guide.model, (), (slow, within, handover(State.SENT, State.RETURNED)), PEOPLE, Q4)
    assert (told.sent, told.received, told.returned, told.median_days) == (2, 1, 1, 9)


@pytest.mark.parametrize("written", ["2026-Q4", "2026q4", "2026-k4"])
def test_a_quarter_is_read_as_it_is_written(written):
    assert Quarter.read(written) == Q4
    assert (Q4.first, Q4.next, str(Q4)) == (date(2026, 10, 1), date(2027, 1, 1), "2026-Q4")


@pytest.mark.parametrize("written", ["", "2026", "2026-Q5", "Q4"])
def test_what_is_no_quarter_is_refused(written):
    with pytest.raises(ValueError):
        Quarter.read(written)
