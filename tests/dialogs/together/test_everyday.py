"""Everyday help between colleagues."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.ports.members import Leave, Member
from dialogs.ports.people import Person
from tests.dialogs.steps import DECIDED
from tests.dialogs.talk import AM, BO, CARLA, SUNDAY, Talk, squeezed

ALMA = Person("slagelse", "alma", "Alma Friis")
"""Anne's colleague on the same team."""


@pytest.fixture
def logged(house, anne):
    house.store.contents.teams["slagelse", AM.id] = AM
    house.store.contents.members["slagelse", "alma"] = Member(ALMA, AM.id, "caseworker", SUNDAY)
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    anne.press("Gem", case="2026-117")
    house.talk(BO, "hp").write("mine")
    house.talk(CARLA, "lead").write("mine")
    return anne


def send(talk: Talk, **more: str) -> str:
    """Fill in the form of a handover and send it."""
    needed = {"centre": "Handicap & Psykiatri (HP)", "grounds": "Hjemmel i loven", "informed": "Ja"}
    return talk.press("Send overdragelse", **needed, **more)


def member(house, id):
    return house.store.contents.members["slagelse", id]


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


def test_a_colleague_elsewhere_looks_along_for_two_weeks(house, logged):
    bo = house.talk(BO, "hp")
    assert "Der er ingen sag" in bo.write("sag 2026-117")
    logged.verify("""
        > bed Bo Riis se med på 2026-117
        Bo Riis kan se med til og med 6. december 2026.
    """)
    assert "Sag V-2222" in bo.write("sag 2026-117")
    house.now += timedelta(days=15)
    assert "Der er ingen sag" in bo.write("sag 2026-117")


def test_a_name_that_nobody_has_is_told(logged):
    assert "Jeg finder ingen, der hedder »Xerxes«" in logged.write("bed Xerxes se med på 2026-117")


def test_of_two_colleagues_whom_a_name_fits_she_is_asked_which(house, logged):
    house.store.contents.members["slagelse", "bodil"] = Member(
        Person("slagelse", "bodil", "Bo Riis"), AM.id, "caseworker", SUNDAY
    )
    logged.verify("""
        > bed riis se med på 2026-117
        »riis« kan være flere: Bo Riis (HP Voksne), Bo Riis (AM Voksne). Skriv hele navnet.
        > bed bo riis hp voksne se med på 2026-117
        Bo Riis kan se med
        > stedfortræder riis
        »riis« kan være flere
    """)
    assert member(house, "anne").deputy is None
    (permit,) = house.store.contents.permits.values()
    assert permit.reader == BO


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


def test_a_deputy_sees_what_the_absent_colleague_works_on(house, logged):
    logged.verify("""
        > ferie 23/11-24/12
        Du har ingen stedfortræder. Skriv fx »stedfortræder Bo Riis«.
        Noteret: du er væk fra 23. november 2026 til 24. december 2026.
        > stedfortræder Bo Riis
        Bo Riis er din stedfortræder
        > stedfortræder
        Din stedfortræder er Bo Riis.
    """)
    assert member(house, "anne").leave == Leave(date(2026, 11, 23), date(2026, 12, 24))
    bo = house.talk(BO, "hp")
    assert "Der er ingen sag" in bo.write("sag 2026-117"), "not before she is away"
    house.now += timedelta(days=1)
    assert "Sag V-2222" in bo.write("sag 2026-117")
    logged.verify("""
        > ferie slut
        Velkommen tilbage. Fraværet er slettet.
        > stedfortræder ingen
        Du har ingen stedfortræder nu.
    """)
    assert "Der er ingen sag" in bo.write("sag 2026-117")


@pytest.mark.parametrize("written", ["ferie", "ferie 24/12-1/12-2020", "ferie 31/2"])
def test_days_that_are_none_are_asked_for_again(house, logged, written):
    assert "Skriv hvornår, fx »ferie 1/12-24/12«" in logged.write(written)
    assert member(house, "anne").leave is None


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


def test_a_handover_under_way_is_not_lost_when_an_assessment_begins(logged):
    logged.write("overdrag 2026-117")
    logged.write("ønske vil gerne blive boende")
    logged.write("ny 51 år, sygedagpenge")
    logged.verify("""
        > mine
        Overdragelse af V-2222, ikke sendt
    """)


def test_leaving_the_form_of_a_handover_sends_nothing_and_loses_nothing(house, logged):
    logged.verify("""
        > overdrag 2026-117
        > ønske vil gerne blive boende
        > tilbage
        Overdragelsen er ikke sendt. Den ligger blandt dine kladder.
        > fortsæt
        Overdrag V-2222
        vil gerne blive boende
        > annullér
        Oplysningerne slettes. Intet er logget.
        > nej
        vil gerne blive boende
        [Kassér]
        Overdragelsen er kasseret. Intet er sendt.
        > fortsæt
        Der er ingen vurdering i gang
    """)
    assert house.store.contents.shared.handovers == {}


def test_the_second_who_sends_is_told_and_keeps_what_she_wrote(house, logged):
    alma = house.talk(ALMA, "alma")
    alma.write("overdrag 2026-117")
    logged.write("overdrag 2026-117")
    send(logged)
    assert "Det, du har skrevet, står her stadig." in squeezed(send(alma, wish="Vil gerne blive boende"))
    alma.verify("""
        > vis
        Vil gerne blive boende
        > gem
        Intet er sendt: Anne Holm har allerede en overdragelse af V-2222 i gang.
        > træk tilbage V-2222
        Trukket tilbage
        > fortsæt
        > gem
        Sendt 22. november 2026
        Vil gerne blive boende
    """)
    assert len(house.store.contents.shared.handovers) == 2


def test_who_loses_the_case_while_writing_is_told_and_keeps_what_she_wrote(house, logged):
    logged.write("overdrag 2026-117")
    known = member(house, "anne")
    house.store.contents.members["slagelse", "anne"] = replace(known, status="left")
    seen = squeezed(send(logged, wish="Vil gerne blive boende"))
    assert "Intet er sendt" in seen
    assert "Vil gerne blive boende" in seen
    assert house.store.contents.shared.handovers == {}
    house.store.contents.members["slagelse", "anne"] = known
    assert "Sendt 22. november 2026" in logged.write("gem")


def test_what_was_withdrawn_meanwhile_is_not_sent(house, logged):
    elsewhere = house.talk(logged.person, "elsewhere")
    logged.write("overdrag 2026-117")
    elsewhere.write("forkert sag")
    elsewhere.press("Skjul beslutningen")
    assert "Intet er sendt: beslutningen er flyttet eller trukket tilbage" in squeezed(send(logged))
    assert house.store.contents.shared.handovers == {}


def test_acute_words_come_first_also_in_the_form_of_a_handover(logged):
    logged.write("overdrag 2026-117")
    assert "Årsag" not in logged.write("hun vil tage sit eget liv")


def test_it_is_handed_over_by_typing_alone(house, logged):
    logged.verify("""
        > overdrag 2026-117
        Overdrag V-2222
        > modtager HP
        > hold Bo Riis
        > ønske vil gerne beholde sin mentor
        > svarfrist i morgen
        »i morgen« er ikke en dato, jeg forstår.
        > svarfrist 1/12
        > gem
        Vælg, hvad I deler oplysningerne på grundlag af.
        > grundlag hjemmel
        > borgeren nej
        > gem
        Sendt 22. november 2026; svarfrist 1. december 2026
        HP Voksne (Bo Riis)
        vil gerne beholde sin mentor
    """)
    assert logged.press("Tekst til jeres system").startswith("OVERDRAGELSE · Vejviser V-2222")
    (notice,) = [row.parcel for row in house.store.contents.post.rows.values() if row.parcel.kind == "handover"]
    assert notice.recipient.id == "bo"


def test_a_suspicion_stays_out_of_the_handover(logged):
    assert "istanke" not in logged.write("overdrag 2026-117")
