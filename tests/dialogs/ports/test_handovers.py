"""The states of a handover, walked at random: it always has one owner, and every step is on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.ports.handovers import ENDED, FIRST, NEXT, Handover, Message, Party, State, Step, TransitionError
from tests.dialogs.talk import ANNE, BO, SUNDAY
from tests.dialogs.talk import finished as run
from tests.fakes import MemoryStore

SENDER: Final = Party("AM", "am-voksne", "anne")
RECEIVER: Final = Party("HP", "hp-voksne")
MESSAGE: Final = Message("fordi", "vil gerne", "§ 85", "overtag")


def handover(*states: State, **more: object) -> Handover:
    steps = tuple(step(state, at) for at, state in enumerate(states or (State.SENT,)))
    made = Handover("o1", "V-2222", "b1", SENDER, RECEIVER, MESSAGE, "samtykke", True, date(2026, 12, 6), steps)
    return replace(made, **more)  # type: ignore[arg-type]


def step(state: State, at: int = 0) -> Step:
    by = BO if state in (State.RECEIVED, State.RETURNED) else ANNE
    return Step(state, SUNDAY + timedelta(minutes=at), by, "fordi" if state is State.RETURNED else "")


async def _walk(first: State, tried: list[State]) -> None:
    store = MemoryStore()
    now = handover(first)
    async with store.turn("slagelse", "", None, SUNDAY) as session:
        await session.open_handover(now)
    for at, state in enumerate(tried, start=1):
        before = now
        async with store.turn("slagelse", "", None, SUNDAY) as session:
            if state in NEXT[now.state]:
                now = await session.advance(now, step(state, at)) or now
                assert now.state is state
            else:
                with pytest.raises(TransitionError):
                    await session.advance(now, step(state, at))
        async with store.turn("slagelse", "", None, SUNDAY) as session:
            kept = await session.handover(now.id)
        _holds(before, now, kept)


def _holds(before: Handover, now: Handover, kept: Handover | None) -> None:
    assert kept == now, "what stands is what is kept"
    assert now.responsible == (RECEIVER if now.state is State.RECEIVED else SENDER), "somebody always carries it"
    reached = [one.state for one in now.steps]
    assert len(reached) == len(set(reached)), "no state is reached twice"
    assert all(one.by.id and one.at.tzinfo for one in now.steps), "every step says who and when"
    assert now.steps[: len(before.steps)] == before.steps, "nothing is taken out of the log"
    assert now.state not in ENDED or now == before or before.state not in ENDED, "what has ended stays so"


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(FIRST)), st.lists(st.sampled_from(State), max_size=8))
def test_a_handover_always_has_one_owner_and_a_whole_log(first: State, tried: list[State]) -> None:
    run(_walk(first, tried))


def test_every_state_is_reached_from_a_first_one() -> None:
    assert FIRST | {state for following in NEXT.values() for state in following} == set(State)


@pytest.mark.parametrize("states", [(State.RECEIVED,), (State.SENT, State.PLANNED), (State.RETURNED, State.SENT)])
def test_a_handover_with_steps_in_a_wrong_order_cannot_be_made(states: tuple[State, ...]) -> None:
    with pytest.raises(TransitionError):
        handover(*states)


def test_the_receiver_may_read_the_case_only_with_grounds_or_when_it_is_hers() -> None:
    assert handover().opens_case
    assert not handover(grounds="ikke_afklaret").opens_case
    assert not handover(State.PLANNED).opens_case
    assert not handover(State.SENT, State.RETURNED).opens_case
    assert handover(State.SENT, State.RECEIVED, grounds="ikke_afklaret").opens_case


def test_it_is_overdue_the_day_after_an_answer_was_due_and_not_when_answered() -> None:
    assert not handover().overdue(date(2026, 12, 6))
    assert handover().overdue(date(2026, 12, 7))
    assert not handover(State.SENT, State.RECEIVED).overdue(date(2026, 12, 7))


def test_a_planned_one_is_due_from_its_day_on() -> None:
    planned = handover(State.PLANNED, planned_for=date(2027, 3, 1))
    assert not planned.due(date(2027, 2, 28))
    assert planned.due(date(2027, 3, 1))
