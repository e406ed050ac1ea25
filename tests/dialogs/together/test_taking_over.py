"""Taking a case over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.dialogs.talk import BO, CARLA
from tests.dialogs.together.cast import ALMA, member, send


def test_a_colleague_takes_over_and_it_is_on_record_and_told(house, logged):
    alma = house.talk(ALMA, "alma")
    alma.verify("""
        > overtag V-2222
        Du har overtaget sagen. Fortæl borgeren, hvem der nu er kontakt.
        > overtag V-2222
        Sagen er allerede din.
        > mine
        Overtaget: V-2222
    """)
    (taken,) = house.store.contents.shared.handovers.values()
    assert [(one.state.value, one.by.id) for one in taken.steps] == [("sent", "alma"), ("received", "alma")]
    assert taken.responsible.person == "alma"
    assert "anne" in {row.parcel.recipient.id for row in house.store.contents.post.rows.values()}


def test_another_team_cannot_take_over(house, logged):
    assert "Der er ingen sag med det nummer" in house.talk(BO, "hp").write("overtag V-2222")


def test_a_case_on_its_way_is_not_taken_over(house, logged):
    logged.press("Overdrag")
    send(logged)
    alma = house.talk(ALMA, "alma")
    alma.verify("""
        > overtag V-2222
        Sagen er ved at blive overdraget. Træk overdragelsen tilbage, eller vent på svaret
        Sendt 22. november 2026
        [Træk tilbage]
        Trukket tilbage
        > overtag V-2222
        Du har overtaget sagen.
    """)


def test_the_cases_of_one_who_has_left_are_the_leads_to_give_away(house, logged):

    house.store.contents.members["slagelse", "anne"] = replace(member(house, "anne"), status="left")
    carla = house.talk(CARLA, "lead")
    carla.verify("""
        > mine
        Sager uden sagsbehandler
        V-2222: Anne Holm er stoppet. Skriv »overtag V-2222«.
        > overtag V-2222
        Du har overtaget sagen.
        > mine
        ... Sager uden sagsbehandler
    """)


def test_a_case_with_a_planned_handover_is_taken_over_and_the_day_is_remembered(house, logged):
    logged.press("Overdrag")
    send(logged, planned_for="2027-03-01", reply_by="2027-03-01")
    house.talk(ALMA, "alma").verify("""
        > overtag V-2222
        Du har overtaget sagen.
        > overdragelse V-2222
        [Send nu]
        Sendt
    """)
    rows = [row.parcel for row in house.store.contents.post.rows.values() if row.parcel.kind == "reminder"]
    assert {one.due.date() for one in rows if one.recipient.id == "alma"} >= {date(2027, 2, 15), date(2027, 3, 1)}


def test_the_number_is_asked_for(logged):
    assert "Skriv sagsnummeret, fx »overtag V-7K3M«." in logged.write("overtag")
