"""`vejviser packs graph`: a model as a diagram."""

from __future__ import annotations

from tests.bot.commands.conftest import Run


def test_a_model_and_one_of_its_tables_are_drawn(run: Run) -> None:
    assert run("packs", "graph", "kolding").out.startswith("flowchart LR\n")
    drawn = run("packs", "graph", "kolding", "--table", "center", "--json").json
    assert (drawn["pack"], drawn["table"]) == ("kolding", "center")
    assert drawn["mermaid"].count(":::row") == 2


def test_a_table_that_is_not_there_is_told_with_those_that_are(run: Run) -> None:
    ran = run("packs", "graph", "kolding", "--table", "centre")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("Modellen har ingen tabel »centre«. Den har: ")
