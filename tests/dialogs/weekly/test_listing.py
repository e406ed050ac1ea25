"""Everything in a team's week: its cases by number, and the lines for a spreadsheet."""

from __future__ import annotations

from datetime import timedelta

from tests.dialogs.talk import ANNE, BO, CARLA, House, finished, squeezed
from tests.dialogs.weekly.test_asking import logged
from tests.storage.cast import decision


async def filled(house: House, cases: int) -> None:
    """Let Anne have logged on so many cases, all of them to be followed up today."""
    told = {"at": house.now, "follow_up": house.now.date(), "corrects": None, "warnings": (), "periods": {}}
    async with house.store.turn("slagelse", "", None, house.now) as session:
        for number in range(cases):
            await session.log(decision(f"b{number}", ANNE, f"2026-{number}", **told))


def test_a_list_that_is_too_long_says_how_many_more_there_are_and_where(house: House) -> None:
    finished(filled(house, 75))
    carla = house.talk(CARLA)
    carla.write("ugeoverblik")
    seen = carla.press("Vis sagerne")
    assert (seen.count("V-"), "Der er 15 sager mere" in seen) == (60 + 3, True)
    assert len(carla.press("Hent regneark").splitlines()) >= 75


def test_a_list_that_has_room_for_all_names_no_more(house: House) -> None:
    finished(filled(house, 60))
    carla = house.talk(CARLA)
    carla.write("ugeoverblik")
    seen = carla.press("Vis sagerne")
    assert "sager mere" not in seen
    assert "[Hent regneark]" not in seen


def test_another_teams_card_shows_nothing_to_somebody_who_presses_it(house: House) -> None:
    logged(house, follow_up="23/11-2026")
    house.now += timedelta(days=1)
    carla, bo = house.talk(CARLA), house.talk(BO)
    carla.write("ugeoverblik")
    for title in ("Vis sagerne", "Hent regneark"):
        assert "V-2222" not in bo.press(title, carla.cards[-1])


def test_the_cases_can_be_listed_and_opened(house: House) -> None:
    logged(house, follow_up="23/11-2026")
    house.now += timedelta(days=1)
    house.talk(CARLA).verify("""
        > ugeoverblik
        [Vis sagerne]
        Sager i uge 48: AM Voksne
        Opfølgning i ugen
        V-2222: 23. november 2026
        [Sag V-2222]
        V-2222
        Anne Holm
    """)


def test_the_spreadsheet_comes_as_lines_to_copy(house: House) -> None:
    logged(house, follow_up="23/11-2026")
    house.now += timedelta(days=1)
    carla = house.talk(CARLA)
    carla.write("ugeoverblik")
    lines = carla.press("Hent regneark").splitlines()
    assert lines[0] == "Afsnit;Sag;Hvad;Dage"
    assert "Opfølgning i ugen;V-2222;23. november 2026;0" in lines
    assert lines[-2:] == ["Fællesmængden, AM;1;0", "I alt;1;0"]


def test_what_the_buttons_of_an_older_week_do_can_be_typed_with_the_week(house: House) -> None:
    logged(house)
    house.now += timedelta(days=7)
    carla = house.talk(CARLA)
    assert "I alt;1;0" in carla.write("hent regneark uge 47")
    assert "I alt;1;0" not in carla.write("hent regneark uge 46")
    assert "Sager i uge 47: AM Voksne" in carla.write("vis sagerne uge 47")
    assert "er ikke en uge" in carla.write("vis sagerne uge 99")


def test_the_teams_week_is_typed_as_its_button_is_called(house: House) -> None:
    anne = house.talk(ANNE)
    assert "[Teamets uge]" in anne.write("ugeoverblik")
    assert "Ugeoverblik, uge 47: AM Voksne" in squeezed(anne.write("teamets uge"))
    assert "Ugeoverblik, uge 46: AM Voksne" in squeezed(anne.write("teamets uge 46"))
