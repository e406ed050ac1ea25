"""A deputy is told of it, and can say no."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogs.cards import plain
from dialogs.ports.members import Member
from dialogs.ports.people import Person
from dialogs.together.deputies import DEPUTY, DeputyNotice
from dialogs.together.notices import NOTICE
from tests.dialogs.talk import BO, CARLA, SUNDAY, House, squeezed
from tests.dialogs.together.cast import member, send


class Post:
    """What is told of deputies."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.seen: set[str] = set()

    async def told(self, id: str) -> list[str]:
        """Return what the new notices to somebody say."""
        said = []
        for row in list(self.house.store.contents.post.rows.values()):
            mine = row.parcel.kind == DEPUTY and row.parcel.recipient.id == id and row.parcel.key not in self.seen
            if mine and (letter := await DeputyNotice(self.house.store).compose(row.parcel, self.house.now)):
                said.append(squeezed(plain.text(letter.view)))
            self.seen |= {row.parcel.key} if mine else set()
        return said


@pytest.fixture
def post(house: House) -> Post:
    """What is told of deputies in this house."""
    return Post(house)


async def test_a_deputy_is_told_that_she_was_named_of_the_days_and_that_it_is_over(house, logged, post):
    logged.write("stedfortræder Bo Riis")
    (named,) = await post.told("bo")
    assert named.startswith("Anne Holm har valgt dig som stedfortræder. Der er ikke noteret fravær nu.")
    assert named.endswith("[Nej, jeg kan ikke]")
    logged.write("ferie 1/12-24/12")
    (dates,) = await post.told("bo")
    assert "Du er stedfortræder for Anne Holm. Fra 1. december 2026 til 24. december 2026 kan du" in dates
    logged.write("stedfortræder Carla Juhl")
    assert await post.told("bo") == ["Du er ikke længere stedfortræder for Anne Holm."]
    (carla,) = await post.told("carla")
    assert "Anne Holm har valgt dig som stedfortræder. Fra 1. december 2026" in carla


async def test_what_was_changed_before_it_was_sent_is_not_told(logged, post):
    logged.write("stedfortræder Bo Riis")
    logged.write("stedfortræder ingen")
    logged.write("stedfortræder Bo Riis")
    assert all("har valgt dig som stedfortræder" in one for one in await post.told("bo"))


async def test_naming_the_same_deputy_again_tells_her_nothing_new(house, logged, post):
    for _ in range(2):
        logged.write("stedfortræder Bo Riis")
    assert len(await post.told("bo")) == 1


async def test_a_deputy_says_no_and_the_one_who_named_her_is_told(house, logged, post):
    logged.write("stedfortræder Bo Riis")
    bo = house.talk(BO, "hp")
    bo.verify("""
        > stedfortræder
        Du er stedfortræder for Anne Holm.
        > afslå stedfortræder
        Du er ikke længere stedfortræder for Anne Holm, som får besked.
        > afslå stedfortræder for Anne Holm
        Der er ingen, du er stedfortræder for nu.
    """)
    assert member(house, "anne").deputy is None
    assert await post.told("bo") == []
    (answer,) = await post.told("anne")
    assert answer.startswith("Bo Riis kan ikke være din stedfortræder.")


def test_who_stands_in_for_several_says_for_whom_she_cannot(house, logged):
    logged.write("stedfortræder Bo Riis")
    carla, bo = house.talk(CARLA, "lead"), house.talk(BO, "hp")
    carla.write("stedfortræder Bo Riis")
    assert "Du er stedfortræder for flere: Anne Holm, Carla Juhl." in bo.write("afslå stedfortræder")
    assert "ikke længere stedfortræder for Carla Juhl" in bo.write("afslå stedfortræder for carla")
    assert (member(house, "anne").deputy, member(house, "carla").deputy) == ("bo", None)


@pytest.mark.parametrize(("deputy", "expected"), [("dina", {"bo", "dina"}), (None, {"bo", "hans"})])
def test_a_handover_to_somebody_who_is_away_is_told_to_her_deputy_or_else_to_the_lead(
    house, logged, deputy, expected
):
    hp = member(house, "bo").team
    for id, role in (("dina", "caseworker"), ("hans", "team_lead")):
        house.store.contents.members["slagelse", id] = Member(Person("slagelse", id, id.title()), hp, role, SUNDAY)
    house.talk(BO, "hp").write("ferie 22/11-24/12")
    house.store.contents.members["slagelse", "bo"] = replace(member(house, "bo"), deputy=deputy)
    logged.write("overdrag 2026-117")
    send(logged, to="Bo Riis")
    notices = [row.parcel for row in house.store.contents.post.rows.values() if row.parcel.kind == NOTICE]
    assert {one.recipient.id for one in notices} == expected
