"""The buttons by which a case changes hands: there for whom they work, for nobody else."""

from __future__ import annotations

from dialogs.ports.members import Member
from dialogs.ports.people import Person
from tests.dialogs.talk import BO, HP, SUNDAY, Talk
from tests.dialogs.together.cast import ALMA, send

HANDS = {"Overdrag", "Overtag"}


def offered(talk: Talk) -> set[str]:
    """The ways to let the case change hands that stand on its card."""
    talk.write("sag V-2222")
    return HANDS & set(talk.card.titles)


def test_who_carries_a_case_hands_it_over_and_a_colleague_may_take_it_over_too(house, logged):
    assert offered(logged) == {"Overdrag"}
    assert offered(house.talk(ALMA, "alma")) == {"Overdrag", "Overtag"}


def test_a_case_on_its_way_is_neither_handed_over_nor_taken_over(house, logged):
    logged.press("Overdrag")
    send(logged)
    assert [offered(house.talk(person, person.id)) for person in (logged.person, ALMA, BO)] == [set()] * 3
    logged.write("sag V-2222")
    assert "Overdragelse V-2222" in logged.card.titles


def test_a_case_that_another_side_has_taken_is_no_longer_the_senders_to_give_or_take(house, logged):
    logged.press("Overdrag")
    send(logged)
    bo = house.talk(BO, "hp")
    bo.write("modtag V-2222")
    assert [offered(logged), offered(house.talk(ALMA, "alma")), offered(bo)] == [set()] * 3


def test_a_colleague_of_whoever_took_it_sees_the_button_and_it_works(house, logged):
    gitte = Person("slagelse", "gitte", "Gitte Lund")
    house.store.contents.members["slagelse", "gitte"] = Member(gitte, HP.id, "caseworker", SUNDAY)
    logged.press("Overdrag")
    send(logged)
    house.talk(BO, "hp").write("modtag V-2222")
    talk = house.talk(gitte, "gitte")
    assert offered(talk) == {"Overtag"}
    assert "Du har overtaget sagen." in talk.press("Overtag")
    assert offered(talk) == set()
    assert offered(house.talk(BO, "hp")) == {"Overtag"}


def test_whoever_logged_a_case_may_take_it_back_from_her_colleague(house, logged):
    house.talk(ALMA, "alma").write("overtag V-2222")
    assert offered(logged) == {"Overdrag", "Overtag"}
    assert "Du har overtaget sagen." in logged.press("Overtag")


def test_a_button_that_was_shown_before_the_case_went_is_refused(house, logged):
    alma = house.talk(ALMA, "alma")
    offered(alma)
    old = alma.card
    logged.press("Overdrag")
    send(logged)
    assert "Sagen er ved at blive overdraget." in alma.press("Overtag", old)
    house.talk(BO, "hp").write("modtag V-2222")
    assert "Du har overtaget sagen." not in alma.press("Overtag", old)
