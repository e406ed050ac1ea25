"""Writing a handover and sending it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.dialogs.talk import squeezed
from tests.dialogs.together.cast import ALMA, member, send


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
        > svarfrist til vinter
        »til vinter« er ikke en dato, jeg forstår.
        > svarfrist 1/12
        > gem
        Vælg, hvad I deler oplysningerne på grundlag af.
        > grundlag hjemmel
        > borgeren orienteret nej
        > send
        Sendt 22. november 2026; svarfrist 1. december 2026
        HP Voksne (Bo Riis)
        vil gerne beholde sin mentor
    """)
    assert logged.press("Tekst til jeres system").startswith("OVERDRAGELSE · Vejviser V-2222")
    (notice,) = [row.parcel for row in house.store.contents.post.rows.values() if row.parcel.kind == "handover"]
    assert notice.recipient.id == "bo"


def test_a_suspicion_stays_out_of_the_handover(logged):
    assert "istanke" not in logged.write("overdrag 2026-117")


@pytest.mark.parametrize(("field", "told"), [("why", "hvorfor sagen overdrages"), ("asks", "hvad I beder om")])
def test_a_handover_without_a_cause_or_a_task_is_asked_for_it_and_loses_nothing(house, logged, field, told):
    logged.press("Overdrag")
    seen = squeezed(send(logged, wish="Vil gerne blive boende", **{field: "se journal"}))
    assert f"»se journal« fortæller ikke modtageren, {told}." in seen
    assert "Vil gerne blive boende" in seen
    assert house.store.contents.shared.handovers == {}
    logged.press("Send overdragelse", **{field: "Pensionen gælder fra marts"})
    (sent,) = house.store.contents.shared.handovers.values()
    assert (sent.text.wish, sent.grounds, sent.informed) == ("Vil gerne blive boende", "hjemmel", True)
