"""Heads of columns become facts."""

from __future__ import annotations

import pytest

from bot.review.columns import read_head
from bot.review.faults import CaseloadError
from bot.review.line import Cell
from tests.bot.review.caseloads import norddjurs


def facts_of(*head: Cell) -> dict[str, str]:
    columns = read_head(head, norddjurs().loaded.pack.facts)
    return {column.head: column.fact.id for column in columns.facts}


@pytest.mark.parametrize(
    ("head", "fact"),
    [
        ("alder", "alder"),
        ("ALDER ", "alder"),
        ("Alder:", "alder"),
        ("Hvor gammel er borgeren?", "alder"),
        ("Forsørgelse", "ydelse"),
        ("Forsoergelse", "ydelse"),
        ("Forsøgelse", "ydelse"),
        ("ydelse", "ydelse"),
        ("§ 85-støtte", "paragraf_85"),
        ("§85 støtte", "paragraf_85"),
        ("paragraf 85", "paragraf_85"),
        ("Førtidspension", "foertidspension"),
        ("Førtidspension fra", "foertidspension_fra"),
        ("Beskæftigelsespotentiale", "beskaeftigelsespotentiale"),
        ("beskaeftigelses-potentiale", "beskaeftigelsespotentiale"),
    ],
)
def test_a_head_may_be_written_in_any_usual_way(head: str, fact: str) -> None:
    assert facts_of("Sagsnr", head) == {head.strip(): fact}


@pytest.mark.parametrize("head", ["Sagsnr.", "Team", "Bemærkning", "Ikke kompleks", None, "", 2026])
def test_what_is_no_fact_is_carried(head: Cell) -> None:
    columns = read_head(("Alder", head), norddjurs().loaded.pack.facts)
    assert [column.place for column in columns.carried] == [1]
    assert columns.count == 2


def test_a_head_that_only_resembles_a_fact_is_carried_and_names_it() -> None:
    columns = read_head(("Alder", "Potentiale for beskæftigelse", "Kompleks"), norddjurs().loaded.pack.facts)
    alike = {column.head: column.alike.id for column in columns.carried if column.alike}
    assert alike["Kompleks"] == "kompleksitet"


def test_the_same_fact_twice_is_refused_by_both_heads() -> None:
    with pytest.raises(CaseloadError) as refused:
        facts_of("Alder", "Sagsnr", "alder")
    assert (refused.value.code, refused.value.details) == ("fact_twice", {"first": "Alder", "second": "alder"})


def test_a_head_without_any_fact_is_refused() -> None:
    with pytest.raises(CaseloadError) as refused:
        facts_of("17", "Enkel")
    assert refused.value.code == "no_facts"
