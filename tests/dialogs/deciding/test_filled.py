"""What people write into the form: read where it can be, told where it cannot."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.turns import Chosen
from tests.dialogs.steps import DECIDED


@pytest.mark.parametrize("number", ["010190-1234", "0101901234"])
def test_a_cpr_number_is_no_case_number(anne, number):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    assert "Det ligner et CPR-nummer" in anne.press("Gem", case=number)
    assert anne.kept.logged == ()
    assert "case" not in anne.kept.draft.form


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("opfølgning til vinter", "»til vinter« er ikke en dato, jeg forstår."),
        ("opfølgning 1/3-2020", "Opfølgningen ligger før i dag."),
        ("sagsnummer " + "9" * 41, "Et sagsnummer er højst 40 tegn."),
    ],
)
def test_what_cannot_be_used_is_told_and_what_stands_stays(anne, written, said):
    anne.given(**DECIDED)
    anne.write("log beslutning")
    anne.write("tovholder Bo Riis")
    assert said in anne.write(written)
    assert anne.kept.draft.form == {"centre": "AM", "coordinator": "Bo Riis"}


def test_garbage_in_a_form_is_left_out(anne):
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    (gem,) = [button for button in anne.card._all("Action.Submit") if button["title"] == "Gem"]
    ours = gem["data"]["vejviser"]
    garbage = {"case": "1", "centre": "XX", "interventions": "findes_ikke,", "differs_prioritet": "zzz", "x": "y"}
    anne.choose(Chosen("save", garbage, ours["draft"], ours["version"], ours["key"]))
    decision = anne.kept.decision
    assert (decision.interventions, decision.overrides) == ((), {})
    assert decision.case.centre == "AM"


@pytest.mark.parametrize("line", ["hov sagsnummeret er 2026-118", "2026-118", "ups, 2026-118", "sagsnummer 2026-118"])
def test_a_wrong_number_is_corrected_before_it_is_logged(anne, line):
    anne.given(**DECIDED)
    anne.verify(f"""
        > log den
        > 2026-117
        > {line}
        Sagsnummer (skal udfyldes, fx 2026-117): 2026-118
        > gem den
        Beslutningen er logget
    """)
    assert anne.kept.decision.case.number == "2026-118"


def test_a_number_is_found_again_however_it_was_said(anne):
    anne.given(**DECIDED)
    anne.verify("""
        > log beslutning
        > nr. 2026-117
        > gem
        > sag 2026-117
        Sag V-2222
        > 2026-117
        Sag V-2222
        > sag nummer 2026-117
        Sag V-2222
    """)


def test_a_follow_up_is_said_as_people_say_it_and_the_coordinator_may_be_herself(anne):
    anne.given(**DECIDED)
    anne.verify("""
        > log beslutning
        > 2026-117
        > opf om 3 mdr
        > tovholder er mig
        > gem
    """)
    assert (anne.kept.decision.follow_up, anne.kept.decision.coordinator) == (date(2027, 2, 22), "Anne Holm")
