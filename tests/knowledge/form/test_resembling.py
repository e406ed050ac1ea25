"""Which known name was meant."""

from __future__ import annotations

from knowledge.form.resembling import resembling, resembling_or_all


def test_a_misspelt_name_resembles_the_one_that_was_meant() -> None:
    assert resembling("hindrene", ["intet", "ikke_hindrende", "hindrende"]) == "hindrende"


def test_danish_letters_are_read_as_they_are_written_in_ids() -> None:
    assert resembling("gælder", ["nej", "gaeldende"]) == "gaeldende"


def test_a_short_name_inside_a_long_one_does_not_resemble_it() -> None:
    assert resembling("stoettetimer", ["not", "alder"]) == ""


def test_where_none_resembles_all_are_named_once_if_they_are_few() -> None:
    assert resembling_or_all("x", ["AM", "HP", "AM"]) == "AM, HP"
    assert resembling_or_all("x", (f"navn_{number}" for number in range(16))) == ""
