"""When what is written is about somebody else: two citizens are never mixed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dialogs.turns import Scope
from tests.dialogs.steps import MEMBER
from tests.dialogs.talk import squeezed

SECOND = {"alder": 51, "ydelse": "sygedagpenge", "gaeld": True}


def test_another_citizen_in_the_middle_is_asked_about_before_anything_is_changed(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > 51 år, sygedagpenge, gæld
        Er det en ny borger?
        Det passer ikke med den vurdering, der er i gang: 51 år og Sygedagpenge.
    """)
    assert anne.kept.values == MEMBER


@pytest.mark.parametrize("answer", ["ja", "ny borger", "Ja, ny borger", "ny"])
def test_a_new_citizen_gets_an_assessment_of_its_own(anne, answer):
    anne.given(**MEMBER)
    anne.write("51 år, sygedagpenge, gæld")
    anne.write(answer)
    newest, older = anne.kept.drafts
    assert {id: stated.value for id, stated in newest.facts.items()} == SECOND
    assert newest.facts["alder"].words == "51 år"
    assert {id: stated.value for id, stated in older.facts.items()} == MEMBER


@pytest.mark.parametrize("answer", ["nej", "samme borger", "Nej, samme borger"])
def test_the_same_citizen_is_corrected(anne, answer):
    anne.given(**MEMBER)
    anne.write("51 år, sygedagpenge, gæld")
    assert "Rettet: Alder er nu 51 år." in anne.write(answer)
    assert anne.kept.values == {**MEMBER, **SECOND}


def test_going_back_drops_what_was_written_about_another_and_says_so(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > 51 år, sygedagpenge, gæld
        [Tilbage]
        Det, du skrev om en anden, er ikke brugt.
    """)
    assert anne.kept.values == MEMBER
    assert anne.kept.draft.form == {}


def test_what_is_added_before_it_is_answered_is_kept_too(anne):
    anne.given(**MEMBER)
    anne.write("51 år, sygedagpenge, gæld")
    assert "Er det en ny borger?" in anne.write("hjemløs")
    anne.write("ja")
    assert anne.kept.values == {**SECOND, "hjemloes": True}


def test_the_question_survives_a_look_elsewhere(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > 51 år, sygedagpenge, gæld
        > find mentor
        > vis
        Er det en ny borger?
    """)


@pytest.mark.parametrize("line", ["ret alder til 43", "log beslutning", "forfra", "begrundelse", "flere oplysninger"])
def test_nothing_else_is_changed_before_it_is_answered(anne, line):
    anne.given(**MEMBER)
    anne.write("51 år, sygedagpenge, gæld")
    assert "Er det en ny borger?" in anne.write(line)
    anne.write("ja")
    assert anne.kept.values == SECOND


def test_undoing_leaves_the_question(anne):
    anne.given(**MEMBER)
    anne.write("51 år, sygedagpenge, gæld")
    assert "Det, du skrev om en anden, er ikke brugt." in anne.write("fortryd")
    assert anne.kept.values == MEMBER


def test_the_question_comes_back_when_cancelling_was_not_meant(anne):
    anne.given(**MEMBER)
    anne.write("51 år, sygedagpenge, gæld")
    anne.write("annullér")
    assert "Er det en ny borger?" in anne.write("nej")
    anne.write("ja")
    assert anne.kept.values == SECOND


@pytest.mark.parametrize(
    "line", ["ny 27 år, dagpenge", "næste borger: 27 år, dagpenge", "og en til, 27 år, dagpenge"]
)
def test_a_third_citizen_leaves_the_one_asked_about_among_the_drafts_and_it_is_told(anne, line):
    anne.given(**MEMBER)
    anne.write("51 år, sygedagpenge, gæld")
    assert "Den borger, du skrev om før, ligger blandt dine kladder." in squeezed(anne.write(line))
    assert drafts(anne) == [{"alder": 27, "ydelse": "dagpenge"}, SECOND, MEMBER]


def test_a_third_citizen_is_not_mixed_with_the_one_asked_about(anne):
    anne.given(**MEMBER)
    anne.write("51 år, sygedagpenge, gæld")
    anne.verify("""
        > 27 år, dagpenge
        Er det en ny borger?
        Den borger, du skrev om før, ligger blandt dine kladder.
        Det passer ikke med den vurdering, der er i gang: 27 år og Dagpenge.
        > ja
    """)
    assert drafts(anne) == [{"alder": 27, "ydelse": "dagpenge"}, SECOND, MEMBER]


def drafts(talk):
    """Return what is stated in every open draft, newest first."""
    return [{id: stated.value for id, stated in draft.facts.items()} for draft in talk.kept.drafts]


@pytest.mark.parametrize("opening", ["næste borger:", "borger 2:", "en anden borger,", "og en til,"])
def test_who_says_that_it_is_another_is_not_asked(anne, opening):
    anne.given(**MEMBER)
    anne.verify(f"""
        > {opening} 51 år, sygedagpenge, gæld
        ... Er det en ny borger?
        Alder 51 år
    """)
    assert drafts(anne) == [SECOND, MEMBER]


@pytest.mark.parametrize("line", ["hov, 51 år og sygedagpenge", "rettelse: 51 år på sygedagpenge"])
def test_who_says_that_it_is_a_correction_is_not_asked(anne, line):
    anne.given(**MEMBER)
    anne.write(line)
    assert anne.kept.values == {**MEMBER, "alder": 51, "ydelse": "sygedagpenge"}


def test_a_whole_other_citizen_is_asked_about_however_the_line_opens(anne):
    anne.given(**MEMBER)
    assert "Er det en ny borger?" in anne.write("hov, 51 år, sygedagpenge, gæld, hjemløs")


def test_a_correction_of_one_fact_is_no_new_citizen(anne):
    anne.given(**MEMBER)
    anne.write("han er 43 år")
    assert anne.kept.values == {**MEMBER, "alder": 43}


def test_the_day_after_one_other_age_is_enough_to_ask(house, anne):
    anne.given(**MEMBER)
    house.now += timedelta(days=1)
    assert "Er det en ny borger?" in anne.write("51 år, gæld")


def test_a_new_one_leaves_the_other_among_the_drafts_to_go_on_with(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > ny
        Ny vurdering
        > 51 år, sygedagpenge
        Alder 51 år
        > mine
        Kladde 1 22. november 2026 kl. 10.00, 2 oplysninger – den, vi er i gang med
        Kladde 2 22. november 2026 kl. 10.00, 3 oplysninger
        [Fortsæt kladde 2]
        Alder 42 år
        Åben sag i HP
        > ja
        > mine
        Kladde 1 22. november 2026 kl. 10.00, 4 oplysninger – den, vi er i gang med
        > fortsæt kladde 2
        Alder 51 år
        > fortsæt kladde 7
        Den vurdering er ikke åben længere.
    """)
    assert anne.kept.values == {"alder": 51, "ydelse": "sygedagpenge"}


def test_a_new_one_may_be_described_at_once(anne):
    anne.given(**MEMBER)
    anne.write("ny 51 år, sygedagpenge, gæld")
    assert [len(draft.facts) for draft in anne.kept.drafts] == [3, 3]
    assert anne.kept.values == SECOND


@pytest.mark.parametrize("end", ["log beslutning", "annullér"])
def test_what_is_written_after_one_is_ended_never_goes_into_the_one_before(anne, end):
    anne.given(**MEMBER)
    anne.write("ny 51 år, sygedagpenge, gæld")
    for line in ("log beslutning", "2026-1", "gem") if end == "log beslutning" else ("annullér", "ja"):
        anne.write(line)
    anne.write("27 år, dagpenge")
    assert sorted(sorted(draft.facts) for draft in anne.kept.drafts) == [
        ["alder", "sag_i_hp", "ydelse"],
        ["alder", "ydelse"],
    ]


def test_pressing_new_again_and_again_leaves_no_empty_drafts(anne):
    for _ in range(3):
        anne.write("hjælp")
        anne.press("Ny vurdering")
    assert len(anne.kept.drafts) == 1


def test_the_card_of_one_set_aside_is_no_way_into_the_wrong_citizen(anne):
    anne.given(**MEMBER)
    old = anne.card
    anne.write("ny 51 år, sygedagpenge, gæld")
    anne.press("Ja", old)
    anne.verify("""
        > vis
        Alder 51 år
    """)
    assert [len(draft.facts) for draft in anne.kept.drafts] == [3, 3]


def test_the_card_of_one_set_aside_can_take_it_up_again(anne):
    anne.given(**MEMBER)
    old = anne.card
    anne.write("ny 51 år, sygedagpenge, gæld")
    assert "lagt til side" in anne.press("Ja", old)
    assert "42 år" in anne.press("Fortsæt vurderingen")
    assert "Rettet: Alder er nu 43 år" in anne.write("ret alder til 43")


def test_a_draft_goes_on_in_another_chat(house, anne):
    anne.given(**MEMBER)
    elsewhere = house.talk(place="telefonen", scope=Scope.PERSONAL)
    assert "Der er ingen vurdering i gang" in elsewhere.write("vis")
    assert "42 år" in elsewhere.write("fortsæt")
    assert "Der er ingen vurdering i gang" in anne.write("vis")
