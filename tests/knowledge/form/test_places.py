from __future__ import annotations

from knowledge.form.loading import load_all
from knowledge.form.places import Spot

ROWS = Spot("lille/tables.yaml", 4, {0: Spot("lille/tables.yaml", 5), 1: Spot("lille/tables.yaml", 6)})
PACK = Spot("lille/pack.yaml", 1, {"rows": ROWS, "title": Spot("lille/pack.yaml", 2)})


def test_a_part_is_found_by_its_path() -> None:
    assert PACK.at("rows", 1).place == ("lille/tables.yaml", 6)


def test_what_is_not_there_stands_where_the_part_around_it_stands() -> None:
    assert PACK.at("rows", 7, "then").place == ROWS.place
    assert PACK.at("title", "en").place == ("lille/pack.yaml", 2)
    assert PACK.at("tables").place == ("lille/pack.yaml", 1)


def test_all_that_stands_on_a_line_is_found_from_the_line() -> None:
    outer = PACK._replace(parts={**PACK.parts, "id": Spot("lille/pack.yaml", 2)})
    assert sorted(outer.paths_to(("lille/pack.yaml", 2))) == [("id",), ("title",)]
    assert list(outer.paths_to(("lille/tables.yaml", 5))) == [("rows", 0)]
    assert list(outer.paths_to(("lille/pack.yaml", 99))) == []


def test_what_packs_have_in_common_is_remembered_once() -> None:
    slagelse, kolding = load_all(("slagelse", "kolding"))
    assert slagelse.place("acute", 0)[0] == "danmark/acute.yaml"
    assert slagelse.spot.at("acute", 0) is kolding.spot.at("acute", 0)
