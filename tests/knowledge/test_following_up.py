"""Follow-up intervals as dates, and what is gone through before a decision."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from knowledge.following_up import due, first_day, to_consider
from knowledge.form.loading import load
from knowledge.form.pack import FollowUp
from knowledge.rules.compiling import compile_pack
from knowledge.rules.evaluation import assess
from knowledge.rules.model import Model

TODAY = date(2026, 11, 22)


@cache
def model(pack: str) -> Model:
    return compile_pack(load(pack))


def interval(**length: int) -> FollowUp:
    source = model("egedal").loaded.pack.follow_ups[0].source
    return FollowUp(id="ofte", label="Ofte", source=source, **length)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("length", "start", "day"),
    [
        ({"months": 4}, TODAY, date(2027, 3, 22)),
        ({"months": 6}, date(2026, 8, 31), date(2027, 2, 28)),
        ({"months": 12}, date(2028, 2, 29), date(2029, 2, 28)),
        ({"times_a_year": 4}, TODAY, date(2027, 2, 22)),
        ({"first_weeks": 12, "months": 6}, TODAY, date(2027, 2, 14)),
        ({}, TODAY, None),
    ],
)
def test_the_first_follow_up_falls_on_a_day(length: dict[str, int], start: date, day: date | None) -> None:
    assert first_day(interval(**length), start) == day


@pytest.mark.parametrize(
    ("pack", "facts", "days"),
    [
        ("egedal", {"paragraf_85": "bevilget"}, {"paragraf_85": date(2027, 3, 22)}),
        ("egedal", {"paragraf_85": "afslag"}, {}),
        ("egedal", {}, {}),
        ("holstebro", {"raad_og_vejledning_nok": False}, {"fire_gange_om_aaret": date(2027, 2, 22)}),
        ("holstebro", {"raad_og_vejledning_nok": True}, {}),
        ("gribskov", {"mange_indsatser_uden_effekt": True}, {"gentaget_indsats": date(2027, 2, 22)}),
        ("slagelse", {"paragraf_85": "bevilget"}, {}),
    ],
)
def test_a_model_asks_for_the_follow_ups_that_its_source_has(
    pack: str, facts: dict[str, object], days: dict[str, date]
) -> None:
    found = due(assess(model(pack), facts), (), TODAY)  # type: ignore[arg-type]
    assert {one.interval.id: one.day for one in found} == days


def test_a_chosen_intervention_brings_the_interval_of_its_paragraph() -> None:
    every = model("egedal").loaded.pack.interventions
    of_107 = [one for one in every if any(p.number.startswith("107") for p in one.paragraphs)]
    found = {one.interval.id for chosen in of_107 for one in due(assess(model("egedal"), {}), [chosen], TODAY)}
    assert "paragraf_107_stk_2" in found


def test_the_earliest_follow_up_stands_first() -> None:
    every = model("egedal").loaded.pack.interventions
    days = [one.day for one in due(assess(model("egedal"), {"paragraf_85": "bevilget"}), every, TODAY)]
    assert len(days) > 1
    assert days == sorted(days)


def test_what_is_gone_through_is_for_those_whom_the_source_means() -> None:
    member = {"alder": 36, "sagstype": "anden_sag", "sag_i_flere_centre": True}
    assert [one.id for one in to_consider(assess(model("egedal"), member))] == ["dogmer"]
    assert to_consider(assess(model("egedal"), {**member, "sag_i_flere_centre": False})) == ()
    assert to_consider(assess(model("egedal"), {})) == ()
    assert [len(one.points) for one in to_consider(assess(model("kolding"), {}))] == [5]
