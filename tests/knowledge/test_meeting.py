"""Entries of two centres that meet on one case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Final

import pytest

from knowledge.form.loading import load
from knowledge.meeting import Entry, differences, double_grants, known_elsewhere
from knowledge.period import Period
from knowledge.rules.compiling import compile_pack
from knowledge.rules.model import Model
from knowledge.values import Value

DAY: Final = date(2026, 11, 22)
SUPPORT: Final = "paragraf_85"
MENTOR: Final = "social_mentor"


@cache
def slagelse() -> Model:
    return compile_pack(load("slagelse"))


def entry(centre: str, days: int = 0, periods: Mapping[str, Period] | None = None, **stated: Value) -> Entry:
    return Entry(f"{centre}{days}", centre, DAY + timedelta(days), stated, periods or {})


def found(*entries: Entry) -> list[tuple[str, date, date | None]]:
    return [(one.warning, one.first, one.last) for one in double_grants(slagelse(), entries)]


def period(first: str | None, last: str | None = None) -> Period:
    return Period(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


def test_support_in_one_centre_and_a_mentor_in_the_other_meet_from_the_later_day_on():
    entries = entry("HP", paragraf_85="bevilget"), entry("AM", 30, social_mentor="foreslaaet")
    assert found(*entries) == [("dobbeltbevilling", DAY + timedelta(30), None)]


@pytest.mark.parametrize("mentor", ["afslag", "ophoert", "ingen"])
def test_what_is_refused_or_over_is_no_double_grant(mentor):
    assert found(entry("HP", paragraf_85="bevilget"), entry("AM", 1, social_mentor=mentor)) == []


def test_periods_that_do_not_meet_are_no_double_grant():
    support = entry("HP", periods={SUPPORT: period("2026-01-01", "2026-05-31")}, paragraf_85="bevilget")
    mentor = entry("AM", 1, {MENTOR: period("2026-06-01")}, social_mentor="bevilget")
    assert found(support, mentor) == []


def test_the_day_on_which_one_takes_over_from_the_other_is_no_double_grant():
    support = entry("HP", periods={SUPPORT: period("2026-01-01", "2026-06-01")}, paragraf_85="bevilget")
    mentor = entry("AM", 1, {MENTOR: period("2026-06-01")}, social_mentor="bevilget")
    assert found(support, mentor) == []
    assert found(support, entry("AM", 1, {MENTOR: period("2026-05-31")}, social_mentor="bevilget"))


def test_what_the_newer_entry_says_of_the_periods_holds_until_both_are_told():
    support = entry("HP", paragraf_85="bevilget")
    mentor = entry("AM", 1, social_mentor="bevilget", samtidige_bevillinger=False)
    assert found(support, mentor) == []
    support = entry("HP", periods={SUPPORT: period("2026-01-01")}, paragraf_85="bevilget")
    mentor = entry("AM", 1, {MENTOR: period("2026-06-01")}, social_mentor="bevilget", samtidige_bevillinger=False)
    assert len(found(support, mentor)) == 1


def test_a_newer_entry_that_says_it_is_over_ends_it_whoever_granted_it():
    support, mentor = entry("HP", paragraf_85="bevilget"), entry("AM", 1, social_mentor="bevilget")
    assert found(support, mentor, entry("AM", 2, paragraf_85="ophoert")) == []
    assert len(found(support, mentor, entry("AM", 2, paragraf_85="ingen"))) == 1


def test_two_grants_in_one_entry_are_the_matter_of_its_own_assessment():
    assert found(entry("AM", paragraf_85="bevilget", social_mentor="bevilget")) == []


def test_two_entries_of_one_centre_meet_too():
    assert len(found(entry("AM", paragraf_85="bevilget"), entry("AM", 9, social_mentor="bevilget"))) == 1


def test_a_model_without_such_a_rule_finds_none():
    entries = entry("HP", paragraf_85="bevilget"), entry("AM", 30, social_mentor="bevilget")
    assert double_grants(compile_pack(load("norddjurs")), entries) == ()


def test_a_double_grant_stands_until_the_first_of_both_ends():
    support = entry("HP", periods={SUPPORT: period("2026-01-01", "2026-12-31")}, paragraf_85="bevilget")
    (one,) = double_grants(slagelse(), (support, entry("AM", 1, social_mentor="bevilget")))
    assert one.stands(date(2026, 12, 31))
    assert not one.stands(date(2027, 1, 1))


def test_others_know_the_case_by_their_newest_entry():
    old, new, own = entry("HP", 0), entry("HP", 5), entry("AM", 9)
    assert known_elsewhere((old, new, own), "AM") == (new,)
    assert known_elsewhere((old, new, own), "HP") == (own,)
    assert known_elsewhere((own,), "AM") == ()


def test_centres_differ_by_the_newest_that_each_has_judged():
    entries = [
        entry("AM", 0, kompleksitet="enkel"),
        entry("AM", 1, kompleksitet="kompleks"),
        entry("HP", 2, kompleksitet="meget_kompleks", gaeld=True),
        entry("AM", 3, gaeld=False, misbrug="ved_ikke"),
        entry("HP", 4, misbrug="intet"),
    ]
    (one,) = differences(slagelse(), entries)
    assert (one.fact, [statement.value for statement in one.statements]) == (
        "kompleksitet",
        ["kompleks", "meget_kompleks"],
    )


@dataclass(frozen=True)
class Planted:
    """A case made by hand of chance: its entries, and whether both grants are in force on one day."""

    entries: tuple[Entry, ...]
    double: bool


RUNS: Final = ("foreslaaet", "ansoegt", "bevilget")
NOT: Final = ("ingen", "afslag", "ophoert", "ved_ikke")
NOISE: Final[Mapping[str, tuple[Value, ...]]] = {
    "alder": (17, 29, 42, 64),
    "ydelse": ("kontanthjaelp", "sygedagpenge", "foertidspension", "fleksjob"),
    "misbrug": ("intet", "hindrende", "ved_ikke"),
    "gaeld": (True, False),
    "sag_i_hp": (True, False),
    "kompleksitet": ("enkel", "kompleks", "meget_kompleks"),
}


def planted(random: Random) -> Planted:
    """Plant two grants in two centres, among other entries that say nothing of them."""
    days = sorted(random.sample(range(-400, 0), 4))
    centres = random.sample(("AM", "HP"), 2)
    facts = random.sample((SUPPORT, MENTOR), 2)
    values = [random.choice(RUNS if random.random() < 0.8 else NOT) for _ in facts]
    periods = [_period(random) for _ in facts]
    entries = [entry(random.choice(centres), days[0], **_noise(random))]
    reckoned = []
    for at, (centre, fact, value, told) in enumerate(zip(centres, facts, values, periods, strict=True), start=1):
        stated = {**_noise(random), fact: value}
        entries.append(entry(centre, days[at], {fact: told} if told else {}, **stated))
        reckoned.append(_days(told, DAY + timedelta(days[at])))
    entries.append(entry(random.choice(centres), days[3], **_noise(random)))
    shared = reckoned[0] & reckoned[1]
    ends = [max(span) for span in reckoned]
    begins = [min(span) for span in reckoned]
    hands_over = len(shared) == 1 and reckoned[0] != reckoned[1] and (ends[0] == begins[1] or ends[1] == begins[0])
    both = all(value in RUNS for value in values)
    return Planted(tuple(entries), both and bool(shared) and not hands_over)


def _noise(random: Random) -> dict[str, Value]:
    return {fact: random.choice(values) for fact, values in NOISE.items() if random.random() < 0.4}


def _period(random: Random) -> Period | None:
    if random.random() < 0.15:
        return None
    first = DAY + timedelta(random.randrange(-500, 200))
    last = first + timedelta(random.randrange(0, 300)) if random.random() < 0.7 else None
    return Period(first, last)


def _days(told: Period | None, logged: date) -> frozenset[int]:
    """Return the days of a period one by one; without an end up to a day after every other."""
    first = (told.first if told else None) or logged
    last = told.last if told and told.last else DAY + timedelta(1000)
    return frozenset(range(first.toordinal(), last.toordinal() + 1))


@pytest.mark.parametrize("seed", range(4))
def test_every_planted_double_grant_is_found_and_none_where_periods_do_not_meet(seed):
    random = Random(seed)
    doubles = 0
    for _ in range(2500):
        case = planted(random)
        assert bool(found(*case.entries)) == case.double, case
        doubles += case.double
    assert 400 < doubles < 2000
