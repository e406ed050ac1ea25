"""Two centres, one citizen: four people, and at each step what each of them sees and does not see."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dialogs.ports.members import Member
from dialogs.ports.people import Person
from tests.dialogs.steps import MEMBER
from tests.dialogs.talk import ANNE, BO, CARLA, ERIK, HP, House, Talk, finished, squeezed

LENE = Person("slagelse", "lene", "Lene Bach")
"""The lead of Bo's team in HP."""
FACTS = ("42 år", "Kontanthjælp", "istanke", "bevilget", "Misbrug")
SUPPORT = {**MEMBER, "paragraf_85": "bevilget", "kompleksitet": "meget_kompleks"}
MENTOR = {**MEMBER, "social_mentor": "bevilget", "kompleksitet": "enkel"}
NO_ACCESS = "Der er ingen sag med det nummer, som du har adgang til."
NO_HANDOVER = "Der er ingen overdragelse med det nummer, som du har del i."


def logged(talk: Talk, case: str, **facts: object) -> str:
    """Let somebody log under her own number; return the receipt."""
    talk.given(**facts)  # type: ignore[arg-type]
    talk.press("Log beslutning")
    return talk.press("Gem", case=case)


@pytest.fixture
def house(guide):
    house = House(guide)

    async def lead() -> None:
        async with house.store.turn("slagelse", "", None, house.now) as session:
            await session.keep_team(HP)
            await session.keep_member(Member(LENE, HP.id, "team_lead", house.now))

    finished(lead())
    return house


@pytest.fixture
def anne(house):
    return house.talk(ANNE, "am")


@pytest.fixture
def bo(house):
    return house.talk(BO, "hp")


@pytest.fixture
def lene(house):
    return house.talk(LENE, "lead")


@pytest.fixture
def erik(house):
    return house.talk(ERIK, "outside")


def sent(house: House) -> list[tuple[str, str]]:
    """Who is told of what, in the order of telling."""
    rows = house.store.contents.post.rows.values()
    return [
        (row.parcel.recipient.id, row.parcel.key.split(":", 2)[2]) for row in rows if row.parcel.kind == "handover"
    ]


def send(talk: Talk, **more: str) -> str:
    filled = {
        "centre": "Handicap & Psykiatri (HP)",
        "wish": "Vil beholde sin bostøtte",
        "grounds": "Borgerens samtykke",
        "informed": "Ja",
        **more,
    }
    return talk.press("Send overdragelse", **filled)


def test_different_numbers_meet_when_they_are_linked_and_only_then(house, anne, bo, lene, erik):
    logged(bo, "88-3", **SUPPORT)
    receipt = logged(anne, "2026-117", **MENTOR)
    assert "Også kendt" not in receipt
    assert "dobbeltbevilling" not in receipt
    anne.verify("""
        > kobl 2026-117 med HP 88-3
        Sag V-2223
        Sagerne er koblet.
        V-2222 og V-2223 er koblet af Anne Holm, 22. november 2026
        Også kendt i HP – kontakt HP Voksne: Bo Riis, 22. november 2026
        Mulig dobbeltbevilling: er formålet det samme?
        Tal med Bo Riis (HP Voksne).
    """)
    seen = anne.write("sag 2026-117")
    assert "I vurderer noget forskelligt" in seen
    assert not any(fact in seen for fact in FACTS)
    assert "88-3" not in seen
    for talk in (bo, lene):
        seen = squeezed(talk.write("sag 88-3"))
        assert "Også kendt i AM – kontakt AM Voksne: Anne Holm" in seen
        assert "Mulig dobbeltbevilling" in seen
        assert not any(fact in seen for fact in FACTS)
        assert "2026-117" not in seen
    assert bo.write("sag 2026-117").startswith("Sag V-2222")
    assert erik.write("sag 2026-117").startswith(NO_ACCESS)
    bo.verify("""
        > frakobl V-2222 fra V-2223
        Sag V-2222
        Koblingen er fjernet.
        Koblingen mellem V-2222 og V-2223 er fjernet af Bo Riis
        ... Også kendt
    """)
    assert "Også kendt" not in anne.write("sag 2026-117")


def test_who_withdrew_her_only_entry_undoes_her_own_link_and_no_other(house, anne, bo):
    logged(bo, "88-3", **SUPPORT)
    logged(anne, "2026-117", **MENTOR)
    anne.write("kobl 2026-117 med V-2222")
    anne.write("forkert sag")
    anne.press("Skjul beslutningen")
    assert anne.write("kobl V-2223 med HP 99-1").startswith(NO_ACCESS)
    assert anne.write("frakobl V-2223 fra V-2222").startswith("Koblingen er fjernet.")
    bo.write("kobl V-2222 med V-2223")
    assert anne.write("frakobl V-2223 fra V-2222").startswith("Der er ingen kobling, du kan fjerne.")


def test_a_returned_handover_of_what_was_withdrawn_is_not_sent_again(anne, lene):
    logged(anne, "2026-117", **SUPPORT)
    anne.press("Overdrag")
    send(anne)
    lene.write("returnér V-2222 Samtykket dækker ikke psykiatrien")
    anne.write("overdragelse V-2222")
    returned = anne.card
    anne.write("forkert sag")
    anne.press("Skjul beslutningen")
    assert "Der er ingen beslutning at overdrage." in anne.press("Send igen", returned)


def test_the_second_of_two_who_log_at_once_is_told_and_both_stand(house, anne, bo):
    bo.given(**SUPPORT)
    bo.press("Log beslutning")
    anne.given(**MENTOR)
    anne.press("Log beslutning")
    anne.press("Gem", case="2026-117")
    bo.verify("""
        [Gem | Sagsnummer: V-2222]
        Beslutningen er logget
        Anne Holm har også logget på sagen, mens du var i gang. Begge beslutninger står.
        Også kendt i AM
    """)
    assert len(house.store.contents.log) == 2


def test_a_handover_is_sent_returned_sent_again_and_received(house, anne, bo, lene, erik):
    logged(anne, "2026-117", **SUPPORT)
    anne.verify("""
        [Overdrag]
        Overdrag V-2222
        Årsag
        Fællesmængden
        Løber nu
        § 85 bevilget
    """)
    seen = send(anne)
    assert "Sendt 22. november 2026; svarfrist 6. december 2026" in seen
    assert "Har ansvaret nu AM Voksne (Anne Holm)" in squeezed(seen)
    assert sent(house) == [("lene", "sent")]

    assert erik.write("overdragelse V-2222") == erik.write("overdragelse V-9999")
    lene.verify("""
        > mine
        Overdragelser til jer
        V-2222: AM Voksne (Anne Holm) → HP Voksne
        [Overdragelse V-2222]
        Vil beholde sin bostøtte
    """)
    assert "Sag V-2222" in bo.write("sag 2026-117")
    lene.verify("""
        > returnér V-2222 nej
        Skriv, hvorfor den returneres
        > returnér V-2222 Samtykket dækker ikke psykiatrien
        Returneret 22. november 2026 af Lene Bach
        Har ansvaret nu
        AM Voksne (Anne Holm)
    """)
    assert sent(house)[1:] == [("anne", "returned")]
    assert bo.write("sag 2026-117").startswith(NO_ACCESS)

    anne.verify("""
        > mine
        Kom retur
        [Overdragelse V-2222]
        Returneret 22. november 2026 af Lene Bach: Samtykket dækker ikke psykiatrien
        Fra AM Voksne (Anne Holm)
        [Send igen]
        Overdrag V-2222
    """)
    assert "Sendt 22. november 2026" in send(anne, grounds="Hjemmel i loven")
    bo.verify("""
        > modtag V-2222
        Modtaget 22. november 2026 af Bo Riis
        Har ansvaret nu
        HP Voksne
    """)
    assert sent(house)[2:] == [("lene", "sent"), ("anne", "received")]
    assert "Modtaget 22. november 2026 af Bo Riis" in anne.write("overdragelse V-2222")
    assert "allerede besvaret" in squeezed(lene.write("returnér V-2222 det er alligevel ikke os"))
    assert "allerede besvaret" in squeezed(anne.write("træk tilbage V-2222"))
    assert erik.write("overdragelse V-2222").startswith(NO_HANDOVER)


@pytest.fixture
def received(anne, bo):
    """Anne's case, with a day to follow up, as Bo has taken it."""
    anne.given(**SUPPORT)
    anne.press("Log beslutning")
    anne.press("Gem", case="2026-117", follow_up="2026-12-01")
    anne.press("Overdrag")
    send(anne)
    bo.verify("""
        > modtag V-2222
        Sagen er jeres nu. Fortæl borgeren, hvem der er kontakt, og log jeres egen beslutning på V-2222
    """)


def test_what_was_handed_over_is_followed_up_by_the_one_who_took_it(received, anne, bo):
    assert "1. december 2026" not in anne.write("mine")
    bo.verify("""
        > mine
        Overtaget: V-2222
        Opfølgning
        V-2222: 1. december 2026
        > ugeoverblik
        ... V-2222: 1. december
    """)


def test_everyone_on_the_case_sees_who_carries_it(received, anne, bo):
    for talk in (anne, bo):
        talk.verify("""
            > sag V-2222
            Overdragelser
            Har ansvaret for V-2222
            HP Voksne (Bo Riis)
        """)


def test_logging_again_moves_a_case_within_the_side_that_took_it_only(received, anne, bo, lene):
    logged(anne, "2026-117", **SUPPORT)
    assert "Ansvaret for sagen er hos HP Voksne (Bo Riis)." in squeezed(anne.write("overtag V-2222"))
    lene.given(**SUPPORT)
    lene.press("Log beslutning")
    lene.press("Gem", case="V-2222", follow_up="2027-01-15")
    for talk in (anne, bo, lene):
        assert "Har ansvaret for V-2222 HP Voksne (Lene Bach)" in squeezed(talk.write("sag V-2222"))
    assert "V-2222: 15. januar 2027" in lene.write("mine")
    assert "Opfølgning" not in bo.write("mine")


def test_the_side_that_sent_a_case_neither_takes_it_back_nor_hands_it_on(house, received, anne):
    for line in ("overtag V-2222", "overdrag V-2222"):
        assert "Ansvaret for sagen er hos HP Voksne (Bo Riis). Aftal med dem" in squeezed(anne.write(line))
    assert len(house.store.contents.shared.handovers) == 1


def test_a_handover_begun_before_the_other_side_took_the_case_is_not_sent(house, anne, bo):
    logged(anne, "2026-117", **SUPPORT)
    carla = house.talk(CARLA, "carla")
    carla.write("overdrag V-2222")
    anne.press("Overdrag")
    send(anne)
    bo.write("modtag V-2222")
    assert "Ansvaret for sagen er hos HP Voksne (Bo Riis)." in squeezed(send(carla))
    assert len(house.store.contents.shared.handovers) == 1


def test_a_colleague_of_the_one_who_took_it_takes_it_over(house, received, anne, bo, lene):
    lene.verify("""
        > overtag V-2222
        Du har overtaget sagen.
        Har ansvaret for V-2222
        HP Voksne (Lene Bach)
    """)
    assert "1. december 2026" not in bo.write("mine")
    assert "V-2222: 1. december 2026" in lene.write("mine")


def test_what_came_back_is_sent_again_to_the_same_and_shows_why_it_came_back(anne, bo):
    logged(anne, "2026-117", **SUPPORT)
    bo.write("mine")
    anne.press("Overdrag")
    send(anne, to="Bo")
    bo.write("returnér V-2222 Samtykket dækker ikke psykiatrien")
    anne.write("overdragelse V-2222")
    anne.verify("""
        [Send igen]
        Den kom retur: Samtykket dækker ikke psykiatrien
        Hold eller kollega (kan udelades) (fx holdets navn eller kollegaens): Bo Riis
    """)


def test_on_two_joined_cases_the_one_that_is_named_is_handed_over(anne):
    logged(anne, "2026-117", **SUPPORT)
    logged(anne, "2026-118", **SUPPORT)
    anne.write("kobl V-2222 med V-2223")
    assert anne.write("overdrag 2026-117").startswith("Overdrag V-2222")
    anne.press("Kassér")
    assert anne.write("overdrag V-2223").startswith("Overdrag V-2223")


def test_a_link_can_be_taken_off_where_there_is_one(anne):
    logged(anne, "2026-117", **SUPPORT)
    logged(anne, "2026-118", **SUPPORT)
    anne.write("kobl V-2222")
    assert "Fjern kobling" not in anne.card.titles
    anne.write("kobl V-2222 med V-2223")
    anne.verify("""
        > kobl V-2222
        [Fjern kobling]
        Koblingen er fjernet.
    """)


def test_each_side_does_its_own_steps_only(anne, bo):
    logged(anne, "2026-117", **SUPPORT)
    anne.press("Overdrag")
    send(anne)
    for line in ("modtag V-2222", "returnér V-2222", "returnér V-2222 det er alligevel os selv"):
        assert "Det er modtageren, der svarer. Skriv »overdragelse V-2222«" in squeezed(anne.write(line))
    assert "Det kan kun afsenderen gøre." in squeezed(bo.write("træk tilbage V-2222"))
    assert "Modtaget" in bo.write("modtag V-2222")


def test_the_only_handover_that_waits_is_shown_where_none_is_named(anne, bo):
    logged(anne, "2026-117", **SUPPORT)
    anne.press("Overdrag")
    send(anne)
    for line in ("overdragelser", "modtag", "returnér", "træk tilbage"):
        assert "Overdragelse af V-2222" in bo.write(line)
        assert {"Modtag", "Returnér"} <= set(bo.card.titles)
    assert "Sagen er på vej til jer." in bo.write("overtag V-2222")
    bo.write("modtag V-2222")
    assert "Skriv også sagsnummeret, fx »modtag V-7K3M«" in bo.write("modtag")


def test_of_several_that_wait_one_has_to_be_named(anne, bo):
    for case in ("2026-117", "2026-118"):
        logged(anne, case, **SUPPORT)
        anne.press("Overdrag")
        send(anne)
    for line in ("overdragelser", "modtag"):
        assert "Skriv også sagsnummeret" in bo.write(line)


def test_a_case_is_not_linked_with_itself(anne):
    logged(anne, "2026-117", **SUPPORT)
    assert "Det er den samme sag." in anne.write("kobl V-2222 med AM 2026-117")


def test_a_second_return_goes_to_the_peer_forum(house, anne, lene):
    logged(anne, "2026-117", **SUPPORT)
    for button in ("Overdrag", "Send igen"):
        if button == "Send igen":
            anne.write("overdragelse V-2222")
        anne.press(button)
        send(anne)
        seen = lene.write("returnér V-2222 Det er stadig ikke vores borger")
    assert "sparringsforum" in seen
    assert "Overdragelse returneret 2 gange" in anne.write("sparringsforum")
    anne.verify("""
        > udfald V-2222 AM beholder sagen indtil 1. marts
        Udfaldet er noteret på V-2222
        > sparringsforum
        Der er ingen sager
        > sag V-2222
        Sparringsforum
        AM beholder sagen indtil 1. marts
    """)


def test_without_grounds_the_receiver_sees_the_handover_but_not_the_case(anne, bo):
    logged(anne, "2026-117", **SUPPORT)
    anne.press("Overdrag")
    assert "Grundlaget for at dele er ikke afklaret" in squeezed(send(anne, grounds="Ikke afklaret"))
    assert "Vil beholde sin bostøtte" in bo.write("overdragelse V-2222")
    assert bo.write("sag V-2222").startswith(NO_ACCESS)


def test_a_pension_from_a_later_date_plans_a_handover_and_reminds_both(house, anne, bo, lene):
    pension = {"foertidspension": "bevilget_senere", "foertidspension_fra": date(2027, 3, 1)}
    logged(anne, "2026-117", **{**SUPPORT, **pension})
    anne.press("Planlæg overdragelse 1. marts 2027")
    assert "Fra 1. marts 2027: HP har § 85" in squeezed(anne.write("vis"))
    seen = send(anne)
    assert "Planlagt til 1. marts 2027; ansvaret er hos afsenderen" in seen
    rows = [row.parcel for row in house.store.contents.post.rows.values() if row.parcel.kind == "reminder"]
    assert {(one.recipient.id, one.due.date().isoformat()) for one in rows} == {
        (who, day) for who in ("anne", "lene") for day in ("2027-02-15", "2027-03-01")
    }
    assert bo.write("overdragelse V-2222").startswith(NO_HANDOVER)
    house.now += timedelta(days=99)
    anne.verify("""
        > mine
        Planlagte overdragelser
        > overdragelse V-2222
        [Send nu]
        Sendt 1. marts 2027
    """)
    assert "Modtaget" in bo.write("modtag V-2222")


def test_periods_that_do_not_meet_are_no_double_grant(anne, bo):
    bo.given(**SUPPORT)
    bo.press("Log beslutning")
    bo.press("Gem", case="88-3", first_paragraf_85="2026-01-01", last_paragraf_85="2026-12-31")
    assert "§ 85-støtte: fra 1. januar 2026 til 31. december 2026" in bo.press("Vis notat")
    anne.given(**MENTOR)
    anne.verify("""
        > log beslutning
        > V-9999
        > gem
        Vejviser-nummeret V-9999 findes ikke.
        > sagsnummer V-2222
        > fra 1/1-2027
        > til 1/1-2026
        > gem
        Perioden slutter, før den begynder.
        > til 30/6-2027
        > gem
        Beslutningen er logget
        Også kendt i HP
        ... Mulig dobbeltbevilling
    """)
