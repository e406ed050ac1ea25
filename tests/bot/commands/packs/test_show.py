"""`vejviser packs show`: models and catalogues to read."""

from __future__ import annotations

from knowledge.loading import available, load_pack
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
