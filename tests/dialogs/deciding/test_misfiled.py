"""A decision that was logged on the wrong case."""

from __future__ import annotations

import pytest

from dialogs.deciding.misfiled import standing
from tests.dialogs.steps import DECIDED
from tests.dialogs.talk import BO, CARLA, Talk


@pytest.fixture
def logged(anne: Talk) -> Talk:
    anne.given(**DECIDED)
    anne.press("Log beslutning")
    anne.press("Gem", case="2026-117")
    return anne


def test_it_is_hidden_at_once_and_stands_on_the_right_case(logged: Talk) -> None:
    before = logged.kept.decision
    logged.verify("""
        [Logget på forkert sag]
        Logget på forkert sag (V-2222)
        [Skjul beslutningen | Rigtigt sagsnummer (kan vente): 2026-118]
        Beslutningen er logget
        Beslutningen er skjult på sag V-2222.
        V-2223
        > sag 2026-117
        Der er ingen sag med det nummer, som du har adgang til.
        > sag 2026-118
        Sag V-2223
        Fællesmængden
        > mine
        V-2223
        ... V-2222
    """)
    moved = logged.kept.decision
    assert (moved.facts, moved.suggestion, moved.corrects) == (before.facts, before.suggestion, before.id)


def test_the_right_case_can_wait_and_be_typed(logged: Talk) -> None:
    logged.verify("""
        > forkert sag
        [Skjul beslutningen]
        Beslutningen er skjult på sag V-2222.
        Den er ikke logget andre steder.
        > notat
        Der er ingen
        ... NOTAT
    """)


def test_one_line_moves_it(logged: Talk) -> None:
    logged.verify("""
        > flyt til sag 2026-118
        Beslutningen er skjult på sag V-2222.
        V-2223
    """)


def test_nothing_is_deleted_from_the_log_and_the_withdrawal_says_nothing_of_the_citizen(logged: Talk) -> None:
    logged.write("flyt til sag 2026-118")
    entries = list(logged.house.store.contents.log)
    first, withdrawal, moved = (one.decision for one in entries)
    assert withdrawal.corrects == first.id
    assert (withdrawal.facts, withdrawal.suggestion, withdrawal.segment, withdrawal.follow_up) == ({}, {}, None, None)
    assert [one.decision for one in standing(entries)] == [moved]


def test_pressed_twice_it_moves_once(logged: Talk) -> None:
    logged.press("Logget på forkert sag")
    card = logged.card
    logged.press("Skjul beslutningen", card, right_case="2026-118")
    logged.press("Skjul beslutningen", card, right_case="2026-118")
    assert len(logged.house.store.contents.log) == 3


def test_a_cpr_number_is_no_case_number(logged: Talk) -> None:
    logged.press("Logget på forkert sag")
    logged.press("Skjul beslutningen", right_case="010203-1234")
    assert len(logged.house.store.contents.log) == 1


def test_a_colleague_in_the_team_may_and_the_other_centre_may_not(logged: Talk) -> None:
    carla = logged.house.talk(CARLA, "lead")
    carla.write("sag 2026-117")
    old = carla.card
    bo = logged.house.talk(BO, "hp")
    bo.write("sag 2026-117 fordi jeg har vagten for HP i dag")
    assert "Logget på forkert sag" not in bo.card.titles
    bo.choose(old.press("Logget på forkert sag"))
    assert "Skjul beslutningen" not in bo.card.titles
    carla.press("Logget på forkert sag", old)
    assert "Beslutningen er skjult" in carla.press("Skjul beslutningen")


def test_what_was_shown_before_is_gone_from_its_old_buttons(logged: Talk) -> None:
    logged.write("sag 2026-117")
    old = logged.card
    logged.write("forkert sag")
    logged.press("Skjul beslutningen")
    assert "NOTAT" not in logged.press("Vis notat", old)


def test_a_withdrawn_decision_is_handed_over_by_nobody(logged: Talk) -> None:
    logged.write("flyt til sag 2026-118")
    assert "Overdrag V-2222" not in logged.write("overdrag V-2222")


def test_joining_ones_own_case_to_anothers_does_not_open_what_the_forum_wrote_there(logged: Talk) -> None:
    logged.write("sparringsforum V-2222 hvem skal være tovholder")
    assert "hvem skal være tovholder" in logged.write("sag V-2222")
    bo = logged.house.talk(BO, "hp")
    bo.given(**DECIDED)
    bo.press("Log beslutning")
    bo.press("Gem", case="88-3")
    bo.write("kobl 88-3 med V-2222")
    assert "hvem skal være tovholder" not in bo.write("sag 88-3")
