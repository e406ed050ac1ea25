"""A colleague is asked for a second look."""

from __future__ import annotations

from datetime import timedelta

from dialogs.cards import plain
from dialogs.ports.members import Member
from dialogs.ports.people import Person
from dialogs.together.inviting import INVITE, InviteNotice
from tests.dialogs.talk import AM, BO, SUNDAY, squeezed
from tests.dialogs.together.cast import member


def test_a_colleague_elsewhere_looks_along_for_two_weeks(house, logged):
    bo = house.talk(BO, "hp")
    assert "Der er ingen sag" in bo.write("sag 2026-117")
    logged.verify("""
        > bed Bo Riis se med på 2026-117
        Bo Riis kan se med til og med 6. december 2026 og får besked.
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


async def test_the_colleague_is_told_and_has_it_on_her_list_while_it_lasts(house, logged):
    for _ in range(2):
        logged.write("bed Bo Riis se med på 2026-117")
    delivery, _ = await house.store.outbox.ready([INVITE], house.now, 9)
    assert delivery.parcel.recipient.id == "bo"
    letter = await InviteNotice(house.store).compose(delivery.parcel, house.now)
    assert letter is not None
    assert letter.about == ("V-2222",)
    text = squeezed(plain.text(letter.view))
    assert "Anne Holm beder dig se med på sag V-2222." in text
    assert text.endswith("[Sag V-2222]")
    bo = house.talk(BO, "hp")
    assert bo.write("mine").count("V-2222: for Anne Holm, til og med 6. december 2026") == 1
    house.now += timedelta(days=15)
    assert "V-2222" not in bo.write("mine")
    assert await InviteNotice(house.store).compose(delivery.parcel, house.now) is None
