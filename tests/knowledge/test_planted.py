"""A pack with a fault of every kind gets exactly those reports, each at its line."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Final

from knowledge.checking.whole import check
from tests.dialogs.showing.test_faults import CODES
from tests.knowledge.small_pack import write

PACKS: Final = Path(__file__).parents[1] / "data" / "packs"
TEXT: Final = (PACKS / "plantet" / "pack.yaml").read_text("utf-8")
PLANTED: Final = [
    (line, code)
    for line, written in enumerate(TEXT.splitlines(), start=1)
    for code in re.findall(r"# (\w+)$", written)
]
"""Line and code of every fault: each line that has one says so."""

SPOILS_MORE: Final = {
    *(
        "comma_in_braces",
        "condition_form",
        "condition_not_a_mapping",
        "criterion_too_early",
        "cycle",
        "day_not_folder",
    ),
    *("extends_in_circle", "extends_unknown", "field_missing", "field_unknown", "id_not_folder", "implication_one"),
    *("implication_type", "key_not_text", "key_twice", "needs_quotes", "not_a_date", "not_a_list", "not_a_mapping"),
    *("not_a_number", "not_keys", "not_text", "not_this_form", "not_this_number", "not_valid", "not_yaml"),
    *(
        "not_yes_or_no",
        "row_without_case",
        "too_short",
        "unknown_criterion",
        "unknown_fact",
        "unknown_outcome",
        "unknown_table",
    ),
    *("unknown_value", "value_not_allowed", "values_or_not", "word_is_yes_or_no"),
}
"""Faults of form, and what is not looked into beside them: each is planted by itself in `test_faults`."""


def test_exactly_the_planted_faults_are_reported(tmp_path: Path) -> None:
    (tmp_path / "papir.txt").write_text("Her står der noget.", "utf-8")
    faults = check("plantet", [PACKS], tmp_path, date(2026, 11, 22))
    assert sorted((fault.line, fault.code) for fault in faults) == sorted(PLANTED)


def test_the_day_and_the_sources_are_only_looked_at_where_they_are_given() -> None:
    codes = {fault.code for fault in check("plantet", [PACKS])}
    assert codes == {code for _, code in PLANTED} - {"quote_not_found", "notice_passed", "said_long_ago"}


def test_every_kind_of_fault_is_planted_once() -> None:
    planted = [code for _, code in PLANTED]
    assert len(planted) == len(set(planted))
    assert set(planted) | SPOILS_MORE == CODES - {"budget_spent"}


def test_without_its_plants_a_day_before_nothing_has_expired(tmp_path: Path) -> None:
    codes = {fault.code for fault in check("plantet", [write(tmp_path, TEXT, "plantet")], today=date(2020, 12, 31))}
    assert not codes & {"notice_passed", "said_long_ago"}
