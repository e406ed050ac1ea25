"""What was done to a chain is told from its links."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from storage.log.chain import GENESIS
from storage.log.diagnosis import Fault, Link, diagnose

LENGTHS = st.integers(min_value=3, max_value=12)


def chain(length: int) -> list[Link]:
    hashes = [GENESIS, *(f"h{seq}" for seq in range(1, length + 1))]
    return [Link(seq, f"b{seq}", hashes[seq - 1], hashes[seq]) for seq in range(1, length + 1)]


def faults(links: list[Link], length: int, changed: frozenset[str] = frozenset()) -> list[Fault]:
    """Diagnose a chain that should have so many entries."""
    in_order = sorted(links, key=lambda link: link.seq)
    return sorted(diagnose(in_order, length, f"h{length}", changed), key=lambda fault: fault.seq)


@given(LENGTHS)
def test_a_whole_chain_has_no_fault(length: int) -> None:
    assert faults(chain(length), length) == []


@given(st.data(), LENGTHS)
def test_removed_entries_are_named_wherever_they_stood(data: st.DataObject, length: int) -> None:
    first = data.draw(st.integers(1, length))
    last = data.draw(st.integers(first, length))
    left = [link for link in chain(length) if not first <= link.seq <= last]
    assert faults(left, length) == [Fault("removed", first, many=last - first + 1)]


@given(st.data(), LENGTHS)
def test_an_entry_that_was_removed_is_named_although_the_rest_was_numbered_anew(
    data: st.DataObject, length: int
) -> None:
    gone = data.draw(st.integers(1, length))
    links = [replace(link, seq=link.seq - (link.seq > gone)) for link in chain(length) if link.seq != gone]
    assert faults(links, length) == [Fault("removed", gone)]


@given(st.data(), LENGTHS, st.sampled_from(["unknown", "follows", "last"]))
def test_an_inserted_entry_is_named_wherever_it_claims_to_stand(data: st.DataObject, length: int, kind: str) -> None:
    whole = chain(length)
    at = length + 1 if kind == "last" else data.draw(st.integers(1, length))
    before = GENESIS if at == 1 else whole[at - 2].hash
    foreign = Link(at, "x", "unknown" if kind == "unknown" else before, "hx")
    moved = [replace(link, seq=link.seq + (link.seq >= at)) for link in whole]
    assert faults([*moved, foreign], length) == [Fault("inserted", at, "x")]


@given(st.data(), LENGTHS)
def test_entries_that_changed_places_are_named(data: st.DataObject, length: int) -> None:
    one, other = data.draw(st.lists(st.integers(1, length), min_size=2, max_size=2, unique=True))
    places = {one: other, other: one}
    links = [replace(link, seq=places.get(link.seq, link.seq)) for link in chain(length)]
    low, high = sorted((one, other))
    assert faults(links, length) == [Fault("reordered", low, f"b{high}"), Fault("reordered", high, f"b{low}")]


@given(st.data(), LENGTHS)
def test_an_entry_that_was_replaced_with_a_hash_of_its_own_is_named(data: st.DataObject, length: int) -> None:
    seq = data.draw(st.integers(1, length - 1))
    links = [replace(link, hash="h") if link.seq == seq else link for link in chain(length)]
    assert faults(links, length) == [Fault("changed", seq, f"b{seq}")]


@given(st.data(), LENGTHS, st.sampled_from(["hash", "prev_hash"]))
def test_an_entry_that_is_known_to_be_changed_brings_no_suspicion_on_its_neighbours(
    data: st.DataObject, length: int, column: str
) -> None:
    seq = data.draw(st.integers(1, length - 1))
    links = chain(length)
    links[seq - 1] = replace(links[seq - 1], **{column: "h"})  # type: ignore[arg-type]
    assert faults(links, length, frozenset({f"b{seq}"})) == []


@given(st.data(), LENGTHS)
def test_an_entry_that_was_numbered_out_of_the_row_is_named(data: st.DataObject, length: int) -> None:
    links = chain(length)
    links[-1] = replace(links[-1], seq=length + data.draw(st.integers(1, 9)))
    assert faults(links, length) == [Fault("reordered", links[-1].seq, f"b{length}")]
