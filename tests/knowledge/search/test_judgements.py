"""The judgements on the built-in catalogue: they name what exists, and the lookup lives up to them."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from bench.lookup import is_named
from knowledge.form.loading import available, load_pack
from knowledge.form.thesaurus import missing_groups
from knowledge.search import Catalogue, Entry, entries_of

DATA: Final = Path(__file__).parents[2] / "data"
FILES: Final = ("queries.jsonl", "queries_own.jsonl")
OWN: Final = "Slagelse"


@cache
def entries() -> dict[tuple[str, str], Entry]:
    found = [entry for pack in available() for entry in entries_of(load_pack(pack))]
    return {(entry.pack, entry.intervention.id): entry for entry in found}


@cache
def catalogue() -> Catalogue:
    return Catalogue.of([load_pack(pack) for pack in available()])


@cache
def judged(file: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / file).read_text(encoding="utf-8").splitlines()]


def recall_by_kind(file: str) -> dict[str, float]:
    found: dict[str, list[bool]] = defaultdict(list)
    for query in judged(file):
        if query["expect"]:
            hits = catalogue().find(query["query"], 3, own=OWN).hits
            found[query["kind"]].append(
                any(is_named(entries()[hit.pack, hit.id], query["expect"][0]) for hit in hits)
            )
    return {kind: sum(hits) / len(hits) for kind, hits in found.items()}


@pytest.mark.parametrize("file", FILES)
def test_judgements_name_only_interventions_that_exist(file: str) -> None:
    expected = {name for query in judged(file) for name in query["expect"]}
    missing = sorted(name for name in expected if not any(is_named(entry, name) for entry in entries().values()))
    assert missing == []


@pytest.mark.parametrize("file", FILES)
def test_the_best_hit_is_among_the_first_three(file: str) -> None:
    kinds = recall_by_kind(file)
    assert {kind: recall for kind, recall in kinds.items() if recall < 0.85} == {}
    assert sum(kinds.values()) / len(kinds) >= 0.95


@pytest.mark.parametrize("file", FILES)
def test_what_is_not_there_is_not_a_good_match(file: str) -> None:
    empty = [query["query"] for query in judged(file) if not query["expect"]]
    false = [query for query in empty if catalogue().find(query, own=OWN).good_match]
    assert len(false) <= len(empty) * 0.05, false


def test_every_intervention_is_found_by_its_title() -> None:
    lost = []
    for (pack, id), entry in entries().items():
        hits = catalogue().find(entry.intervention.title, 20).hits
        if (pack, id) not in {(hit.pack, hit.id) for hit in hits}:
            lost.append(entry.intervention.title)
    assert lost == []


def test_groups_of_the_thesaurus_lie_in_groups_that_exist() -> None:
    for pack in available():
        assert missing_groups(load_pack(pack).thesaurus) == ()


@pytest.mark.parametrize("query", ["b", "a b c", "skolelærerne", "straffelovens § 85", "hvornår åbner kantinen?"])
def test_what_is_nobodys_need_is_refused(query: str) -> None:
    assert not catalogue().find(query).good_match


@pytest.mark.parametrize("query", ["ledighedsydelsesmodtagere", "en borger har lige fået konstateret autisme"])
def test_a_need_told_in_other_words_is_no_refusal(query: str) -> None:
    assert catalogue().find(query).good_match


@pytest.mark.parametrize("query", ["fest musik telt", "fodbold svømning stadion", "hente lånte bøger", "skat af bil"])
def test_everyday_words_alone_show_no_need(query: str) -> None:
    assert not catalogue().find(query).good_match


@pytest.mark.parametrize("query", ["mad motion søvn", "gåture", "kan ikke lave mad", "praktik"])
def test_everyday_words_that_are_all_met_are_a_need(query: str) -> None:
    assert catalogue().find(query).good_match


@pytest.mark.parametrize("query", ["gode muligheder", "et menneske", "en rigtig god person"])
def test_general_words_alone_show_no_need(query: str) -> None:
    assert not catalogue().find(query).good_match


@pytest.mark.parametrize("query", ["familiekalender", "husmusik", "kaffekultur", "vennepizza"])
def test_a_compound_of_everyday_words_may_be_something_else_altogether(query: str) -> None:
    assert not catalogue().find(query).good_match


@pytest.mark.parametrize("query", ["rollator", "elevator", "isolering", "ny kørestol", "enkeltydelse til tandlæge"])
def test_what_another_desk_does_is_not_read_as_a_word_of_the_same_stem(query: str) -> None:
    assert not catalogue().find(query).good_match


@pytest.mark.parametrize(
    ("query", "id"),
    [
        ("hvad skal jeg læse, er i tvivl om uddannelse", "uddannelsesvejledning"),
        ("sat på gaden i går", "akutboliger"),
    ],
)
def test_the_words_of_citizens_are_found(query: str, id: str) -> None:
    assert id in {hit.id for hit in catalogue().find(query, 3).hits}
