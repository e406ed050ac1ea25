"""Teams' limits hold for whatever is asked for, and nothing waits longer than they demand."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.post.pace import Pace

PLATFORM = ((7, 1.0), (60, 30.0))
CALLS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from([None, "x", "y", "z"]), st.floats(0, 3)), max_size=300
)


def most_within(moments: list[float], seconds: float) -> int:
    return max((sum(start <= other < start + seconds for other in moments) for start in moments), default=0)


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@settings(max_examples=40, deadline=None)
@given(CALLS)
def test_no_window_ever_holds_more_than_teams_allows(calls: list[tuple[str, str | None, float]]) -> None:
    clock = Clock()
    pace = Pace(clock)
    sent: dict[tuple[str, str | None], list[float]] = defaultdict(list)
    tenants: dict[str, list[float]] = defaultdict(list)
    for tenant, conversation, pause in calls:
        clock.now += pause if pause > 2.5 else 0.0
        while (wait := pace.wait(tenant, conversation)) > 0:
            clock.now += wait
        sent[tenant, conversation].append(clock.now)
        tenants[tenant].append(clock.now)
    for (_, conversation), moments in sent.items():
        for most, seconds in PLATFORM if conversation else ():
            assert most_within(moments, seconds) <= most
    assert all(most_within(moments, 1.0) <= 50 for moments in tenants.values())


def test_the_first_seven_go_at_once_and_the_eighth_waits() -> None:
    pace = Pace(Clock())
    waits = [pace.wait("t", "a:anna") for _ in range(8)]
    assert waits[:7] == [0.0] * 7
    assert 1.0 <= waits[7] <= 1.2
    assert pace.wait("t", "a:bent") == 0.0


def test_a_tenant_has_its_own_limit_over_all_conversations() -> None:
    pace = Pace(Clock())
    waits = [pace.wait("t", f"a:{number}") for number in range(41)]
    assert waits[:40] == [0.0] * 40
    assert waits[40] > 0
    assert pace.wait("anden", "a:0") == 0.0
