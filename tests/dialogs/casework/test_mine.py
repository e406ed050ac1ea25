"""One's own list."""

from __future__ import annotations

from datetime import timedelta

from tests.dialogs.steps import DECIDED, MEMBER
from tests.dialogs.talk import BO, squeezed


def log(talk, case, **filled):
    talk.given(**DECIDED)
    talk.press("Log beslutning")
    talk.press("Gem", case=case, **filled)


def test_an_empty_list_says_so(anne):
    assert "Du har ingen kladder, overdragelser eller loggede beslutninger." in squeezed(anne.write("mine"))


def test_follow_ups_stand_by_date_and_what_is_overdue_says_so(house, anne):
    log(anne, "1", follow_up="2026-12-24")
    log(anne, "2", follow_up="2026-11-30")
    house.now += timedelta(days=14)
    anne.verify("""
        > mine
        Opfølgning
        V-2223: skulle være fulgt op 30. november 2026
        V-2222: 24. december 2026
        Notat ikke lagt på sagen: V-2223, V-2222
        Seneste beslutninger
        V-2223
        V-2222
        [Sag V-2222]
        Sag V-2222
    """)


def test_a_draft_without_facts_is_not_listed(anne):
    anne.write("ny")
    assert "Du har ingen kladder" in anne.write("mine")


def test_a_single_draft_has_one_way_on(anne):
    anne.given(**MEMBER)
    anne.write("mine")
    assert anne.card.titles == ["Fortsæt vurderingen"]


def test_no_facts_stand_in_the_list(anne):
    anne.given(**MEMBER)
    log(anne, "2026-117")
    seen = anne.write("mine")
    assert not any(fact in seen for fact in ("42", "Kontanthjælp", "2026-117"))


def test_nobody_sees_the_list_of_another(house, anne):
    anne.given(**MEMBER)
    assert "Du har ingen kladder" in house.talk(BO, "andet sted").write("mine")
    assert "Der er ingen vurdering i gang" in house.talk(BO, "andet sted").write("fortsæt")


def test_continuing_comes_below_and_shrinks_the_card_that_stood_before(anne):
    anne.given(**MEMBER)
    anne.write("mine")
    anne.press("Fortsæt vurderingen")
    assert not anne.reply.replaces
    assert anne.reply.collapsed is not None
    assert anne.reply.collapsed.actions == ()


def test_an_empty_list_has_a_way_on(anne):
    anne.write("mine")
    assert anne.card.titles == ["Ny vurdering"]
