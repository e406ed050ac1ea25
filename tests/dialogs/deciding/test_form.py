"""The form that a decision is logged by."""

from __future__ import annotations

import pytest

from dialogs.deciding.form import can_differ, suggested_centre
from knowledge.rules.evaluation import assess
from tests.dialogs.steps import DECIDED, MEMBER
from tests.dialogs.talk import BO


def test_it_asks_for_the_case_number_first_and_only_that_must_be_there(anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    required = [label for label, found in anne.card.inputs.items() if found["isRequired"]]
    assert required == ["Sagsnummer"]


def test_differing_needs_a_reason_and_its_code_too(anne):
    anne.given(**DECIDED)
    anne.press("Jeg vurderer anderledes")
    required = [found["id"] for found in anne.card.inputs.values() if found["isRequired"]]
    assert required == ["code", "reason", "case"]


def test_the_outcomes_to_choose_among_are_those_that_were_not_suggested(anne):
    anne.given(**DECIDED)
    anne.press("Jeg vurderer anderledes")
    choices = anne.card.inputs["Prioritet (forslag: Normal)"]["choices"]
    assert [choice["title"] for choice in choices] == ["Som foreslået", "Høj", "Overvej pause", "Din vurdering"]


def test_every_outcome_with_a_role_of_its_own_can_be_judged_otherwise(guide):
    tables = [c.table.table.id for c in can_differ(assess(guide.model, DECIDED))]
    assert tables == ["segment", "center", "paragraf_85_ansvar", "prioritet"]


@pytest.mark.parametrize(("facts", "centre"), [(MEMBER, "AM"), ({"alder": 17}, "AM"), ({}, "AM")])
def test_the_case_number_is_taken_to_be_from_the_suggested_centre(anne, facts, centre):
    anne.given(**facts)
    assert suggested_centre(anne.desk()) == centre


def test_the_centre_that_she_used_last_goes_before_the_suggested_one(house, anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    anne.press("Gem", case="1", centre="Handicap & Psykiatri (HP)")
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    assert anne.card.inputs["Sagsnummeret er fra"]["value"] == "HP"
    bo = house.talk(BO, "andet sted")
    bo.given(**DECIDED)
    bo.press("Log beslutning")
    assert bo.card.inputs["Sagsnummeret er fra"]["value"] == "HP", "her team's, until she has used another"


def test_a_suspicion_is_offered_and_not_ticked(anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    held = anne.card.inputs["Tages kun med, hvis du sætter kryds"]
    assert [choice["title"] for choice in held["choices"]] == ["Mistanke om misbrug"]
    assert "value" not in held


def test_what_is_typed_before_stands_in_the_card(anne):
    anne.given(**DECIDED)
    for line in ("log beslutning", "2026-117", "opfølgning 1/3"):
        anne.write(line)
    assert anne.card.inputs["Sagsnummer"]["value"] == "2026-117"
    assert anne.card.inputs["Opfølgning (kan udelades)"]["value"] == "2027-03-01"
