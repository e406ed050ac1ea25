"""The note for the case system."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogs.casework.note import note
from dialogs.casework.subjects import of_decision
from tests.dialogs.steps import DECIDED, MEMBER
from tests.dialogs.talk import ANNE, BO


def logged(talk, **filled):
    talk.press("Log beslutning")
    talk.press("Gem", case="2026-117", **filled)
    return talk.kept.logged[0]


def test_it_is_plain_text_without_a_card(anne):
    anne.given(**MEMBER)
    text = anne.press("Vis notat")
    assert anne.reply.view is None
    assert anne.reply.text == text
    assert not any(mark in text for mark in ("**", "##", "<", "\t"))


def test_a_draft_says_that_it_is_not_logged(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > notat
        NOTAT (udkast, ikke logget)
        Dato: 22. november 2026 · Anne Holm
        Model: Slagelse – fællesmængden mellem Arbejdsmarked og Handicap & Psykiatri, version 2015.1, 2015.
        Modellen er et forslag fra 2015, ikke bekræftet af kommunen.
        Oplysninger
        - Alder: 42 år
        Borgerens eget perspektiv
        (udfyld selv; gemmes ikke i Vejviser)
        Vurdering
        - Målgruppe: Fællesmængden
        En åben sag i HP er nok til at høre til fællesmængden. (afsnit 4.1)
        - Prioritet: Ikke afgjort
        Beslutning
        - Ikke logget endnu.
        Dette er en intern faglig vurdering, ikke en afgørelse.
    """)


def test_the_origin_stands_beside_a_fact_where_it_is_known(anne):
    anne.given(**MEMBER)
    anne.press("Ret oplysninger")
    anne.press("Gem", origin="journalen")
    assert "- Alder: 42 år (journalen)" in anne.write("notat")


def test_warnings_and_reminders_stand_in_it(anne):
    anne.given(**MEMBER, paragraf_85="bevilget", social_mentor="foreslaaet", samtidige_bevillinger=True)
    anne.verify("""
        > notat
        - OBS: Mulig dobbeltbevilling: er formålet det samme?
        - Husk: § 85 er et frivilligt tilbud
    """)


def test_an_intervention_that_needs_a_ruling_says_what_is_missing(anne, guide):
    ruling = next(one for one in guide.interventions.values() if one[1].legal_kind == "kraever_afgoerelse")[1]
    anne.given(**DECIDED)
    found = logged(anne)
    with_it = replace(found, decision=replace(found.decision, interventions=(ruling.id,)))
    text = note(anne.desk(), of_decision(anne.desk(), with_it))
    assert f"- Indsatser: {ruling.title}" in text
    assert f"Ikke en afgørelse. Mangler for {ruling.title}: partshøring, begrundelse efter loven" in text


def test_a_model_that_has_lost_a_table_or_an_outcome_still_gives_a_note(anne):
    anne.given(**DECIDED)
    found = logged(anne)
    strange = {"en_tabel_der_er_væk": "ja", "prioritet": "et_udfald_der_er_væk", "segment": "faellesmaengde"}
    changed = replace(found, decision=replace(found.decision, suggestion=strange, rules=("væk.1",)))
    text = note(anne.desk(), of_decision(anne.desk(), changed))
    assert "- Målgruppe: Fællesmængden" in text
    assert "- Prioritet: Ikke afgjort" in text
    assert "væk" not in text


def test_it_is_of_the_decision_that_the_button_stands_on(anne):
    anne.given(**DECIDED)
    logged(anne)
    first = anne.card
    anne.given(alder=27, ydelse="dagpenge")
    assert "42 år" in anne.press("Vis notat", first)
    assert "27 år" in anne.write("notat")


def test_an_old_card_of_a_logged_draft_gives_the_note_of_its_own_decision(anne):
    anne.given(**DECIDED)
    old = anne.card
    logged(anne)
    anne.given(alder=27, ydelse="dagpenge")
    text = anne.press("Vis notat", old)
    assert "42 år" in text
    assert "Vejviser V-2222" in text


@pytest.mark.parametrize("line", ["notat", "tekst til borgeren", "notat lagt på sagen"])
def test_there_is_no_note_before_there_is_anything_to_write(anne, line):
    assert "Der er ingen vurdering at skrive notat om endnu." in anne.write(line)


def test_nobody_gets_the_note_of_somebody_elses_decision(house, anne):
    anne.given(**DECIDED)
    decision = logged(anne).decision
    colleague = house.talk(replace(ANNE, id="bo"), "andet sted")
    colleague.verify("""
        > notat
        Der er ingen vurdering at skrive notat om endnu.
    """)
    assert "V-2222" not in colleague.press("Vis notat", anne.card)
    assert decision.person == ANNE


def test_it_is_of_the_case_that_is_named_whatever_is_under_way(anne):
    anne.given(**DECIDED)
    logged(anne)
    anne.given(alder=27, ydelse="dagpenge")
    assert "Vejviser V-2222" in anne.write("notat 2026-117")
    assert "Det her er ikke en afgørelse." in anne.write("tekst til borgeren V-2222")
    assert "Notatet er lagt på sagen." in anne.write("notat lagt på sagen 2026-117")
    assert anne.kept.decision.note_filed


def test_a_case_that_one_may_not_read_gives_no_note_and_the_same_sentence_as_one_that_is_not(house, anne):
    anne.given(**DECIDED)
    logged(anne)
    colleague = house.talk(BO, "andet sted")
    assert colleague.write("notat 2026-117") == colleague.write("notat 2026-999")
    assert "Der er ingen sag med det nummer" in colleague.write("notat lagt på sagen 2026-117")
    assert not anne.kept.decision.note_filed
