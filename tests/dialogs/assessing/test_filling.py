"""Filling in a card by typing."""

from __future__ import annotations

import pytest

from dialogs.assessing.filling import accepted, inputs, typed, with_values
from dialogs.view import Choice, DateField, Fold, Option, Paragraph, TextField, View

CENTRES = Choice(
    "centre", "Sagsnummeret er fra", (Option("AM", "Arbejdsmarked"), Option("HP", "Handicap & Psykiatri (HP)"))
)
OFFERS = Choice("offers", "Indsatser (kan udelades)", (Option("m", "Mentor"), Option("b", "Bevægelse")), several=True)
CASE = TextField("case", "Sagsnummer", required=True)
REASON = TextField("reason", "Begrundelse", required=True, several_lines=True)
DUE = DateField("due", "Opfølgning (kan udelades)")
COORDINATOR = TextField("coordinator", "Tovholder (kan udelades)")
TOLD = Choice("told", "Borgeren orienteret?", (Option("ja", "Ja"), Option("nej", "Nej")))
ASKS = TextField("asks", "Opgave til modtageren", several_lines=True)
FORM = View("S", (CENTRES, CASE, REASON, Fold("more", "Mere", (OFFERS, DUE, COORDINATOR)), Paragraph("Tekst")))
LONG_LABELS = View("S", (ASKS, TOLD))


@pytest.mark.parametrize(
    ("written", "filled"),
    [
        ("1", {"centre": "AM"}),
        ("2", {"centre": "HP"}),
        ("3, 4", {"offers": "m,b"}),
        ("3 og 4", {"offers": "m,b"}),
        ("2 3", {"centre": "HP", "offers": "m"}),
        ("handicap & psykiatri hp", {"centre": "HP"}),
        ("Bevaegelse", {"offers": "b"}),
        ("opfølgning 1/3", {"due": "1/3"}),
        ("Opfølgning: 1/3", {"due": "1/3"}),
        ("opfolgning 1/3", {"due": "1/3"}),
        ("opf 1/3", {"due": "1/3"}),
        ("opfølgning er 1/3", {"due": "1/3"}),
        ("hov, opfølgning 1/3", {"due": "1/3"}),
        ("tovholder Bo Riis", {"coordinator": "Bo Riis"}),
        ("tovholder er Bo Riis", {"coordinator": "Bo Riis"}),
        ("hov sagsnummeret er 2026-117", {"case": "2026-117"}),
        ("sagsnummeret er fra hp", {"centre": "HP"}),
        ("begrundelse er der ikke", {"reason": "er der ikke"}),
        ("vent til januar siger hun", {"reason": "vent til januar siger hun"}),
        ("indsatser mentor", {"offers": "m"}),
        ("sagsnummer 2026-117", {"case": "2026-117"}),
        ("2026-117", {"case": "2026-117"}),
        ("V 7K3M", {"case": "V 7K3M"}),
        ("hun vil helst begynde nu", {"reason": "hun vil helst begynde nu"}),
        ("9", {"case": "9"}),
        ("psykiatri", {"centre": "HP"}),
        ("HP", {"centre": "HP"}),
        ("hp", {"reason": "hp"}),
        ("😀", {}),
        ("tovholder", {"reason": "tovholder"}),
        ("2026-117, opfølgning 1/3", {"case": "2026-117", "due": "1/3"}),
        ("2026-117 og opf 1/3; tovholder Bo Riis", {"case": "2026-117", "due": "1/3", "coordinator": "Bo Riis"}),
        ("opfølgning 1/3, tovholder er Bo", {"due": "1/3", "coordinator": "Bo"}),
        ("tovholder Bo og Anne", {"coordinator": "Bo og Anne"}),
        ("hun vil vente, opfølgning kan hun ikke", {"reason": "hun vil vente, opfølgning kan hun ikke"}),
        ("begrundelse hun flytter, tovholder Bo ved det", {"reason": "hun flytter, tovholder Bo ved det"}),
    ],
)
def test_a_line_fills_in_what_it_names(written, filled):
    assert typed(FORM, written) == filled


@pytest.mark.parametrize(
    ("written", "filled"),
    [
        ("borgeren ja", {"told": "ja"}),
        ("borgeren orienteret: nej", {"told": "nej"}),
        ("Borgeren orienteret? Ja", {"told": "ja"}),
        ("opgave til modtageren: overtag støtten", {"asks": "overtag støtten"}),
        ("opgave til maj er at skaffe bolig", {"asks": "til maj er at skaffe bolig"}),
    ],
)
def test_a_label_may_be_written_whole_or_by_its_first_word(written, filled):
    assert typed(LONG_LABELS, written) == filled


def test_a_field_that_is_filled_in_is_not_overwritten_by_what_names_none():
    filled = View("S", with_values(FORM.blocks, {"case": "1", "reason": "Derfor"}))
    assert typed(filled, "noget helt andet") == {}
    assert typed(filled, "2026-117") == {}


def test_every_input_is_found_also_in_folds():
    assert [field.id for field in inputs(FORM.blocks)] == ["centre", "case", "reason", "offers", "due", "coordinator"]


def test_a_fold_with_something_filled_in_stands_open():
    closed, opened = (
        next(block for block in with_values(FORM.blocks, form) if isinstance(block, Fold))
        for form in ({"case": "1"}, {"coordinator": "Bo"})
    )
    assert (closed.open, opened.open) == (False, True)


def test_only_what_the_form_asks_for_is_accepted():
    submitted = {"centre": "XX", "offers": "m,zz", "case": " 1 ", "reason": "", "unknown": "y"}
    assert accepted(FORM, submitted) == {"offers": "m", "case": "1", "reason": ""}
