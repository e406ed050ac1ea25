"""What is written out about a case leaves nothing out."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date

import pytest

from bot.bootstrap import open_guides
from bot.commands.case.as_json import file_json
from bot.commands.case.as_text import file_text
from bot.commands.case.file import CaseFile
from bot.settings import read_settings
from dialogs.ports.decisions import CaseReference, Decision, Logged
from dialogs.ports.drafts import Draft
from dialogs.ports.handovers import Handover
from dialogs.ports.links import CaseLink
from dialogs.ports.members import Basis, Permit, Reading
from dialogs.ports.notes import CaseNote, NoteKind
from tests.storage.casework.test_handovers import handover
from tests.storage.cast import ANNA, BENT, FACTS, NOW, decision, draft

NUMBER = "V-7K3M"
FILE = CaseFile(
    numbers=(NUMBER, "V-2222"),
    references=(CaseReference("HP", "88-3"),),
    entries=(Logged(decision(), NUMBER),),
    handovers=(handover(NUMBER, planned_for=date(2027, 3, 1), follows="o0"),),
    links=(CaseLink(NUMBER, "V-2222", True, NOW, ANNA),),
    notes=(CaseNote("n1", NUMBER, NoteKind.QUESTION, NOW, BENT, "Hvem tager det samlede ansvar?"),),
    permits=(Permit("p1", NUMBER, BENT, Basis.REASON, "bent", NOW, NOW, "Vagt i weekenden", "hp"),),
    readings=(Reading("r1", NOW, BENT, "case", Basis.REASON, NUMBER, "Vagt i weekenden"),),
    drafts=(draft(form={"case": "88-3", "text": "Kladdens egne ord"}, history=(FACTS,)),),
)
TOLD = {
    "entries": (Decision, {"action_key", "suggestion_digest", "pack_version", "pack_hash"}),
    "handovers": (Handover, set()),
    "links": (CaseLink, set()),
    "notes": (CaseNote, {"id"}),
    "permits": (Permit, {"id"}),
    "readings": (Reading, {"id"}),
    "drafts": (Draft, {"conversation", "pack_version", "pack_hash", "version"}),
}
"""Each kind with the fields that say nothing to anyone outside of the store."""


@pytest.mark.parametrize("kind", TOLD)
def test_every_field_is_in_the_json(kind: str) -> None:
    record, left_out = TOLD[kind]
    written = json.loads(json.dumps(file_json(FILE)))
    assert {field.name for field in fields(record)} - written[kind][0].keys() == left_out
    assert written["references"] == [{"centre": "HP", "number": "88-3"}]


def test_everything_that_was_written_is_in_the_text() -> None:
    model = open_guides(read_settings({"VEJVISER_LOCAL": "1"})).on(NOW.date()).model
    written = " ".join(file_text(FILE, model).split())
    for said in (
        "88-3",
        "Aftalt på møde med psykiatrien",
        "Borgeren ønsker hjælp til at komme ud",
        "Førtidspension fra 1. marts",
        "Hvem tager det samlede ansvar?",
        "Vagt i weekenden",
        f"Kobl sager: {NUMBER}, V-2222",
        "1. januar 2026 –",
        "– 30. juni 2027",
        "28. februar 2027",
        "Der er en lokal aftale",
        "Anna Andersen: Sendt",
        "Fællesmængden",
        "Kladdens egne ord",
    ):
        assert said in written
