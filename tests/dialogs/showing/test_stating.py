"""Conditions in words."""

from __future__ import annotations

from typing import Any

import pytest

from dialogs.showing.stating import state
from tests.knowledge.small_models import choice, criterion, model_of, number, table, yes_no

FACTS = [
    yes_no("sag", when_yes="Har en sag", when_no="Har ingen sag"),
    choice("misbrug", "intet", "lidt", "hindrende"),
]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({}, "altid"),
        ({"sag": True}, "Har en sag"),
        ({"sag": False}, "Har ingen sag"),
        ({"misbrug": ["lidt", "hindrende"]}, "Om misbrug: Er lidt eller Er hindrende"),
        ({"alder": {"from": 18, "to": 29}}, "Om alder: 18-29 år"),
        ({"alder": {"to": 17}}, "Om alder: højst 17 år"),
        ({"alder": {"from": 18}}, "Om alder: mindst 18 år"),
        ({"criterion": "1"}, "kriterium 1 er opfyldt"),
        ({"table": {"medlem": "ja"}}, "»Tabel medlem« er Udfald ja"),
        ({"not": {"sag": True}}, "ikke (Har en sag)"),
        (
            {"all": [{"sag": True}, {"any": [{"misbrug": "lidt"}, {"criterion": "1"}]}]},
            "Har en sag og (Om misbrug: Er lidt eller kriterium 1 er opfyldt)",
        ),
    ],
    ids=str,
)
def test_a_condition_reads_as_a_sentence(when: dict[str, Any], words: str) -> None:
    tables = [table("medlem", ({"sag": True}, "ja")), table("t", (when, "u"))]
    model = model_of(*FACTS, number("alder", unit="år"), criteria=[criterion("1", {"sag": True})], tables=tables)
    assert state(model, model.tables["t"].rows[0].when) == words
