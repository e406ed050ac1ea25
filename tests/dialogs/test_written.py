"""Lines that are typed: what they are taken for, and in which order."""

from __future__ import annotations

import pytest

from knowledge.cpr import MASK
from tests.dialogs.steps import DECIDED, MEMBER
from tests.dialogs.talk import squeezed


def test_a_title_goes_before_a_command(anne):
    anne.given(**MEMBER)
    anne.write("Annullér")
    assert "Annullér vurderingen?" in anne.write("vis")


@pytest.mark.parametrize(
    "title", ["hvorfor", "Hvorfor?", "hvad er værd at afklare", "indsatser der passer", "loven er ændret"]
)
def test_a_fold_is_opened_by_its_title_and_only_that(anne, title):
    anne.given(**DECIDED)
    lines = anne.write(title).splitlines()
    assert len([line for line in lines if line.startswith("- ")]) == 1
    assert [line for line in lines if line.startswith("+ ")]


def test_the_fold_of_a_form_opens_in_the_form(anne):
    anne.given(**MEMBER)
    anne.verify("""
        > log beslutning
        > indsatser, opfølgning, tovholder
        Opfølgning (kan udelades)
    """)


def test_a_picture_with_words_is_told_and_the_words_are_read(anne):
    seen = squeezed(anne.write("42 år, kth, sag i HP", attachments=2))
    assert "Jeg læser ikke billeder og filer." in seen
    assert anne.kept.values == MEMBER


@pytest.mark.parametrize("length", [4000, 4001])
def test_four_thousand_characters_are_read_and_not_one_more(anne, length):
    text = "42 år, kth, sag i HP. ".ljust(length, "x")
    seen = anne.write(text)
    assert ("for lang" in seen) == (length > 4000)


def test_the_words_around_a_cpr_number_are_read(anne):
    seen = squeezed(anne.write("Peter 010190-1234, 36 år, kth, sag i HP"))
    assert "ligner et CPR-nummer" in seen
    assert "Slet beskeden i chatten." in seen
    assert anne.kept.values == {"alder": 36, "ydelse": "kontanthjaelp", "sag_i_hp": True}
    assert MASK not in seen


def test_markup_and_braces_are_only_text(anne):
    anne.given(**DECIDED)
    anne.press("Jeg vurderer anderledes")
    seen = anne.write("**fed** {0} {navn} [link](http://x) {{DATE(1)}}")
    assert "**fed** {0} {navn} [link](http://x) {{DATE(1)}}" in squeezed(seen)


def test_interventions_that_there_are_none_of_are_told_so_and_not_looked_up(anne):
    anne.given(alder=29)
    anne.verify("""
        > indsatser der passer
        Der er endnu ingen af kommunens egne indsatser, der med sikkerhed passer.
        Alder 29 år
    """)
