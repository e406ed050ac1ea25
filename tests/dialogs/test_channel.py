"""A channel or a group chat gets lookups only, and the reason why."""

from __future__ import annotations

import pytest

from dialogs.turns import Scope
from tests.dialogs.talk import ANNE


@pytest.fixture(params=[Scope.CHANNEL, Scope.GROUP])
def group(request, house):
    return house.talk(ANNE, "kanal", request.param)


def test_lookups_questions_and_words_are_answered(group):
    group.verify("""
        > find gæld
        Økonomisk vejledning
        [Detaljer: Økonomisk vejledning]
        Status
        > find gæld
        [Vis flere om gæld]
        > gæld
        Fandt
        > hvad er fællesmængden?
        De borgere, hvis problemer er for komplekse
        > hvem har § 85 når han får fp fra 1/3?
        Fra 1. marts 2027 HP har § 85
        > lov
        Ændringer i loven
    """)


def test_a_described_citizen_is_refused_with_the_reason_and_asked_to_be_deleted(group):
    group.verify("""
        > 42 år, kth, sag i HP
        Slet beskeden
        Her slår jeg kun op.
        i en privat chat
        ... Fællesmængden
        ... Kontanthjælp
    """)
    assert group.kept.drafts == ()


@pytest.mark.parametrize(
    "line", ["ny", "mine", "sag 2026-117", "notat", "log beslutning", "hjælp", "blåbærgrød", "", "😀"]
)
def test_everything_else_gets_the_reason_why_not(group, line):
    seen = group.write(line)
    assert "Her slår jeg kun op." in seen
    assert "Slet beskeden" not in seen
    assert group.kept.drafts == ()


def test_a_question_that_describes_a_citizen_is_refused_too(group):
    assert "Slet beskeden" in group.write("hun er 42 år, på kontanthjælp og har sag i HP. hvem har § 85?")


def test_a_cpr_number_is_told(group):
    seen = group.write("find gæld til 010190-1234")
    assert "ligner et CPR-nummer" in seen
    assert "1234" not in seen


def test_help_comes_first_when_a_life_is_at_stake(group):
    assert "112" in group.write("hun siger hun ikke gider leve mere")


def test_a_very_long_message_is_told(group):
    assert "for lang" in group.write("find gæld " * 2000)


def test_the_assessment_in_the_private_chat_is_never_seen(house, group):
    house.talk(place="kanal").given(alder=42, sag_i_hp=True)
    assert "42 år" not in group.write("vis").replace("»42 år", "")


def test_a_message_that_comes_twice_shows_no_assessment_either(house, group):
    house.talk(place="kanal").given(alder=42, sag_i_hp=True)
    group.write("find gæld", activity="besked-1")
    assert "42 år" not in group.write("find gæld", activity="besked-1").replace("»42 år", "")
