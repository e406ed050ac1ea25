"""A machine that does whatever comes to its mind to the real store and to the fake, and compares what comes of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from dialogs.ports.decisions import CaseReference
from dialogs.ports.failures import StaleDraftError
from dialogs.ports.handovers import Handover, State, Step, TransitionError
from dialogs.ports.links import CaseLink
from dialogs.ports.members import Basis, Leave, Member, MemberField, Permit, Reading
from dialogs.ports.notes import CaseNote, NoteKind
from dialogs.ports.people import Person
from dialogs.ports.store import Session
from storage import open_store
from storage.store import SqlStore
from tests.fakes import MemoryStore
from tests.storage.casework.test_handovers import handover
from tests.storage.cast import ANNA, BENT, NOW, OUTSIDER, decision, draft
from tests.storage.conftest import KEY

T = TypeVar("T")
Do = Callable[[Session, Person], Awaitable[object]]
PEOPLE = st.sampled_from([ANNA, BENT, OUTSIDER])
IDS = st.sampled_from(["1", "2", "3"])
CASES = st.builds(CaseReference, st.sampled_from(["AM", "HP"]), st.sampled_from(["A 1", "a1", "B2"]))
TEAMS = ("am-voksne", "hp")
FAR = date(2100, 1, 1)
FIELDS = st.lists(st.sampled_from(["name", "role", "status", "since", "deputy", "leave"]), unique=True, min_size=1)


class BrokenOffError(Exception):
    """A turn was broken off on purpose."""


def hold_beside_the_fake(url: str, examples: int, steps: int) -> None:
    """Let the machine work on a migrated database, so many times and so long each time.

    Each time is in tenants of its own, so that the database need not be emptied in between.
    """
    with asyncio.Runner() as runner:
        real = open_store(url, [KEY])
        steady = settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
            database=None,
        )
        try:
            run_state_machine_as_test(partial(BothStores, runner, real, count()), settings=steady)  # type: ignore[arg-type]
        finally:
            runner.run(real.close())


class BothStores(RuleBasedStateMachine):
    """Does the same to both stores. Our own case numbers differ and are compared by where they stand."""

    def __init__(self, runner: asyncio.Runner, real: SqlStore, examples: count[int]) -> None:
        super().__init__()
        self.runner = runner
        self.real = real
        self.fake = MemoryStore()
        self.example = next(examples)
        self.numbers: dict[str, str] = {}
        self.minutes = 0

    @rule(person=PEOPLE, activity=IDS, id=IDS, step=IDS, status=st.sampled_from(["open", "open", "logged"]))
    def answer(self, person: Person, activity: str, id: str, step: str, status: str) -> None:
        async def keep(turn: Session, me: Person) -> object:
            before = await turn.draft(id) or draft(id, me, self.minutes)
            return await turn.keep(replace(before, person=me, step=step, status=status))  # type: ignore[arg-type]

        self.both(person, activity, keep)

    @rule(person=PEOPLE, id=IDS, version=st.integers(0, 4))
    def answer_an_old_card(self, person: Person, id: str, version: int) -> None:
        self.both(person, None, lambda turn, me: turn.keep(draft(id, me, self.minutes, version=version)))

    @rule(person=PEOPLE, activity=IDS, draft=IDS, card=IDS)
    def deliver(self, person: Person, activity: str, draft: str, card: str) -> None:
        tenant = self.here(person).tenant
        before = [
            self.run(store.delivered(tenant, "samtale-1", activity, draft, card)) for store in (self.fake, self.real)
        ]
        assert before[0] == before[1]

    @rule(person=PEOPLE, activity=IDS, key=IDS, case=CASES)
    def log(self, person: Person, activity: str, key: str, case: CaseReference) -> None:
        fresh = decision(f"b{self.minutes}", action_key=key, at=self.now)
        self.both(person, activity, lambda turn, me: turn.log(replace(fresh, person=me, case=case)))

    @rule(person=PEOPLE, case=CASES)
    def log_and_break_off(self, person: Person, case: CaseReference) -> None:
        async def fail(turn: Session, me: Person) -> None:
            await turn.log(replace(decision(f"b{self.minutes}", me), case=case))
            await turn.keep(draft("4", me))
            raise BrokenOffError

        self.both(person, "4", fail)

    @rule(person=PEOPLE, id=st.integers(0, 20), filed=st.booleans())
    def tick(self, person: Person, id: int, filed: bool) -> None:
        self.both(person, None, lambda turn, _: turn.file_note(f"b{id}", filed))

    @rule(person=PEOPLE, one=CASES, other=CASES, joined=st.booleans())
    def join_or_part(self, person: Person, one: CaseReference, other: CaseReference, joined: bool) -> None:
        async def link(turn: Session, me: Person) -> object:
            first = await turn.case_for(one.centre, one.number, self.now)
            second = await turn.case_for(other.centre, other.number, self.now)
            pair = (first, second)
            if first != second:
                await turn.link(CaseLink(first, second, joined, self.now, me))
            return pair, len(await turn.joined(pair)), len(await turn.links(pair))

        self.both(person, None, link)

    @rule(person=PEOPLE, case=CASES, planned=st.booleans())
    def hand_over(self, person: Person, case: CaseReference, planned: bool) -> None:
        id, begun = f"o{self.minutes}", State.PLANNED if planned else State.SENT

        async def send(turn: Session, me: Person) -> object:
            number = await turn.case_for(case.centre, case.number, self.now)
            refused = await turn.open_handover(handover(number, id, Step(begun, self.now, me)))
            return refused, await turn.handovers([number])

        self.both(person, None, send)

    @rule(person=PEOPLE, case=CASES, state=st.sampled_from(State))
    def answer_a_handover(self, person: Person, case: CaseReference, state: State) -> None:
        async def advance(turn: Session, me: Person) -> object:
            sent: tuple[Handover, ...] = await turn.handovers(await turn.cases(case.number))
            try:
                return sent and await turn.advance(sent[-1], Step(state, self.now, me, "grund"))
            except TransitionError:
                return "refused"

        self.both(person, None, advance)

    @rule(person=PEOPLE, case=CASES, kind=st.sampled_from(NoteKind))
    def note(self, person: Person, case: CaseReference, kind: NoteKind) -> None:
        id = f"n{self.minutes}"

        async def add(turn: Session, me: Person) -> object:
            number = await turn.case_for(case.centre, case.number, self.now)
            await turn.note_on_case(CaseNote(id, number, kind, self.now, me, "Hvem gør hvad?"))
            await turn.allow(Permit(f"p{id}", number, me, Basis.REASON, me.id, self.now, self.now, "vagt"))
            await turn.note_reading(Reading(f"r{id}", self.now, me, "case", Basis.REASON, number, "vagt"))
            return await turn.case_notes([number]), await turn.permits(number), await turn.readings(number)

        self.both(person, None, add)

    @rule(person=PEOPLE, status=st.sampled_from(["asked", "active"]))
    def come(self, person: Person, status: str) -> None:
        async def keep(turn: Session, me: Person) -> object:
            await turn.keep_member(Member(me, None, "caseworker", self.now, status))  # type: ignore[arg-type]
            return await turn.members()

        self.both(person, None, keep)

    @rule(person=PEOPLE, fields=FIELDS, expected=st.sampled_from([None, "asked", "active"]))
    def change(self, person: Person, fields: list[MemberField], expected: Any) -> None:
        async def change(turn: Session, me: Person) -> object:
            renamed = replace(me, name=f"{me.name} {self.minutes}")
            leave = Leave(self.now.date()) if self.minutes % 2 else None
            now = Member(renamed, None, "team_lead", self.now, "left", "bent", leave)
            return await turn.change_member(now, *fields, expected=expected), await turn.members()

        self.both(person, None, change)

    @rule(person=PEOPLE, activity=IDS, case=CASES)
    def look(self, person: Person, activity: str, case: CaseReference) -> None:
        async def everything(turn: Session, me: Person) -> object:
            return (
                await turn.drafts(me),
                await turn.open_draft(me, "samtale-1"),
                await turn.mine(me),
                await turn.case(me.tenant, case.number),
                await turn.entries_since(NOW + timedelta(minutes=5)),
                await turn.handovers_since(NOW + timedelta(minutes=5)),
                [sorted(one.at for one in await turn.follow_ups(team, FAR)) for team in TEAMS],
            )

        self.both(person, activity, everything)

    @invariant()
    def the_logs_are_the_same_and_whole(self) -> None:
        for tenant in {self.here(person).tenant for person in (ANNA, OUTSIDER)}:
            fake, real = (self.run(store.decisions(tenant, limit=99)) for store in (self.fake, self.real))
            assert self.named(real, fake) == fake
            verification = self.run(self.real.verify(tenant))
            assert (verification.entries, verification.faults) == (self.run(self.fake.count(tenant)), ())
        assert len(set(self.numbers.values())) == len(self.numbers)

    def both(self, person: Person, activity: str | None, do: Do) -> None:
        """Do something in a turn of each store and compare what comes of it."""
        self.minutes += 1
        fake, real = (self.run(self.outcome(store, person, activity, do)) for store in (self.fake, self.real))
        assert self.named(real, fake) == fake

    async def outcome(self, store: MemoryStore | SqlStore, person: Person, activity: str | None, do: Do) -> object:
        me, seen, result = self.here(person), None, None
        try:
            async with store.turn(me.tenant, "samtale-1", activity, self.now) as turn:
                seen = turn.seen, turn.unanswered
                result = await do(turn, me)
        except (StaleDraftError, BrokenOffError) as error:
            result = type(error)
        return seen, result

    def named(self, real: Any, fake: Any) -> Any:
        """Return what the real store said with its case numbers as the fake counts them, learnt where one is new."""
        if isinstance(real, str) and real.startswith("V-") and isinstance(fake, str):
            return self.numbers.setdefault(real, fake)
        if isinstance(real, tuple) and isinstance(fake, tuple) and len(real) == len(fake):
            return tuple(map(self.named, real, fake))
        if is_dataclass(real) and type(real) is type(fake) and not isinstance(real, type):
            parts = [part.name for part in fields(real)]
            return replace(real, **{name: self.named(getattr(real, name), getattr(fake, name)) for name in parts})
        return real

    def here(self, person: Person) -> Person:
        """Return a person in her tenant of this time."""
        return replace(person, tenant=f"{person.tenant}-{self.example}")

    @property
    def now(self) -> datetime:
        """A minute later with each turn."""
        return NOW + timedelta(minutes=self.minutes)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)
