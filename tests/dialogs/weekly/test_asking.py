"""Asking for the week in the chat, and what the buttons of its card do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.ports.members import Basis, Leave
from dialogs.turns import Scope
from dialogs.weekly.asked import read_week
from knowledge.weeks import Week
from tests.dialogs.talk import ANNE, BO, CARLA, DORTE, ERIK, House, everything, squeezed

NEW_YEAR = date(2027, 1, 5)
"""Tuesday of 2027-W01; the week before it is 2026-W53."""


def logged(house: House, *, follow_up: str = "", case: str = "2026-117") -> None:
    """Let Anne log a decision, with a day to follow up on."""
    anne = house.talk(ANNE)
    anne.write("42 år, kth, drikker hver dag så han ikke kan passe praktik, sag i HP")
    anne.write("log beslutning")
    anne.write(case)
    if follow_up:
        anne.write(f"opfølgning {follow_up}")
    anne.write("gem")


def test_a_lead_sees_what_matters_on_top_then_figures(house: House) -> None:
    logged(house, follow_up="23/11-2026")
    house.now += timedelta(days=2)
    house.talk(CARLA).verify("""
        > ugeoverblik
        Ugeoverblik, uge 48: AM Voksne
        23. november – 29. november 2026
        1 opfølgning er i denne uge.
        Opfølgning i ugen
        V-2222: 23. november 2026
        Beslutninger
        Uge 47 Uge 46
        Fællesmængden, AM 1 0
        ... 42
        ... kontanthjælp
        ... Anne
    """)


def test_a_case_that_should_have_been_followed_up_is_overdue_until_it_is_decided_anew(house: House) -> None:
    logged(house, follow_up="24/11-2026")
    house.now += timedelta(days=12)
    carla = house.talk(CARLA)
    carla.verify("""
        > ugeoverblik
        1 opfølgning er over tiden.
        V-2222: 24. november 2026, 10 dage siden
    """)
    logged(house, follow_up="24/12-2026")
    assert "over tiden" not in carla.write("ugeoverblik")


def test_a_week_in_which_nothing_happened_is_a_short_card(house: House) -> None:
    seen = squeezed(house.talk(CARLA).write("ugeoverblik"))
    assert "En stille uge" in seen
    assert "Beslutninger" not in seen
    assert "[Vis sagerne]" not in seen


@pytest.mark.parametrize("asked", ["uge 47", "2026-W47", "uge 47 2026", "sidste uge", "47", "UGE 47."])
def test_an_older_week_tells_what_happened_in_it(house: House, asked: str) -> None:
    logged(house, follow_up="24/11-2026")
    house.now += timedelta(days=5)
    house.talk(CARLA).verify(f"""
        > ugeoverblik {asked}
        Ugeoverblik, uge 47: AM Voksne
        Beslutninger: 1, 1 flere end ugen før.
        ... Opfølgning
    """)


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("uge 99", "»uge 99« er ikke en uge"),
        ("2025-W53", "er ikke en uge"),
        ("i morgen tidlig", "er ikke en uge"),
        ("2099-W01", "er ikke begyndt endnu"),
        ("uge 48", "Uge 48 er ikke begyndt endnu; den begynder 23. november 2026."),
        ("uge 1", "Uge 1 er ikke begyndt endnu; den begynder 4. januar 2027."),
    ],
)
def test_what_is_no_week_or_not_yet_gets_a_sentence(house: House, asked: str, answer: str) -> None:
    assert answer in house.talk(CARLA).write(f"ugeoverblik {asked}")


@pytest.mark.parametrize(
    ("text", "week"),
    [
        ("", "2027-W01"),
        ("uge 1", "2027-W01"),
        ("uge 53", "2026-W53"),
        ("uge 52", "2026-W52"),
        ("sidste uge", "2026-W53"),
        ("næste uge", "2027-W02"),
        ("2026-W53", "2026-W53"),
        ("uge 53 2026", "2026-W53"),
        ("uge 53/2025", None),
        ("uge 2", "2027-W02"),
        ("uge 9", "2027-W09"),
        ("uge 10", "2026-W10"),
        ("uge 0", None),
        ("2027-W53", None),
    ],
)
def test_a_number_alone_is_the_latest_such_week_or_one_that_comes_soon_also_over_new_year(
    text: str, week: str | None
) -> None:
    read = read_week(text, NEW_YEAR)
    assert read == (Week.read(week) if week else None)


def test_a_caseworker_gets_her_own_week_and_her_teams_by_a_button(house: House) -> None:
    logged(house, follow_up="24/11-2026")
    house.now += timedelta(days=1)
    house.talk(ANNE).verify("""
        > ugeoverblik
        Din uge 48, Anne
        Opfølgning i ugen
        V-2222: 24. november 2026
        Notat ikke lagt på sagen
        V-2222
        [Teamets uge]
        Ugeoverblik, uge 48: AM Voksne
    """)


def test_a_caseworker_with_nothing_waiting_is_told_so(house: House) -> None:
    assert "Der venter ikke noget på dig" in house.talk(BO).write("ugeoverblik")


def test_strangers_and_others_see_nothing_of_a_team(house: House) -> None:
    logged(house)
    assert "bed om adgang" in house.talk(ERIK).write("ugeoverblik")
    assert "V-2222" not in house.talk(BO).write("ugeoverblik uge 47")
    assert "V-2222" not in house.talk(DORTE).write("ugeoverblik uge 47")


def test_a_deputy_from_another_team_sees_it_while_the_lead_is_away_and_reads_as_a_deputy(house: House) -> None:
    logged(house, follow_up="23/11-2026")
    bo = house.talk(BO)
    bo.write("mine")
    house.talk(CARLA).write("mine")
    members, today = house.store.contents.members, house.now.date()
    away = Leave(today, today + timedelta(days=1))
    members["slagelse", "carla"] = replace(members["slagelse", "carla"], deputy="bo", leave=away)
    house.now += timedelta(days=1)
    seen = bo.write("ugeoverblik")
    assert ("V-2222" in seen, "[Afmeld]" in seen) == (True, False)
    assert house.store.contents.readings[-1].basis is Basis.DEPUTY
    house.now += timedelta(days=1)
    assert "V-2222" not in bo.write("ugeoverblik")
    assert "et andet teams uge" in bo.press("Vis sagerne", bo.cards[-2])


def test_looking_is_noted_as_a_reading(house: House) -> None:
    carla = house.talk(CARLA)
    carla.write("ugeoverblik")
    (reading,) = house.store.contents.readings
    assert (reading.reader, reading.what) == (CARLA, "digest")


def test_a_channel_is_told_where_to_ask(house: House) -> None:
    seen = house.talk(CARLA, "kanal", Scope.CHANNEL).write("ugeoverblik")
    assert "Ugeoverblik, uge" not in seen


def test_somebody_without_a_team_is_told_that_it_is_a_teams(house: House) -> None:
    house.talk(CARLA).write("ugeoverblik")
    members = house.store.contents.members
    members["slagelse", "carla"] = replace(members["slagelse", "carla"], team=None, role="admin")
    assert "Du er ikke i et team" in house.talk(CARLA).write("ugeoverblik")
    assert "42" not in everything(house)


def test_an_older_week_without_a_decision_says_so(house: House) -> None:
    assert "Der blev ikke logget nogen beslutninger" in squeezed(house.talk(CARLA).write("ugeoverblik uge 46"))
