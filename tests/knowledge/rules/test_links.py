"""Facts that rule out values of each other."""

from __future__ import annotations

from knowledge.rules.links import Link, linked, narrow
from knowledge.values import Value

YDELSE: frozenset[Value] = frozenset({"pension", "kontanthjaelp", "andet"})
PENSION: frozenset[Value] = frozenset({"nej", "gaeldende", "hvilende"})
DOMAINS = {"ydelse": YDELSE, "pension": PENSION, "sag": frozenset[Value]({True, False})}


def link(fact: str, values: set[Value], other: str, allowed: set[Value]) -> Link:
    return Link(fact, frozenset(values), other, frozenset(allowed), "det følger")


GETS_IT = link("ydelse", {"pension"}, "pension", {"gaeldende"})
GETS_OTHER = link("ydelse", {"kontanthjaelp", "andet"}, "pension", {"nej"})
LINKS = (GETS_IT, GETS_OTHER)


def test_a_known_fact_rules_out_values_of_the_other() -> None:
    remaining, broken = narrow(LINKS, DOMAINS, {"ydelse": "kontanthjaelp"})
    assert remaining == {"pension": {"nej"}}
    assert broken == ()


def test_an_implication_holds_backwards_too() -> None:
    remaining, _ = narrow(LINKS, DOMAINS, {"pension": "gaeldende"})
    assert remaining == {"ydelse": {"pension"}}


def test_ruling_out_goes_on_through_several_facts() -> None:
    onwards = link("pension", {"nej", "hvilende"}, "sag", {False})
    remaining, _ = narrow((*LINKS, onwards), DOMAINS, {"ydelse": "andet"})
    assert remaining == {"pension": {"nej"}, "sag": {False}}


def test_nothing_known_rules_nothing_out() -> None:
    remaining, broken = narrow(LINKS, DOMAINS, {})
    assert (len(remaining), len(broken)) == (0, 0)


def test_answers_that_cannot_both_be_true_are_found_and_rule_nothing_out() -> None:
    remaining, broken = narrow(LINKS, DOMAINS, {"ydelse": "pension", "pension": "nej"})
    assert (remaining, broken) == ({}, (GETS_IT,))


def test_a_contradiction_behind_an_unknown_fact_is_found() -> None:
    onwards = link("pension", {"nej"}, "sag", {False})
    _, broken = narrow((*LINKS, onwards), DOMAINS, {"ydelse": "andet", "sag": True})
    assert broken == (onwards,)


def test_facts_are_linked_both_ways() -> None:
    assert list(linked((GETS_IT,), "ydelse")) == ["pension"]
    assert list(linked((GETS_IT,), "pension")) == ["ydelse"]
    assert list(linked((GETS_IT,), "sag")) == []
