"""Facts come back from what is encrypted exactly as they were."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.ports.drafts import StatedFact
from knowledge.values import Value
from storage.codec import from_bytes, read_facts, read_states, to_bytes, write_facts, write_states

TEXTS = st.text(st.characters(codec=None), max_size=20)
VALUES: st.SearchStrategy[Value] = st.one_of(
    TEXTS, st.booleans(), st.integers(), st.dates(), st.frozensets(TEXTS, max_size=4)
)
FACTS = st.builds(
    StatedFact,
    VALUES,
    st.none() | TEXTS,
    st.sampled_from([None, "borger", "journal", "eget_skoen"]),
    st.none() | st.dates(),
)


@given(st.dictionaries(TEXTS, FACTS, max_size=5))
def test_facts_of_every_type_and_text_come_back(facts: dict[str, StatedFact]) -> None:
    read = read_facts(from_bytes(to_bytes(write_facts(facts))))
    assert read == facts
    assert {id: type(fact.value) for id, fact in read.items()} == {id: type(fact.value) for id, fact in facts.items()}


def test_a_text_that_looks_like_a_date_stays_a_text() -> None:
    facts = {"fra": StatedFact("2026-03-01")}
    assert read_facts(from_bytes(to_bytes(write_facts(facts)))) == facts


def test_what_earlier_editions_wrote_is_read() -> None:
    written = b'{"alder":{"on":null,"origin":null,"value":44,"words":"f\\u00f8r \\ud83d"}}'
    assert read_facts(from_bytes(written)) == {"alder": StatedFact(44, "før \ud83d")}


def test_the_same_facts_are_written_the_same_in_whatever_order() -> None:
    one, other = {"a": StatedFact(frozenset("xyz")), "b": StatedFact(1)}, {"b": StatedFact(1)}
    other["a"] = StatedFact(frozenset("zyx"))
    assert to_bytes(write_facts(one)) == to_bytes(write_facts(other))


@pytest.mark.parametrize("value", [StatedFact(1), datetime(2026, 11, 22, tzinfo=UTC), date(2026, 11, 22), object()])
def test_what_would_come_back_as_something_else_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        to_bytes({"value": value})


@given(st.lists(st.dictionaries(TEXTS, FACTS, max_size=4), max_size=4))
def test_states_come_back_each_as_it_was(states: list[dict[str, StatedFact]]) -> None:
    assert read_states(from_bytes(to_bytes(write_states(states)))) == states


def test_a_fact_that_stands_in_many_states_is_written_once() -> None:
    fact = StatedFact("kontanthjaelp", "kth", "borger")
    written = to_bytes(write_states([{"ydelse": fact}, {"ydelse": fact, "alder": StatedFact(44)}, {"ydelse": fact}]))
    assert written.count(b"kontanthjaelp") == 1
