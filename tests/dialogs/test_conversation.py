"""One turn in, one reply out."""

from __future__ import annotations

import pytest

from dialogs.ports.failures import StoreUnavailableError
from dialogs.turns import Scope
from tests.dialogs.steps import MEMBER
from tests.dialogs.talk import ANNE, BO, CARLA


def test_a_message_that_was_answered_before_shows_what_now_stands(anne):
    anne.write("42 år, kth, sag i HP", activity="besked-1")
    kept = anne.kept
    seen = anne.write("42 år, kth, sag i HP", activity="besked-1")
    assert "42 år" in seen
    assert anne.kept == kept


def test_a_lookup_that_was_answered_before_says_so(anne):
    anne.write("find gæld", activity="besked-1")
    assert "Den besked har jeg allerede svaret på." in anne.write("find gæld", activity="besked-1")


def test_a_lookup_whose_answer_never_got_out_says_what_to_do(house, anne):
    house.answers_are_lost = True
    anne.write("find gæld", activity="besked-1")
    assert "Er der ikke kommet et svar" in anne.write("find gæld", activity="besked-1")


def test_a_decision_whose_answer_never_got_out_is_logged_once_and_found_again(house, anne):
    anne.given(**MEMBER)
    anne.write("log beslutning")
    anne.write("2026-117")
    house.answers_are_lost = True
    anne.write("gem", activity="besked-1")
    assert "Er der ikke kommet et svar" in anne.write("gem", activity="besked-1")
    assert len(house.store.contents.log) == 1
    assert "V-2222" in anne.write("mine")


@pytest.mark.parametrize("lost", [False, True])
def test_gem_that_comes_again_gets_the_receipt_as_it_came_and_logs_nothing(house, anne, lost):
    carla = house.talk(CARLA, "hos Carla")
    anne.given(**MEMBER)
    for talk in (carla, anne):
        for said in ("42 år, kth, sag i HP", "log beslutning", "2026-117"):
            talk.write(said)
    carla.write("gem")
    gem = anne.card.press("Gem")
    house.answers_are_lost = lost
    receipt = anne.choose(gem, activity="klik-1")
    logged = list(house.store.contents.log)
    house.answers_are_lost = False
    assert "V-2222" in receipt
    assert "Carla Juhl har også logget" in receipt
    assert anne.choose(gem, activity="klik-1") == receipt
    anne.write("27 år, dagpenge")
    assert anne.choose(gem, activity="klik-1") == receipt
    assert house.store.contents.log == logged


def test_gem_of_another_that_comes_again_gets_no_receipt_of_hers(house, anne):
    anne.given(**MEMBER)
    anne.write("log beslutning")
    anne.write("2026-117")
    gem = anne.card.press("Gem")
    anne.choose(gem, activity="klik-1")
    assert "V-2222" not in house.talk(BO, "chat").choose(gem, activity="klik-1")


def test_a_database_that_cannot_be_written_loses_nothing_that_was_saved(house, anne):
    anne.given(**MEMBER)
    house.store.unavailable = "at_end"
    with pytest.raises(StoreUnavailableError):
        anne.write("gæld")
    house.store.unavailable = None
    assert anne.kept.values == MEMBER
    assert "Tilføjet: Gæld." in anne.write("gæld")


def test_two_people_in_one_place_have_an_assessment_each(house):
    anne, bo = house.talk(ANNE, "fælles"), house.talk(BO, "fælles")
    anne.write("42 år, kth, sag i HP")
    bo.write("27 år, dagpenge")
    assert anne.kept.values == MEMBER
    assert bo.kept.values == {"alder": 27, "ydelse": "dagpenge"}


def test_a_name_that_changed_is_the_same_person(house, anne):
    anne.given(**MEMBER)
    renamed = house.talk(type(ANNE)(ANNE.tenant, ANNE.id, "Anne Gift"))
    assert "42 år" in renamed.write("vis")


def test_two_devices_see_the_same_assessment(house, anne):
    phone = house.talk()
    anne.write("42 år, kth")
    phone.write("sag i HP")
    assert anne.kept.values == MEMBER
    stale = anne.card
    assert "Kortet var gammelt" in anne.press("Ved ikke", stale)


@pytest.mark.parametrize("scope", Scope)
def test_everybody_is_welcomed_with_a_card(house, scope):
    reply = house.conversation.welcome(ANNE, scope, house.now)
    assert reply.view is not None
    assert reply.text is None
