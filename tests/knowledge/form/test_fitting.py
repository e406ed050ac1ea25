"""Data fitted into the pack format, faults and all."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
import yaml

from knowledge.form.fitting import FILLER, fit
from knowledge.form.pack import Pack
from tests.knowledge.small_pack import PACK


def changed(path: tuple[str | int, ...], value: Any = None, rename: str = "") -> dict[str, Any]:
    """The small pack with a part changed, or left out, or standing under another name."""
    data: dict[str, Any] = deepcopy(yaml.safe_load(PACK))
    container: Any = data
    for key in path[:-1]:
        container = container[key]
    before = container.pop(path[-1], None) if isinstance(container, dict) else None
    if rename:
        container[rename] = before
    elif value is not None:
        container[path[-1]] = value
    return data


def fitted(*path: str | int, value: Any = None, rename: str = "") -> Pack:
    result = fit(changed(path, value, rename))
    assert result.errors
    assert result.pack
    return result.pack


def test_a_pack_without_faults_is_taken_as_it_is() -> None:
    result = fit(yaml.safe_load(PACK))
    assert result.errors == ()
    assert result.pack == Pack.model_validate(yaml.safe_load(PACK))


def test_a_missing_text_is_filled_in() -> None:
    assert fitted("tables", 0, "rows", 0, "because").tables[0].rows[0].because == FILLER


def test_a_missing_part_is_filled_in_from_the_outside_in() -> None:
    source = fitted("tables", 0, "rows", 0, "source").tables[0].rows[0].source
    assert (source.document, source.section, source.quote) == (FILLER, FILLER, None)


@pytest.mark.parametrize(
    ("wrong", "right"), [("becaus", "because"), ("partnere", "partners"), ("asked_bye", "asked_by")]
)
def test_a_misspelt_field_keeps_its_value(wrong: str, right: str) -> None:
    row = fitted("tables", 1, "rows", 0, right, rename=wrong).tables[1].rows[0]
    assert getattr(row, right) == (yaml.safe_load(PACK)["tables"][1]["rows"][0].get(right) or [])


def test_a_field_that_resembles_nothing_is_left_out() -> None:
    assert fitted("facts", 0, "zzzz", value=1).facts == Pack.model_validate(yaml.safe_load(PACK)).facts


@pytest.mark.parametrize(
    ("path", "wrong", "right"),
    [
        (("facts", 2, "type"), "choise", "choice"),
        (("facts", 0, "minimum"), "nul", 0),
        (("facts", 0, "yearly"), "måske", False),
        (("facts", 0, "label"), "", FILLER),
        (("facts", 0, "label"), 700, "700"),
        (("facts", 0, "label"), ["a"], FILLER),
        (("facts", 0, "id"), "Min Alder", "min_alder"),
        (("facts", 0, "id"), "!", FILLER),
        (("facts", 2, "withheld"), "mistanke", ["mistanke"]),
        (("tables", 0, "rows", 0, "when"), "misbrug", {}),
    ],
    ids=str,
)
def test_a_wrong_value_gives_way_to_the_nearest_right_one(
    path: tuple[str | int, ...], wrong: object, right: object
) -> None:
    found: Any = fitted(*path, value=wrong)
    for key in path:
        found = found[key] if isinstance(key, int) else getattr(found, key)
    assert found == right


def test_a_part_that_is_no_mapping_is_filled_in_whole() -> None:
    data = yaml.safe_load(PACK)
    data["facts"].append("sag")
    result = fit(data)
    assert result.pack
    assert result.pack.facts[-1].id == FILLER


def test_paragraphs_and_numbers_of_target_groups_are_filled_in_with_their_own_form() -> None:
    data = yaml.safe_load(PACK)
    data["interventions"] = [
        {"paragraphs": [{"law": "sel", "number": "§ 85"}], "target_group_numbers": [{"number": "2", "law": "lab"}]}
    ]
    result = fit(data)
    assert result.pack
    (intervention,) = result.pack.interventions
    assert (intervention.paragraphs[0].number, intervention.target_group_numbers[0].number) == ("0", "0.0")


def test_wrong_phrases_and_keys_of_the_lexicon_are_filled_in_or_left_out() -> None:
    data = yaml.safe_load(PACK)
    data["lexicon"] = {"groups": {"stof": ["[hash", "coke"], "Æ": []}}
    result = fit(data)
    assert result.pack
    assert result.pack.lexicon.groups == {"stof": [FILLER, "coke"]}


def test_a_lexicon_that_names_an_unknown_group_is_left_out() -> None:
    data = yaml.safe_load(PACK)
    data["lexicon"] = {"groups": {"stof": ["<coke>"]}}
    result = fit(data)
    assert result.pack
    assert result.pack.lexicon.groups == {}
