"""Finding a decision again, by its id or as the newest on a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import pytest

from dialogs.casework.case_card import case_view
from dialogs.casework.cases import by_id, newest_here
from dialogs.ports.handovers import Handover
from dialogs.ports.members import Basis, Member, Permit
from tests.dialogs.steps import DECIDED
from tests.dialogs.talk import ANNE, BO, CARLA, ERIK, House, Talk, finished
from tests.fakes import MemorySession


def log(talk: Talk, number: str = "2026-117") -> None:
    talk.given(**DECIDED)
    talk.press("Log beslutning")
    talk.press("Gem", case=number)


@pytest.fixture
def logged(anne: Talk) -> Talk:
    log(anne)
    return anne


def test_a_decision_is_found_by_its_id_with_the_grounds_to_read_it(house: House, logged: Talk) -> None:
    id = logged.kept.decision.id
    for person, grounds in ((ANNE, Basis.AUTHOR), (CARLA, Basis.TEAM)):
        talk = house.talk(person, person.id)
        talk.write("mine")
        found = finished(by_id(talk.desk(), id))
        assert found is not None
        assert (found.logged.decision.id, found.basis, found.may_change) == (id, grounds, True)


def test_a_decision_that_was_withdrawn_is_found_no_more(logged: Talk) -> None:
    id = logged.kept.decision.id
    logged.write("forkert sag")
    logged.press("Skjul beslutningen")
    assert finished(by_id(logged.desk(), id)) is None
    assert finished(newest_here(logged.desk(), "V-2222")) is None


@pytest.mark.parametrize("person", [BO, ERIK], ids=lambda person: person.name)
def test_what_is_not_hers_to_read_is_not_found(house: House, logged: Talk, person) -> None:
    talk = house.talk(person, "elsewhere")
    talk.write("mine")
    assert finished(by_id(talk.desk(), logged.kept.decision.id)) is None
    assert finished(newest_here(talk.desk(), "V-2222")) is None


def test_who_may_only_read_does_not_work_on_it(house: House, logged: Talk) -> None:
    bo = house.talk(BO, "hp")
    bo.write("sag V-2222 fordi borgeren står i døren hos os")
    assert finished(newest_here(bo.desk(), "V-2222")) is None
    found = finished(newest_here(bo.desk(), " v-2222 ", frozenset(Basis)))
    assert found is not None
    assert not found.may_change


class Counting(MemorySession):
    """A turn that counts what is asked of it."""

    asked: Counter[str]

    async def permits(self, case: str) -> tuple[Permit, ...]:
        self.asked["permits"] += 1
        return await super().permits(case)

    async def handovers(self, cases: Collection[str]) -> tuple[Handover, ...]:
        self.asked["handovers"] += 1
        return await super().handovers(cases)

    async def member(self, id: str) -> Member | None:
        self.asked["member"] += 1
        return await super().member(id)


def asked_for(talk: Talk) -> Counter[str]:
    """What opening the case asks of the store."""
    desk = talk.desk()
    desk.session = Counting(talk.house.store.contents, talk.person.tenant, seen=False)
    desk.session.asked = Counter()
    finished(case_view(desk, "2026-117"))
    return desk.session.asked


def test_more_decisions_on_a_case_ask_no_more_of_the_store(house: House, logged: Talk) -> None:
    once = asked_for(logged)
    for _ in range(3):
        log(logged)
    assert asked_for(logged) == once


def test_a_stranger_is_looked_up_once_a_turn(house: House, logged: Talk) -> None:
    assert asked_for(house.talk(ERIK, "outside"))["member"] == 1
