"""`vejviser packs show`: models and catalogues to read."""

from __future__ import annotations

import pytest

from knowledge.form.loading import available, load_pack
from tests.bot.commands.conftest import Run


def test_the_whole_catalogue_is_one_list(run: Run) -> None:
    rows = run("packs", "show", "--interventions", "--json").json
    assert len(rows) == sum(len(load_pack(pack).interventions) for pack in available())
    assert all(row["municipality"] or row["pack"] == "danmark" for row in rows)
    own = run("packs", "show", "slagelse", "--interventions", "--json").json
    assert {row["pack"] for row in own} == {"slagelse"}


def test_a_model_is_shown_row_by_row_with_its_sources(run: Run) -> None:
    ran = run("packs", "show", "slagelse")
    for row in (row for table in load_pack("slagelse").tables for row in table.rows):
        assert row.id in ran.out
    assert "Kilde: " in ran.out
    assert run("packs", "show", "slagelse", "--json").json["id"] == "slagelse"


@pytest.mark.parametrize("pack", ["egedal", "slagelse", "norddjurs"])
def test_a_model_is_a_document_with_all_that_its_owner_must_see(run: Run, pack: str) -> None:
    told = " ".join(run("packs", "show", pack).out.split())
    model = load_pack(pack)
    parts = [
        *(row.because for table in model.tables for row in table.rows),
        *(centre.name for centre in model.centres),
        *(one.what for one in model.missing),
        *(one.label for one in model.follow_ups),
        *(figure.title for figure in model.figures),
        *(line for table in model.tables for outcome in table.outcomes for line in outcome.remind),
        *(table.otherwise for table in model.tables if table.otherwise),
    ]
    assert [part for part in parts if " ".join(part.split()) not in told] == []
    assert "Kilder" in told


def test_the_notices_that_touch_a_model_stand_in_it_with_their_day(run: Run) -> None:
    told = run("packs", "show", "slagelse").out
    assert "Ændret 1. juli 2025" in told


def test_a_row_says_when_it_applies_in_words(run: Run) -> None:
    assert "Når: Alder: højst 17 år." in " ".join(run("packs", "show", "slagelse").out.split())
