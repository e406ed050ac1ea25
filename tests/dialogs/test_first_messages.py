"""First messages as a caseworker types them, read with her eyes."""

from __future__ import annotations


def test_children_are_not_a_challenge_and_drinking_alone_is_a_doubt(anne):
    anne.verify("""
        > kv 34 kth, sag i HP, to børn, drikker
        Foreløbigt forslag
        Jeg er i tvivl om misbrug: du skriver »drikker«.
        Målgruppe Fællesmængden
        Alder 34 år
        Åben sag i HP
        ... Udfordring med børn
        ... Underretning
        ... Misbrug der
    """)
    assert anne.kept.values == {"alder": 34, "ydelse": "kontanthjaelp", "sag_i_hp": True}


def test_who_has_85_is_answered_until_and_from_the_date(anne):
    anne.verify("""
        > hvem har 85 når han får fp fra 1/3?
        Ansvar for § 85
        AM har § 85: Førtidspensionen gælder ikke nu.
        Fra 1. marts 2027 HP har § 85
        Førtidspension fra 1. marts 2027
    """)
    assert anne.kept.drafts == ()


def test_a_mentor_beside_home_support_may_be_a_double_grant(anne):
    anne.verify("""
        > kan jeg give mentor samtidig med bostøtte
        Mulig dobbeltbevilling: er formålet det samme?
        det er ikke et stop
        afsnit 6.2
    """)


def test_the_source_is_silent_on_those_under_18_and_it_is_said_what_happens_then(anne):
    anne.verify("""
        > 17 år bliver 18 til maj, hvad så
        Målgruppe Kilden siger det ikke
        Alder 17 år
        Når borgeren fylder 18
        skal vurderes igen
        ... Ikke brugt
    """)


def test_a_word_of_the_model_is_explained_with_its_source(anne):
    anne.verify("""
        > hvad er fællesmængden egentlig
        De borgere, hvis problemer er for komplekse til
        Kilde: 360 graders analyse
    """)
    assert anne.kept.drafts == ()


def test_a_note_of_the_last_one_is_of_the_last_decision(anne):
    anne.verify("""
        > skriv notat på den fra før
        Der er ingen vurdering at skrive notat om endnu.
        > 42 år, kth, sag i HP
        > log beslutning
        > 2026-117
        > gem
        > skriv notat på den fra før
        Sag: AM 2026-117 · Vejviser V-2222
    """)


def test_help_comes_first_when_a_life_is_at_stake(anne):
    anne.verify("""
        > hun siger hun ikke gider leve mere
        Ring 112
        Livslinien på 70 201 201
        ... Det forstod jeg
        ... ?
    """)
    assert anne.kept.drafts == ()


def test_help_comes_first_in_the_middle_of_an_assessment_too_and_the_assessment_waits(anne):
    anne.given(alder=34, sag_i_hp=True)
    anne.verify("""
        > hun siger at hun vil tage sit eget liv
        112
        Vurderingen venter
        [Fortsæt vurderingen]
        Alder 34 år
    """)
    assert anne.kept.values == {"alder": 34, "sag_i_hp": True}


def test_one_word_is_looked_up(anne):
    anne.verify("""
        > gæld
        Fandt
        for »gæld«
        Økonomisk vejledning
        egen kommune
        [Detaljer: Økonomisk vejledning]
        Status forslag
    """)
    assert anne.kept.drafts == ()


def test_one_word_is_a_fact_when_an_assessment_is_under_way(anne):
    anne.given(alder=34, ydelse="kontanthjaelp", sag_i_hp=True)
    anne.verify("""
        > gæld
        Tilføjet: Gæld.
        Underkategorier Økonomi
    """)


def test_a_question_with_a_citizen_in_it_is_answered_and_the_citizen_kept(anne):
    anne.verify("""
        > hun er 29, på sygedagpenge og har sag i HP. hvem har § 85?
        Ansvar for § 85
        Det, du skrev om borgeren, er taget med i vurderingen.
        AM har § 85
        [Fortsæt vurderingen]
        Forsørgelse Sygedagpenge
        Alder 29 år
    """)


def test_a_greeting_gets_help(anne):
    anne.verify("""
        > hej
        Jeg hjælper med at finde vej
        Skriv ikke navne eller CPR-numre.
    """)


def test_a_question_that_the_model_has_no_answer_to_is_told(anne):
    anne.verify("""
        > hvad er klokken?
        Det kan jeg ikke svare på ud fra Slagelse
    """)
