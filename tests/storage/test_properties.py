"""Whatever happens in whatever order, the real store says what the fake says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dialogs.ports.decisions import CaseReference, Logged
from dialogs.ports.failures import StaleDraftError
from dialogs.ports.people import Person
from dialogs.ports.store import Session
from storage import open_store
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.cast import ANNA, BENT, NOW, OUTSIDER, decision, draft
from tests.storage.conftest import KEY

T = TypeVar("T")
PEOPLE = st.sampled_from([ANNA, BENT, OUTSIDER])
IDS = st.sampled_from(["1", "2", "3"])
CASES = st.builds(CaseReference, st.sampled_from(["AM", "HP"]), st.sampled_from(["A 1", "a1", "B2"]))


class BrokenOffError(Exception):
    """A turn was broken off on purpose."""


class BothStores(RuleBasedStateMachine):
    """Does the same to both stores. Our own case numbers differ and are compared by what they name."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.fake = MemoryStore()
        self.real: SqlStore = open_store("sqlite://", [KEY])
        self.numbers: dict[str, str] = {}
        self.minutes = 0

    @initialize()
    def migrate(self) -> None:
        self.run(self.real.upgrade())

    @rule(person=PEOPLE, activity=IDS, id=IDS, step=IDS, status=st.sampled_from(["open", "open", "logged"]))
    def answer(self, person: Person, activity: str, id: str, step: str, status: str) -> None:
        async def keep(turn: Session) -> object:
            before = await turn.draft(id) or draft(id, person, self.minutes)
            return await turn.keep(replace(before, person=person, step=step, status=status))  # type: ignore[arg-type]

        self.both(person, activity, keep)

    @rule(person=PEOPLE, id=IDS, version=st.integers(0, 4))
    def answer_an_old_card(self, person: Person, id: str, version: int) -> None:
        self.both(person, None, lambda turn: turn.keep(draft(id, person, self.minutes, version=version)))

    @rule(person=PEOPLE, activity=IDS, key=IDS, case=CASES)
    def log(self, person: Person, activity: str, key: str, case: CaseReference) -> None:
        fresh = decision(f"b{self.minutes}", person, action_key=key, at=NOW + timedelta(minutes=self.minutes))
        self.both(person, activity, lambda turn: turn.log(replace(fresh, case=case)))

    @rule(person=PEOPLE, case=CASES)
    def log_and_break_off(self, person: Person, case: CaseReference) -> None:
        async def fail(turn: Session) -> None:
            await turn.log(replace(decision(f"b{self.minutes}", person), case=case))
            await turn.keep(draft("4", person))
            raise BrokenOffError

        self.both(person, "4", fail)

    @rule(person=PEOPLE, id=st.integers(0, 20), filed=st.booleans())
    def tick(self, person: Person, id: int, filed: bool) -> None:
        self.both(person, None, lambda turn: turn.file_note(f"b{id}", filed))

    @rule(person=PEOPLE, activity=IDS, case=CASES)
    def look(self, person: Person, activity: str, case: CaseReference) -> None:
        async def everything(turn: Session) -> object:
            return (
                await turn.drafts(person),
                await turn.open_draft(person, "samtale-1"),
                await turn.mine(person),
                await turn.case(person.tenant, case.number),
            )

        self.both(person, activity, everything)

    @invariant()
    def the_logs_are_the_same_and_whole(self) -> None:
        if self.minutes == 0:
            return
        fake, real = (self.run(store.decisions(limit=99)) for store in (self.fake, self.real))
        assert self.named(real) == fake
        for tenant in self.run(self.real.tenants()):
            verification = self.run(self.real.verify(tenant))
            assert (verification.entries, verification.faults) == (self.run(self.fake.count(tenant)), ())

    def teardown(self) -> None:
        self.run(self.real.close())
        self.loop.close()

    def both(self, person: Person, activity: str | None, do: Callable[[Session], Awaitable[object]]) -> None:
        """Do something in a turn of each store and compare what comes of it."""
        self.minutes += 1
        fake, real = (self.run(self.outcome(store, person, activity, do)) for store in (self.fake, self.real))
        assert self.named(real) == fake

    async def outcome(
        self,
        store: MemoryStore | SqlStore,
        person: Person,
        activity: str | None,
        do: Callable[[Session], Awaitable[object]],
    ) -> object:
        seen, result = None, None
        try:
            async with store.turn(person.tenant, "samtale-1", activity, NOW) as turn:
                seen = turn.seen
                result = await do(turn)
        except (StaleDraftError, BrokenOffError) as error:
            result = type(error)
        return seen, result

    def named(self, result: Any) -> Any:
        """Return what the real store said with its case numbers as the fake counts them."""
        if isinstance(result, Logged):
            return replace(result, number=self.number(result))
        return tuple(self.named(part) for part in result) if isinstance(result, tuple) else result

    def number(self, logged: Logged) -> str:
        with suppress(KeyError):
            return self.numbers[logged.number]
        reference = logged.decision.case
        key = (logged.decision.person.tenant, reference.centre, "".join(reference.number.split()).casefold())
        return self.numbers.setdefault(logged.number, self.fake._kept.numbers[key])

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)


TestBothStores = BothStores.TestCase
TestBothStores.settings = settings(
    max_examples=10, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
