"""Correcting, adding, taking back and beginning again."""

from __future__ import annotations

import pytest

from knowledge.values import NOT_KNOWN
from tests.dialogs.steps import MEMBER
from tests.dialogs.talk import squeezed


@pytest.mark.parametrize(
    ("written", "fact", "value"),
    [
        ("ret alder til 43", "alder", 43),
        ("ret alder 43", "alder", 43),
        ("ret forsørgelse til sygedagpenge", "ydelse", "sygedagpenge"),
        ("ret sag i handicap & psykiatri til nej", "sag_i_hp", False),
        ("ret alder til ved ikke", "alder", NOT_KNOWN),
        ("ret: hun er 43 år", "alder", 43),
        ("nej, 43 år", "alder", 43),
    ],
)
def test_a_fact_is_corrected_by_what_is_typed(anne, written, fact, value):
    anne.given(**MEMBER)
    anne.write(written)
    assert anne.kept.values[fact] == value
    assert len(anne.kept.values) == len(MEMBER)


@pytest.mark.parametrize("line", ["fjern gæld", "glem gælden", "slet gæld", "Fjern: gæld"])
def test_a_fact_is_taken_out_by_its_name(anne, line):
    anne.given(**MEMBER, gaeld=True)
    assert "Fjernet: Gæld." in anne.write(line)
    assert anne.kept.values == MEMBER


def test_a_fact_is_taken_out_by_what_was_said_of_it(anne):
    anne.given(**MEMBER, hjemloes=True)
    assert "Fjernet: Hjemløshed." in anne.write("fjern hjemløs")
    assert anne.kept.values == MEMBER


@pytest.mark.parametrize("line", ["slet ingen gæld", "slet ikke gæld"])
def test_a_denial_that_begins_like_it_takes_nothing_out(anne, line):
    anne.given(**MEMBER, gaeld=True)
    anne.write(line)
    assert anne.kept.values == {**MEMBER, "gaeld": False}


def test_what_is_not_stated_cannot_be_taken_out_and_the_form_shows_what_is(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > fjern gæld
        Ret oplysninger
        Alder: 42 år
    """)
    assert anne.kept.values == MEMBER


def test_a_denied_fact_is_not_told_as_if_it_held(anne):
    anne.given(**MEMBER)
    assert "Tilføjet: Ingen gæld." in anne.write("hun har ingen gæld")


@pytest.mark.parametrize("line", ["glem det sidste", "slet det sidste", "det sidste var forkert", "fortryd det"])
def test_the_last_thing_is_taken_back_in_everyday_words(anne, line):
    anne.given(**MEMBER)
    anne.write("gæld")
    assert "Fortrudt." in anne.write(line)
    assert anne.kept.values == MEMBER


@pytest.mark.parametrize("line", ["ok", "fint", "nej vent", "videre", "hvad nu"])
def test_a_word_in_passing_changes_nothing_and_shows_where_it_stands(anne, line):
    anne.given(**MEMBER)
    before = anne.reply.view
    anne.write(line)
    assert anne.reply.view == before


@pytest.mark.parametrize("line", ["det ved jeg sgu ikke", "Det har jeg ikke spurgt om.", "måske"])
def test_not_knowing_is_an_answer_in_everyday_words(anne, line):
    anne.given(**MEMBER)
    anne.write(line)
    assert NOT_KNOWN in anne.kept.values.values()


def test_a_correction_that_cannot_be_read_opens_the_form(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > ret alder til mange
        Ret oplysninger
        Ret det, der er forkert.
    """)


def test_the_form_changes_removes_and_sets_where_it_comes_from(anne):
    anne.given(**MEMBER, gaeld=True)
    anne.verify("""
        [Ret oplysninger]
        [Gem | Alder: 51 | Forsørgelse: Sygedagpenge | Gæld: Fjern]
        Rettet: Alder er nu 51 år.
        Rettet: Forsørgelse er nu Sygedagpenge.
        Fjernet: Gæld.
        [Ret oplysninger]
        [Gem | Sag i Handicap & Psykiatri: Ved ikke | Hvor kommer oplysningerne fra?: borgeren]
        Rettet: Sag i Handicap & Psykiatri er nu Ved ikke.
        Alder 51 år – dit svar · borgeren
    """)
    assert anne.kept.values == {"alder": 51, "ydelse": "sygedagpenge", "sag_i_hp": NOT_KNOWN}


def test_the_form_keeps_what_it_cannot_use_in_sight_and_saves_the_rest(anne):
    anne.given(**MEMBER)
    anne.verify("""
        [Ret oplysninger]
        [Gem | Alder: mange | Forsørgelse: Sygedagpenge]
        Ret oplysninger
        »mange« kan ikke bruges som Alder.
    """)
    assert anne.kept.values == {**MEMBER, "ydelse": "sygedagpenge"}


def test_saving_the_form_untouched_changes_nothing(anne):
    anne.given(**MEMBER)
    anne.press("Ret oplysninger")
    anne.press("Gem")
    assert (anne.kept.values, anne.kept.draft.history, anne.kept.draft.step) == (MEMBER, (), "")


def test_the_form_can_be_filled_in_by_typing(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > ret oplysninger
        > alder 43
        Rettet: Alder er nu 43 år.
        > ret oplysninger
        > forsørgelse sygedagpenge
        Rettet: Forsørgelse er nu Sygedagpenge.
        > ret oplysninger
        > tilbage
        Alder 43 år
    """)


def test_there_is_nothing_to_correct_before_anything_is_said(anne):
    anne.verify("""
        > ret oplysninger
        Der er ingen oplysninger at rette endnu.
    """)
    assert anne.kept.drafts == ()


def test_more_facts_can_be_ticked_and_what_is_left_stays_unknown(anne):
    anne.given(**MEMBER)
    anne.verify("""
        [Flere oplysninger]
        Det, du lader stå, forbliver ukendt.
        [Gem | Hvad gælder for borgeren?: Gæld]
        Tilføjet: Gæld.
        Underkategorier Økonomi
    """)
    assert anne.kept.values == {**MEMBER, "gaeld": True}


def test_more_facts_can_be_chosen_by_their_number(anne):
    anne.given(**MEMBER)
    anne.write("flere oplysninger")
    anne.write("1, 2")
    assert len(anne.kept.values) == len(MEMBER) + 2


def test_saving_no_more_facts_leaves_nothing_to_undo(anne):
    anne.given(**MEMBER)
    anne.press("Flere oplysninger")
    anne.press("Gem")
    assert anne.kept.draft.history == ()


def test_back_and_undo_take_back_the_last_answer(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > ja
        Kort, intensiv indsats
        > ja
        Mange indsatser uden effekt
        > tilbage
        Fortrudt.
        ... Mange indsatser uden effekt Mange
        > fortryd
        Fortrudt.
        > fortryd
        Der er ikke noget at gå tilbage til.
    """)
    assert anne.kept.values == MEMBER


def test_beginning_afresh_can_be_taken_back(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > forfra
        Ny vurdering
        Begyndt forfra. Skriv »fortryd« for at få oplysningerne tilbage.
        > fortryd
        Alder 42 år
    """)
    assert anne.kept.values == MEMBER


def test_what_is_logged_cannot_be_undone_and_it_is_said_what_to_do(anne):
    anne.given(**MEMBER)
    for line in ("log beslutning", "2026-1", "gem"):
        anne.write(line)
    assert "Beslutningen V-2222 er logget og kan ikke fortrydes her." in squeezed(anne.write("fortryd"))


def test_cancelling_deletes_what_was_written(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > annullér
        Oplysningerne slettes. Intet er logget.
        [Nej, behold den]
        Alder 42 år
        > stop
        > ja
        Vurderingen er annulleret, og oplysningerne er slettet.
        > fortryd
        Der er ingen vurdering i gang.
        > annullér
        Der er ingen vurdering i gang.
    """)
    assert anne.kept.drafts == ()


def test_not_knowing_anything_is_an_answer_to_every_question(anne):
    anne.write("ny")
    for _ in range(30):
        if "Ved ikke" not in anne.card.titles:
            break
        anne.write("ved ikke")
    assert set(anne.kept.values.values()) == {NOT_KNOWN}
    anne.verify("""
        > vis
        Forslag
        Målgruppe Ikke afgjort endnu
        Jeg har ikke flere spørgsmål, der kan ændre forslaget.
        > hvad er værd at afklare
        Ingen åben oplysning kan alene ændre forslaget.
        > log beslutning
        > 2026-1
        > gem
        > notat
        - Alder: Ved ikke
        - Målgruppe: Ikke afgjort
    """)
