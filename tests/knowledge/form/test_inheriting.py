"""A municipality's own edition, laid over the model of the same name."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.checking.whole import check
from knowledge.form.faults import PackError
from knowledge.form.loading import load
from tests.knowledge.small_pack import NAME, line_of, write

EDITION = "id: lille\nextends: lille\n"


@pytest.fixture
def roots(tmp_path: Path) -> list[Path]:
    """The municipality's folder and, further on, the one that holds the model."""
    own, model = tmp_path / "egne", tmp_path / "modeller"
    own.mkdir()
    model.mkdir()
    write(model)
    return [own, model]


def test_an_edition_that_says_nothing_is_the_same_pack_with_the_same_hash(roots: list[Path]) -> None:
    model = load("lille", roots)
    write(roots[0], EDITION)
    edition = load("lille", roots)
    assert edition.pack == model.pack
    assert edition.hash == model.hash


def test_what_it_says_takes_the_place_of_what_the_model_says(roots: list[Path]) -> None:
    write(
        roots[0], EDITION + 'version: "2027.1"\ncentres:\n  - {id: AM, name: Job}\n  - {id: NY, name: Ny afdeling}\n'
    )
    edition = load("lille", roots)
    assert edition.pack.version == "2027.1"
    assert [(one.id, one.name) for one in edition.pack.centres] == [
        ("AM", "Job"),
        ("HP", "Handicap & Psykiatri"),
        ("NY", "Ny afdeling"),
    ]
    places = [edition.place("centres", number) for number in range(3)]
    assert places == [(NAME, 5), (NAME, line_of("- {id: HP, name")), (NAME, 6)]


def test_parts_without_an_id_are_told_apart_by_their_names(roots: list[Path]) -> None:
    cases = load("lille", roots).pack.cases
    write(roots[0], f"{EDITION}cases:\n  - name: {cases[0].name}\n    facts: {{alder: 99}}\n    expect: {{}}\n")
    edited = load("lille", roots).pack.cases
    assert (edited[0].facts, edited[1:]) == ({"alder": 99}, cases[1:])


def test_a_part_that_stands_twice_in_it_is_still_a_fault(roots: list[Path]) -> None:
    write(roots[0], EDITION + "centres:\n  - {id: AM, name: Job}\n  - {id: AM, name: Arbejde}\n")
    assert [fault.code for fault in check("lille", roots)] == ["id_twice"]


def test_its_faults_are_told_at_its_own_lines(roots: list[Path]) -> None:
    write(roots[0], EDITION + "centres:\n  - {id: AM, navn: Job}\n")
    with pytest.raises(PackError) as raised:
        load("lille", roots)
    assert {(fault.file, fault.line) for fault in raised.value.faults} == {(NAME, 4)}


def test_an_edition_of_a_model_that_is_not_there_is_told(tmp_path: Path) -> None:
    write(tmp_path, EDITION)
    assert [fault.code for fault in check("lille", [tmp_path])] == ["extends_in_circle"]
