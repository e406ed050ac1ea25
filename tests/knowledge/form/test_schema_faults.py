"""What pydantic finds, as faults with what to write instead."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from knowledge.form.faults import Fault
from knowledge.form.pack import Pack
from knowledge.form.places import PathInPack
from knowledge.form.schema_faults import schema_faults
from tests.knowledge.small_models import HEAD, SOURCE, link, yes_no

INTERVENTION: dict[str, Any] = {
    "id": "mentor",
    "title": "Mentor",
    "description": "En mentor.",
    "category": "stoette",
    "status": "drift",
    "tier": 1,
    "year": 2015,
    "source": SOURCE,
}


def faults(**parts: Any) -> list[Fault]:
    """Faults whose file is the path that was asked for, so that tests see where a fault is placed."""

    def place(path: PathInPack) -> tuple[str, int]:
        return "/".join(map(str, path)), 1

    with pytest.raises(ValidationError) as raised:
        Pack.model_validate({**HEAD, **parts})
    return list(schema_faults(raised.value.errors(include_url=False), place))


def only(**parts: Any) -> tuple[str, str, str, str]:
    """Code, field, what was found and mend of the only fault."""
    (fault,) = faults(**parts)
    return fault.code, fault.details["field"], fault.details["found"], fault.mend


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"status": "forslaag"}, ("value_not_allowed", "status", "forslaag", "forslag, vedtaget")),
        ({"status": None}, ("value_not_allowed", "status", "null", "forslag, vedtaget")),
        ({"id": "Lille Pakke"}, ("not_this_form", "id", "Lille Pakke", "lille_pakke")),
        ({"id": "små-ting"}, ("not_this_form", "id", "små-ting", "smaa_ting")),
        ({"version": 2026.1}, ("not_text", "version", "2026.1", "")),
        ({"title": True}, ("word_is_yes_or_no", "title", "true", "")),
        ({"valid_from": "1/1-2026"}, ("not_a_date", "valid_from", "1/1-2026", "")),
        ({"valid_from": "2026-02-30"}, ("not_a_date", "valid_from", "2026-02-30", "")),
        ({"facts": {"sag": {}}}, ("not_a_list", "facts", '{"sag": {}}', "")),
        ({"facts": ["sag"]}, ("not_keys", "facts", "sag", "")),
        ({"facts": [yes_no("sag", minimum="nul")]}, ("not_a_number", "minimum", "nul", "")),
        ({"facts": [yes_no("sag", minimum=0.5)]}, ("not_a_number", "minimum", "0.5", "")),
        ({"facts": [yes_no("sag", judgement="måske")]}, ("not_yes_or_no", "judgement", "måske", "")),
        ({"facts": [yes_no("sag", label="")]}, ("too_short", "label", "", "")),
        ({"facts": [yes_no("sag", jugement=True)]}, ("field_unknown", "jugement", "true", "judgement")),
        ({"facts": [{**yes_no("sag"), "så ring": None}]}, ("comma_in_braces", "så ring", "null", "")),
        ({"facts": [yes_no("sag", zzzz=True)]}, ("field_unknown", "zzzz", "true", "")),
        ({"interventions": [{**INTERVENTION, "tier": 4}]}, ("value_not_allowed", "tier", "4", "1, 2, 3")),
        (
            {"interventions": [{**INTERVENTION, "paragraphs": [{"law": "sel", "number": "§ 85"}]}]},
            ("not_this_number", "number", "§ 85", ""),
        ),
        (
            {"interventions": [{**INTERVENTION, "legal_kind": "raadgivnig"}]},
            ("value_not_allowed", "legal_kind", "raadgivnig", "raadgivning, intern_beslutning, kraever_afgoerelse"),
        ),
        ({"lexicon": {"groups": {"Stof": []}}}, ("not_this_form", "Stof", "Stof", "stof")),
        ({"lexicon": {"groups": {"stof": ["[hash"]}}}, ("not_valid", "stof", "[hash", "")),
    ],
    ids=str,
)
def test_every_kind_of_fault_says_what_was_found_and_what_to_write(
    changed: dict[str, Any], expected: tuple[str, str, str, str]
) -> None:
    assert only(**changed) == expected


def test_a_field_that_is_missing_is_named_at_the_part_that_lacks_it() -> None:
    (fault,) = faults(facts=[{key: value for key, value in yes_no("sag").items() if key != "label"}])
    assert (fault.file, fault.code, fault.details["field"]) == ("facts/0/label", "field_missing", "label")


def test_a_misspelt_field_that_must_be_there_is_one_fault_and_not_two() -> None:
    misspelt = {**yes_no("sag"), "lable": "Sag i HP"}
    del misspelt["label"]
    (fault,) = faults(facts=[misspelt])
    assert (fault.file, fault.code, fault.mend) == ("facts/0/lable", "field_unknown", "label")


def test_another_unknown_field_does_not_hide_a_missing_one() -> None:
    other = {**yes_no("sag"), "zzzz": "Sag i HP"}
    del other["label"]
    assert sorted(fault.code for fault in faults(facts=[other])) == ["field_missing", "field_unknown"]


def test_a_value_that_may_be_text_or_yes_and_no_is_one_kind_of_fault() -> None:
    found = {(fault.code, *fault.details.values()) for fault in faults(implications=[link({"sag": [5]})])}
    assert found == {("not_valid", "sag", "5")}


def test_a_long_value_is_shown_in_short() -> None:
    (fault,) = faults(status="x" * 500)
    assert len(fault.details["found"]) == 60
    assert fault.details["found"].endswith("…")
