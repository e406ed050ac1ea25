"""`vejviser packs test`: the models' own cases."""

from __future__ import annotations

from knowledge.form.loading import load_pack
from tests.bot.commands.conftest import Run


def test_the_cases_of_a_model_are_run(run: Run) -> None:
    ran = run("packs", "test", "slagelse", "--json")
    assert ran.status == 0
    assert ran.json["slagelse"]["cases"] == len(load_pack("slagelse").cases)
    assert ran.json["slagelse"]["mismatches"] == []
