from __future__ import annotations

from knowledge.form.pack import Fact
from tests.knowledge.small_models import choice, model_of, number, table, yes_no


def test_only_what_a_condition_rests_on_tells() -> None:
    model = model_of(
        yes_no("a"),
        yes_no("b"),
        yes_no("c"),
        tables=[table("t", ({"a": True}, "en"), ({}, "to"), goal=1, goal_when={"c": True})],
    )
    assert model.telling == ("a", "c")


def test_a_number_has_a_range_for_each_side_of_every_bound() -> None:
    rows = (({"n": {"from": 18, "to": 29}}, "ung"), ({"n": 40}, "fyrre"), ({}, "andre"))
    model = model_of(number("n", minimum=0, maximum=110), choice("x", "p", "q"), tables=[table("t", *rows)])
    assert model.ranges == {"n": (0, 18, 30, 40, 41)}


def test_no_range_begins_where_the_number_cannot_be() -> None:
    rows = (({"n": {"from": 5, "to": 20}}, "en"), ({}, "to"))
    model = model_of(number("n", minimum=10, maximum=20), tables=[table("t", *rows)])
    assert isinstance(model.facts["n"], Fact)
    assert model.ranges == {"n": (10,)}
