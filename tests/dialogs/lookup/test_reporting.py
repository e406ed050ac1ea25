"""Reporting that something in the model is wrong: by button, by text, and with nothing of a citizen in it."""

from __future__ import annotations

from dialogs.ports.feedback import Report
from dialogs.turns import Scope
from knowledge.guide import Guide
from tests.dialogs.talk import House, everything, finished

MEMBER = {"alder": 42, "ydelse": "kontanthjaelp", "misbrug": "hindrende"}


def reports(house: House) -> tuple[Report, ...]:
    return finished(house.store.reports(handled=True))


def test_an_intervention_is_reported_from_its_card(guide: Guide) -> None:
    house = House(guide)
    talk = house.talk()
    talk.write("detaljer støttekontakt")
    talk.verify("""
        [Meld fejl i oplysningen]
        Meld fejl i oplysningen
        Støttekontakt
        aldrig om en borger
        [Send fejlmelding | Hvad er galt? (kan udelades): Nummeret er forkert]
        Fejlen er meldt
        Støttekontakt
        Hvem der meldte den, gemmes ikke
    """)
    (report,) = reports(house)
    assert (report.pack, report.about, report.subject) == ("slagelse", "intervention", "stoettekontakt")
    assert (report.text, report.pack_version) == ("Nummeret er forkert", guide.model.loaded.pack.version)


def test_the_text_may_be_left_out_and_the_same_form_twice_is_one_report(guide: Guide) -> None:
    house = House(guide)
    talk = house.talk()
    talk.write("detaljer støttekontakt")
    talk.press("Meld fejl i oplysningen")
    form = talk.card
    talk.press("Send fejlmelding", form)
    talk.press("Send fejlmelding", form, text="igen")
    assert [report.text for report in reports(house)] == [""]


def test_a_conclusion_is_reported_by_its_row_and_nothing_of_the_citizen_goes_along(guide: Guide) -> None:
    house = House(guide)
    talk = house.talk()
    talk.given(**MEMBER)
    talk.press("Meld fejl i oplysningen")
    talk.press(
        "Send fejlmelding", about="Hører borgeren til fællesmængden? I fællesmængden", text="Det passer ikke hos os"
    )
    (report,) = reports(house)
    row = talk.desk().assessment().conclusions["medlemskab"].rows[0].id
    assert (report.about, report.subject) == ("conclusion", f"medlemskab/{row}")
    assert not {"42", "hindrende", "Anne", "chat"} & set(repr(report).replace("'", " ").split())
    assert talk.kept.values == MEMBER


def test_the_answer_to_a_question_can_be_reported(guide: Guide) -> None:
    house = House(guide)
    talk = house.talk()
    talk.write("hvem har § 85?")
    talk.press("Meld fejl i oplysningen")
    assert "Hvad handler det om?" in talk.card.inputs


def test_what_is_named_for_certain_is_reported_by_one_typed_line(guide: Guide) -> None:
    house = House(guide)
    talk = house.talk()
    assert "Fejlen er meldt" in talk.write("meld fejl i Støttekontakt: ventetiden er 8 uger: ikke 6")
    assert [(one.subject, one.text) for one in reports(house)] == [("stoettekontakt", "ventetiden er 8 uger: ikke 6")]


def test_a_conclusion_is_reported_by_one_typed_line_too(guide: Guide) -> None:
    house = House(guide)
    talk = house.talk()
    talk.given(**MEMBER)
    assert "Fejlen er meldt" in talk.write("meld fejl i ansvarligt center: det er HP hos os")
    assert [(one.about, one.text) for one in reports(house)] == [("conclusion", "det er HP hos os")]


def test_what_is_not_named_for_certain_is_asked_for_with_the_text_kept(guide: Guide) -> None:
    house = House(guide)
    talk = house.talk()
    assert "forkert nummer" in talk.write("meld fejl i kontakt til støtte: forkert nummer")
    assert reports(house) == ()


def test_typed_alone_it_asks_for_the_conclusion_or_says_how(guide: Guide) -> None:
    house = House(guide)
    talk = house.talk()
    assert "meld fejl i Mentor" in talk.write("meld fejl")
    assert "meld fejl i Mentor" in talk.write("send fejlmelding")
    talk.given(**MEMBER)
    assert "Hvad handler det om?" in talk.write("meld fejl i oplysningen")
    assert reports(house) == ()


def test_a_cpr_number_is_masked_however_it_comes(guide: Guide) -> None:
    house = House(guide)
    talk = house.talk()
    assert "CPR" in talk.write("meld fejl i Støttekontakt: passer ikke for 010180-1238")
    talk.write("detaljer støttekontakt")
    talk.press("Meld fejl i oplysningen")
    assert "CPR" in talk.press("Send fejlmelding", text="010180-1238 siger nej")
    assert len(reports(house)) == 2
    assert "1238" not in everything(house)


def test_a_channel_can_report_but_learns_nothing_of_a_citizen(guide: Guide) -> None:
    house = House(guide)
    house.talk().given(**MEMBER)
    talk = house.talk(scope=Scope.CHANNEL)
    assert "Fejlen er meldt" in talk.write("meld fejl i Støttekontakt: forkert")
    assert "meld fejl i Mentor" in talk.write("meld fejl")
    talk.write("find støttekontakt")
    talk.press("Detaljer: Støttekontakt")
    talk.press("Meld fejl i oplysningen")
    assert "CPR" in talk.press("Send fejlmelding", text="010180-1238 siger nej")
    assert len(reports(house)) == 2
    assert "1238" not in everything(house)


def test_what_no_model_has_cannot_be_reported(guide: Guide) -> None:
    house = House(guide)
    talk = house.talk()
    talk.write("detaljer støttekontakt")
    talk.press("Meld fejl i oplysningen")
    chosen = talk.card.press("Send fejlmelding", {})
    for about in ("intervention:intet", "conclusion:intet/intet", "conclusion:medlemskab/intet", "x", ""):
        talk.choose(type(chosen)(chosen.action, {**chosen.inputs, "about": about}))
    assert reports(house) == ()
