"""A case goes on where the one who has it is away, or has left."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogs.ports.members import Leave, Member
from dialogs.ports.people import Person
from dialogs.together.notices import NOTICE
from tests.dialogs.talk import BO, CARLA, SUNDAY, House, squeezed
from tests.dialogs.together.cast import member, send

LENE = Person("slagelse", "lene", "Lene Bach")


@pytest.fixture
def handed(house, logged):
    """Anne's chat, where she has just sent a case to Bo, whose lead is Lene."""
    house.store.contents.members["slagelse", "lene"] = Member(LENE, member(house, "bo").team, "team_lead", SUNDAY)
    house.store.contents.members["slagelse", "carla"] = replace(
        member(house, "carla"), role="team_lead", team=member(house, "anne").team
    )
    logged.write("overdrag 2026-117")
    return logged


def absent(house: House, **changes: object) -> None:
    house.store.contents.members["slagelse", "bo"] = replace(member(house, "bo"), **changes)


def test_a_case_of_somebody_who_has_left_is_with_the_lead_whose_team_carries_it(house, handed):
    send(handed, to="Bo Riis")
    house.talk(BO, "hp").write("modtag V-2222")
    absent(house, status="left")
    left = "V-2222: Bo Riis er stoppet. Skriv »overtag V-2222«."
    lene = house.talk(LENE, "lene")
    assert left in squeezed(lene.write("mine"))
    assert left not in squeezed(house.talk(CARLA, "carla").write("mine"))
    assert "Du har overtaget sagen" in lene.write("overtag V-2222")
    assert left not in squeezed(lene.write("mine"))


def test_the_sender_sees_that_the_receiver_is_away_and_who_else_can_answer(house, handed):
    absent(house, leave=Leave(house.now.date()))
    assert "Bo Riis er væk nu. Lene Bach kan også svare." in squeezed(send(handed, to="Bo Riis"))
    absent(house, leave=None)
    assert "er væk nu" not in handed.write("overdragelse V-2222")


def test_who_is_away_with_nobody_else_about_is_told_to_be_rung(house, handed):
    del house.store.contents.members["slagelse", "lene"]
    absent(house, leave=Leave(house.now.date()))
    assert "Bo Riis er væk nu, og ingen anden er valgt til at svare." in squeezed(send(handed, to="Bo Riis"))


def test_what_a_colleague_takes_for_the_one_who_is_named_is_on_her_list_and_told_to_her(house, handed):
    send(handed, to="Bo Riis")
    lene, bo = house.talk(LENE, "lene"), house.talk(BO, "hp")
    lene.write("modtag V-2222")
    told = [row.parcel for row in house.store.contents.post.rows.values() if row.parcel.kind == NOTICE]
    assert {one.recipient.id for one in told if one.key.endswith(":received")} == {"anne", "bo"}
    assert "Overtaget: V-2222" in bo.write("mine")
    assert "Overtaget" not in lene.write("mine")
