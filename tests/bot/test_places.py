"""Where a draft's card stands is remembered per tenant and conversation, the newest places first."""

from __future__ import annotations

from bot.places import PlacesInMemory


async def test_the_newest_place_of_a_draft_counts() -> None:
    places = PlacesInMemory()
    await places.remember("t", "a", "d1", "1")
    await places.remember("t", "a", "d1", "2")
    assert await places.card("t", "a", "d1") == "2"
    assert await places.card("t", "b", "d1") is None
    assert await places.card("andet", "a", "d1") is None


async def test_the_place_that_was_longest_untouched_goes_when_there_are_too_many() -> None:
    places = PlacesInMemory(most=2)
    await places.remember("t", "a", "d1", "1")
    await places.remember("t", "a", "d2", "2")
    await places.remember("t", "a", "d1", "3")
    await places.remember("t", "a", "d3", "4")
    assert await places.card("t", "a", "d2") is None
    assert await places.card("t", "a", "d1") == "3"
