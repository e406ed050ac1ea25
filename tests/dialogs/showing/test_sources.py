"""Sources and the standing of a model."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.showing.sources import joined, show_source, standing
from knowledge.form.sources import Source


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["AM"], "AM"), (["AM", "HP"], "AM og HP"), (["AM", "HP", "RU"], "AM, HP og RU")],
)
def test_parts_are_joined_as_one_says_them(parts, said):
    assert joined(parts) == said


def test_alternatives_are_joined_by_or():
    assert joined(("høj", "normal", "pause"), "general.or") == "høj, normal eller pause"


def test_a_source_names_document_year_section_and_quote(guide):
    pack = guide.model.loaded.pack
    source = Source(document="slagelse_000", section="5", quote="HP skal have ansvaret")
    said = show_source(pack, source)
    assert said.startswith("Kilde: 360 graders analyse af Fællesmængden")
    assert said.endswith("(2015), afsnit 5: »HP skal have ansvaret«")
    assert show_source(pack, source, quoted=False).endswith("afsnit 5")


def test_a_document_that_the_pack_does_not_list_is_named_by_its_id(guide):
    assert "ukendt_dokument (ukendt)" in show_source(
        guide.model.loaded.pack, Source(document="ukendt_dokument", section="1")
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Modellen er et forslag fra 2015, ikke bekræftet af kommunen."),
        ({"status": "vedtaget"}, "Modellen er vedtaget (2015)."),
        (
            {"status": "vedtaget", "approved_by": "Byrådet", "approved_on": date(2026, 3, 1)},
            "Modellen er godkendt af Byrådet den 1. marts 2026.",
        ),
    ],
)
def test_an_unapproved_model_says_so(guide, changes, said):
    assert standing(guide.model.loaded.pack.model_copy(update=changes)) == said
