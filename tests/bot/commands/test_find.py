"""`vejviser find`: hits with what they matched on, and nothing without a fuss."""

from __future__ import annotations

import pytest

from tests.bot.commands.conftest import Run

KEYS = {"id", "title", "other_names", "score", "matched_on", "municipality", "own", "status", "source"}


def test_a_hit_says_what_it_matched_on_and_where_it_stands(run: Run) -> None:
    said = run("find", "gæld", "--limit", 10, "--json").json
    assert said["good_match"] is True
    assert len({hit["municipality"] for hit in said["hits"]}) > 1
    assert all(set(hit) >= KEYS for hit in said["hits"])
    first = said["hits"][0]
    assert first["own"] is True
    assert first["matched_on"]
    assert set(first["source"]) == {"document", "section", "quote"}


def test_one_municipality_is_searched_where_one_is_named(run: Run) -> None:
    here = run("find", "gæld", "--limit", 10, "--pack", "haderslev", "--json").json
    assert {hit["pack"] for hit in here["hits"]} == {"haderslev"}
    assert all(hit["own"] for hit in here["hits"] if hit["municipality"] == "Haderslev")


def test_the_limit_holds(run: Run) -> None:
    assert len(run("find", "støtte", "--limit", 2, "--pack", "haderslev", "--json").json["hits"]) == 2


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_told(run: Run, limit: int) -> None:
    ran = run("find", "gæld", f"--limit={limit}")
    assert (ran.status, ran.out, ran.err) == (1, "", "--limit skal være mindst 1.\n")


def test_nothing_found_is_no_failure(run: Run) -> None:
    ran = run("find", "kvanteteleportation af bananfluer", "--pack", "slagelse")
    assert (ran.status, ran.err) == (0, "")
    assert "Jeg fandt ikke noget der passer" in ran.out


def test_a_person_reads_title_description_and_source_year(run: Run) -> None:
    ran = run("find", "økonomisk vejledning", "--limit", 1, "--pack", "slagelse")
    for wanted in ("Økonomisk vejledning", "egen kommune", "2015", "Fandt det på: "):
        assert wanted in ran.out


def test_each_line_is_answered_in_its_place(run: Run) -> None:
    ran = run("find", "-", "--pack", "slagelse", typed='{"query": "gæld"}\n{}\n{"query": ""}\n')
    assert ran.status == 0
    assert ran.kinds == ["hits", "error", "hits"]
    assert ran.lines[2] == {"hits": [], "good_match": False}


def test_an_unknown_model_is_told(run: Run) -> None:
    ran = run("find", "gæld", "--pack", "atlantis")
    assert ran.status == 1
    assert ran.err.startswith("Der er ingen model »atlantis«. Der er: ")
