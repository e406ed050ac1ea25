"""Weeks, and when in them something is due: holidays, both changes of the clock, week 53 and the turn of the year."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.weeks import COPENHAGEN, Schedule, Week, planned


def due(week: str, schedule: Schedule | None = None) -> str:
    """Return when it is due, on Copenhagen's clock."""
    at = planned(schedule or Schedule(), Week.read(week)).due.astimezone(COPENHAGEN)
    return at.strftime("%Y-%m-%d %H:%M %z")


def test_monday_half_past_seven_is_the_rule() -> None:
    assert due("2026-W47") == "2026-11-16 07:30 +0100"
    assert due("2026-W30") == "2026-07-20 07:30 +0200"


def test_each_team_has_its_own_day_and_time() -> None:
    assert due("2026-W47", Schedule(5, time(12, 15))) == "2026-11-20 12:15 +0100"


@pytest.mark.parametrize(
    ("week", "moved"),
    [
        ("2026-W15", "2026-04-07"),  # 2. påskedag
        ("2026-W22", "2026-05-26"),  # 2. pinsedag
        ("2028-W52", "2028-12-27"),  # both Christmas days
        ("2029-W01", "2029-01-02"),  # nytårsdag
    ],
)
def test_a_public_holiday_moves_it_to_the_next_working_day(week: str, moved: str) -> None:
    assert due(week)[:10] == moved


def test_store_bededag_is_a_working_day_since_2024() -> None:
    assert due("2023-W18", Schedule(5))[:10] == "2023-05-04"
    assert due("2026-W18", Schedule(5))[:10] == "2026-05-01"


def test_where_the_week_has_no_working_day_left_it_comes_before_and_never_in_another_week() -> None:
    assert due("2026-W14", Schedule(4))[:10] == "2026-04-01"  # skærtorsdag and langfredag
    assert due("2026-W53", Schedule(5))[:10] == "2026-12-31"  # 1 January 2027 is a Friday


def test_a_weekend_that_a_team_chose_itself_stays() -> None:
    assert due("2026-W47", Schedule(7))[:10] == "2026-11-22"


def test_week_53_and_the_first_week_belong_to_the_year_of_their_thursday() -> None:
    assert str(Week.of(date(2027, 1, 3))) == "2026-W53"
    assert str(Week.of(date(2027, 1, 4))) == "2027-W01"
    assert due("2026-W53") == "2026-12-28 07:30 +0100"
    assert str(Week.of(date(2024, 12, 30))) == "2025-W01"


def test_the_turn_of_the_year_ends_no_week_early() -> None:
    last = planned(Schedule(), Week.read("2026-W53"))
    assert last.holds(datetime(2027, 1, 3, 22, 59, tzinfo=UTC))
    assert not last.holds(datetime(2027, 1, 3, 23, 0, tzinfo=UTC))


def test_the_week_is_that_of_copenhagen_not_of_utc() -> None:
    assert Week.at(datetime(2026, 11, 22, 23, 0, tzinfo=UTC)) == Week(2026, 48)
    assert Week.at(datetime(2026, 6, 28, 22, 0, tzinfo=UTC)) == Week(2026, 27)


def test_both_changes_of_the_clock_keep_the_time_on_the_wall() -> None:
    assert [due("2026-W13"), due("2026-W14")] == ["2026-03-23 07:30 +0100", "2026-03-30 07:30 +0200"]
    assert [due("2026-W43"), due("2026-W44")] == ["2026-10-19 07:30 +0200", "2026-10-26 07:30 +0100"]
    begins, ends = Week.read("2026-W13").begins, Week.read("2026-W13").ends
    assert ends - begins == timedelta(days=7, hours=-1)
    assert Week.read("2026-W43").ends - Week.read("2026-W43").begins == timedelta(days=7, hours=1)


def test_a_time_that_the_clock_leaves_out_or_has_twice_is_due_once() -> None:
    assert due("2026-W13", Schedule(7, time(2, 30))) == "2026-03-29 03:30 +0200"
    assert due("2026-W43", Schedule(7, time(2, 30))) == "2026-10-25 02:30 +0200"


def test_it_is_due_from_its_moment_until_the_week_is_over() -> None:
    it = planned(Schedule(), Week.read("2026-W47"))
    second = timedelta(seconds=1)
    assert [it.holds(it.due - second), it.holds(it.due), it.holds(it.ends - second)] == [False, True, True]
    assert not it.holds(it.ends)


@pytest.mark.parametrize("text", ["", "47", "2026-47", "2025-W53", "2026-W00", "2026-W54", "uge 47", "0000-W01"])
def test_what_is_no_week_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Week.read(text)


def test_a_week_is_read_as_it_is_written() -> None:
    assert [str(Week.read(text)) for text in ("2026-W47", " 2026-w47 ", "2026W47", "2026-W7")] == [
        *["2026-W47"] * 3,
        "2026-W07",
    ]


SCHEDULES = st.builds(
    lambda weekday, minutes: Schedule(weekday, time(minutes // 60, minutes % 60)),
    st.integers(1, 7),
    st.integers(0, 24 * 60 - 1),
)


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)), SCHEDULES)
def test_every_week_has_one_moment_within_it(day: date, schedule: Schedule) -> None:
    week = Week.of(day)
    it = planned(schedule, week)
    assert week.begins <= it.due < it.ends == week.ends
    assert Week.at(it.due) == week
