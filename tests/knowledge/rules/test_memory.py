from __future__ import annotations

from knowledge.rules.memory import MOST_REMEMBERED, remember


def test_a_memory_gives_back_what_was_found_and_begins_anew_when_it_is_full() -> None:
    memory: dict[int, int] = {}
    for number in range(MOST_REMEMBERED):
        assert remember(memory, number, -number) == -number
    assert len(memory) == MOST_REMEMBERED
    remember(memory, MOST_REMEMBERED, 1)
    assert memory == {MOST_REMEMBERED: 1}
