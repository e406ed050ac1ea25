"""Fakes by hand at the ports. `MemoryStore` passes the same suite as the real store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from copy import copy
from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Literal

from dialogs.ports.decisions import CaseReference, Decision, Logged, Miss
from dialogs.ports.drafts import Draft
from dialogs.ports.failures import StaleDraftError, StoreUnavailableError
from dialogs.ports.feedback import Overridden, Report
from dialogs.ports.members import Member, MemberField, Permit, Reading, Status, Team
from dialogs.ports.people import Person
from dialogs.ports.post import Parcel, Reference
from dialogs.ports.readers import Readership, Subscriber
from knowledge.weeks import Schedule
from storage.casework.numbers import as_our_number, folded
from tests.fake_handovers import MemoryShared, SharedKept
from tests.fake_outbox import MemoryOutbox, PostKept
from tests.fake_weekly import MemoryWeekly


@dataclass
class _Kept:
    """Everything saved; keys begin with the tenant."""

    inbound: set[tuple[str, str, str]] = field(default_factory=set)
    answered: set[tuple[str, str, str]] = field(default_factory=set)
    cards: dict[tuple[str, str, str], str] = field(default_factory=dict)
    drafts: dict[tuple[str, str], Draft] = field(default_factory=dict)
    log: list[Logged] = field(default_factory=list)
    numbers: dict[tuple[str, str, str], str] = field(default_factory=dict)
    written: dict[tuple[str, str, str], str] = field(default_factory=dict)
    misses: dict[tuple[str, date, str, tuple[str, ...]], int] = field(default_factory=dict)
    members: dict[tuple[str, str], Member] = field(default_factory=dict)
    teams: dict[tuple[str, str], Team] = field(default_factory=dict)
    permits: dict[tuple[str, str], Permit] = field(default_factory=dict)
    readings: list[Reading] = field(default_factory=list)
    traces: dict[tuple[str, str, str], tuple[str, ...]] = field(default_factory=dict)
    post: PostKept = field(default_factory=PostKept)
    shared: SharedKept = field(default_factory=SharedKept)
    schedules: dict[tuple[str, str], tuple[Schedule, str | None]] = field(default_factory=dict)
    wishes: dict[tuple[str, str, str], bool] = field(default_factory=dict)
    reports: dict[tuple[str, str], Report] = field(default_factory=dict)

    def snapshot(self) -> _Kept:
        return _Kept(*(copy(getattr(self, part.name)) for part in fields(self)))


class MemorySession(MemoryShared, MemoryWeekly):
    """One turn on a snapshot that replaces what is saved when the turn ends well."""

    def __init__(self, kept: _Kept, tenant: str, seen: bool, unanswered: bool = False) -> None:
        super().__init__(kept.shared)
        self.seen = seen
        self.unanswered = unanswered
        self._kept = kept
        self._tenant = tenant

    async def open_draft(self, person: Person, conversation: str) -> Draft | None:
        return next((draft for draft in await self.drafts(person) if draft.conversation == conversation), None)

    async def draft(self, id: str) -> Draft | None:
        return self._kept.drafts.get((self._tenant, id))

    async def drafts(self, person: Person) -> tuple[Draft, ...]:
        own = [draft for (tenant, _), draft in self._kept.drafts.items() if tenant == self._tenant]
        mine = [draft for draft in own if _same(draft.person, person) and draft.status == "open"]
        return tuple(sorted(mine, key=lambda draft: (draft.changed, draft.id), reverse=True))

    async def drafts_about(self, cases: Collection[str]) -> tuple[Draft, ...]:
        own = [
            one for (tenant, _), one in self._kept.drafts.items() if (tenant, one.status) == (self._tenant, "open")
        ]
        logged = {one.decision.id for one in self._of(self._tenant) if one.number in cases}
        named = {
            (centre, number)
            for (whose, centre, number), v in self._kept.numbers.items()
            if whose == self._tenant and v in cases
        }
        about = [
            one
            for one in own
            if one.form.get("decision") in logged
            or not {one.form.get("number"), as_our_number(one.form.get("case", ""))}.isdisjoint(cases)
            or (one.form.get("centre", ""), folded(one.form.get("case", ""))) in named
        ]
        return tuple(sorted(about, key=lambda one: (one.started, one.id)))

    async def keep(self, draft: Draft) -> Draft:
        self._refuse_others(draft.person)
        stored = self._kept.drafts.get((self._tenant, draft.id))
        if draft.version != (stored.version if stored else 0):
            raise StaleDraftError(draft.id)
        saved = replace(draft, version=draft.version + 1)
        self._kept.drafts[self._tenant, draft.id] = saved
        return saved

    async def log(self, decision: Decision) -> Logged:
        self._refuse_others(decision.person)
        for logged in self._of(self._tenant):
            if logged.decision.action_key == decision.action_key:
                return replace(logged, again=True)
        logged = Logged(decision, self._number(decision.case))
        self._kept.log.append(logged)
        return logged

    async def decision(self, id: str) -> Logged | None:
        return next((logged for logged in self._of(self._tenant) if logged.decision.id == id), None)

    async def case(self, tenant: str, number: str) -> tuple[Logged, ...]:
        if tenant != self._tenant:
            return ()
        numbers = await self.joined(await self.cases(number))
        return tuple(logged for logged in self._of(tenant) if logged.number in numbers)

    async def entries_since(self, since: datetime) -> tuple[Logged, ...]:
        touched = {logged.number for logged in self._of(self._tenant) if logged.decision.at >= since}
        numbers = await self.joined(touched)
        return tuple(logged for logged in self._of(self._tenant) if logged.number in numbers)

    async def cases(self, number: str) -> tuple[str, ...]:
        wanted = folded(number)
        own = {(theirs, v) for (whose, _, theirs), v in self._kept.numbers.items() if whose == self._tenant}
        return tuple(sorted({v for theirs, v in own if theirs == wanted or _is_number(wanted, v)}))

    async def references(self, cases: Collection[str]) -> tuple[CaseReference, ...]:
        own = {key for key, v in self._kept.numbers.items() if key[0] == self._tenant and v in cases}
        return tuple(CaseReference(*one) for one in sorted((key[1], self._kept.written[key]) for key in own))

    async def case_for(self, centre: str, number: str, now: datetime) -> str:
        return self._number(CaseReference(centre, number))

    async def mine(self, person: Person, most: int = 20) -> tuple[Logged, ...]:
        mine = [logged for logged in self._of(self._tenant) if _same(logged.decision.person, person)]
        return tuple(reversed(mine))[:most]

    async def file_note(self, id: str, filed: bool) -> None:
        for at, logged in enumerate(self._kept.log):
            if logged.decision.id == id and logged.decision.person.tenant == self._tenant:
                self._kept.log[at] = replace(logged, decision=replace(logged.decision, note_filed=filed))

    async def missed(self, pack: str, words: tuple[str, ...], day: date) -> None:
        key = (self._tenant, day, pack, words)
        self._kept.misses[key] = self._kept.misses.get(key, 0) + 1

    async def member(self, id: str) -> Member | None:
        return self._kept.members.get((self._tenant, id))

    async def members(self) -> tuple[Member, ...]:
        own = [member for (tenant, _), member in self._kept.members.items() if tenant == self._tenant]
        return tuple(sorted(own, key=lambda member: (member.person.name, member.person.id)))

    async def keep_member(self, member: Member) -> None:
        self._refuse_others(member.person)
        self._kept.members[self._tenant, member.person.id] = member

    async def change_member(self, member: Member, *fields: MemberField, expected: Status | None = None) -> bool:
        self._refuse_others(member.person)
        known = self._kept.members.get((self._tenant, member.person.id))
        if known is None or expected not in (None, known.status):
            return False
        named = replace(known.person, name=member.person.name) if "name" in fields else known.person
        written = {field: getattr(member, field) for field in fields if field != "name"}
        self._kept.members[self._tenant, member.person.id] = replace(known, person=named, **written)
        return True

    async def teams(self) -> tuple[Team, ...]:
        own = [team for (tenant, _), team in self._kept.teams.items() if tenant == self._tenant]
        return tuple(sorted(own, key=lambda team: (team.name, team.id)))

    async def keep_team(self, team: Team) -> None:
        if team.tenant != self._tenant:
            raise ValueError("a turn of one tenant cannot save for another")
        self._kept.teams[self._tenant, team.id] = team

    async def allow(self, permit: Permit) -> None:
        self._refuse_others(permit.reader)
        self._kept.permits[self._tenant, permit.id] = permit

    async def permits(self, case: str) -> tuple[Permit, ...]:
        own = [p for (tenant, _), p in self._kept.permits.items() if tenant == self._tenant and p.case == case]
        return tuple(sorted(own, key=lambda permit: (permit.since, permit.id)))

    async def permits_of(self, reader: str, now: datetime) -> tuple[Permit, ...]:
        own = [p for (tenant, _), p in self._kept.permits.items() if tenant == self._tenant and p.reader.id == reader]
        return tuple(sorted((p for p in own if p.since <= now < p.until), key=lambda p: (p.since, p.id)))

    async def note_reading(self, reading: Reading) -> None:
        self._refuse_others(reading.reader)
        self._kept.readings.append(reading)

    async def readings(self, case: str | None = None, most: int = 100) -> tuple[Reading, ...]:
        own = [r for r in self._kept.readings if r.reader.tenant == self._tenant and case in (None, r.case)]
        oldest_last = sorted(sorted(own, key=lambda r: r.id), key=lambda r: r.at, reverse=True)
        return tuple(oldest_last[:most])

    async def post(self, parcel: Parcel, now: datetime) -> bool:
        self._refuse_tenant(parcel.recipient.tenant)
        return self._kept.post.add((parcel,), now) == 1

    async def meet(self, reference: Reference, now: datetime) -> None:
        self._refuse_tenant(reference.recipient.tenant)
        self._kept.post.references[reference.recipient] = reference

    async def part(self, conversation: str, team: str | None = None) -> None:
        self._kept.post.part(self._tenant, conversation, team)

    async def keep_schedule(self, team: str, schedule: Schedule, channel: str | None) -> None:
        self._kept.schedules[self._tenant, team] = (schedule, channel)

    async def wish(self, member: str, kind: str, wanted: bool) -> None:
        self._kept.wishes[self._tenant, member, kind] = wanted

    async def report(self, report: Report) -> None:
        self._kept.reports.setdefault((self._tenant, report.id), report)

    def _refuse_others(self, person: Person) -> None:
        self._refuse_tenant(person.tenant)

    def _of(self, tenant: str) -> list[Logged]:
        return [logged for logged in self._kept.log if logged.decision.person.tenant == tenant]

    def _number(self, case: CaseReference) -> str:
        """Count V-2222, V-2223 …, so that transcripts never change; one of them stands for itself."""
        for number in {v for (tenant, _, _), v in self._kept.numbers.items() if tenant == self._tenant}:
            if case.number[:1] in "Vv" and _is_number(folded(case.number), number):
                return number
        key = (self._tenant, case.centre, folded(case.number))
        self._kept.written.setdefault(key, case.number)
        return self._kept.numbers.setdefault(key, f"V-{2222 + len(self._kept.numbers)}")


class MemoryStore:
    """A store in memory. Set `unavailable` to let a turn fail as it opens or as it is saved."""

    def __init__(self) -> None:
        self.unavailable: Literal["at_start", "at_end"] | None = None
        self._kept = _Kept()
        self._one_at_a_time = asyncio.Lock()

    @property
    def contents(self) -> _Kept:
        """All that is saved, for a test to look into."""
        return self._kept

    @property
    def outbox(self) -> MemoryOutbox:
        """What is to be sent; outside of a turn."""
        return MemoryOutbox(self._kept.post, self._kept.traces, self._kept.readings)

    @property
    def roster(self) -> MemoryStore:
        """Who reads which digests."""
        return self

    async def readerships(self) -> tuple[Readership, ...]:
        return tuple(self._readership(*key) for key in sorted(self._kept.teams))

    def _readership(self, tenant: str, team: str) -> Readership:
        schedule, channel = self._kept.schedules.get((tenant, team), (Schedule(), None))
        own = [m for m in self._kept.members.values() if (m.person.tenant, m.team) == (tenant, team)]
        members = [member for member in own if member.active]
        subscribers = tuple(sorted(map(self._subscriber, members), key=lambda one: one.id))
        return Readership(tenant, team, schedule, channel, subscribers)

    def _subscriber(self, member: Member) -> Subscriber:
        who = (member.person.tenant, member.person.id)
        wishes = {kind: wanted for (*whose, kind), wanted in self._kept.wishes.items() if tuple(whose) == who}
        return Subscriber(member.person.id, member.role, member.since, member.leave, member.deputy, wishes)

    def copied(self) -> MemoryStore:
        """Return another store that holds the same."""
        copied = MemoryStore()
        copied._kept = self._kept.snapshot()
        return copied

    @asynccontextmanager
    async def turn(
        self, tenant: str, conversation: str, activity: str | None, now: datetime
    ) -> AsyncIterator[MemorySession]:
        if now.tzinfo is None:
            raise ValueError("now must be aware")
        async with self._one_at_a_time:
            self._refuse("at_start")
            kept = self._kept.snapshot()
            key = (tenant, conversation, activity or "")
            seen = activity is not None and key in kept.inbound
            yield MemorySession(kept, tenant, seen, unanswered=seen and key not in kept.answered)
            self._refuse("at_end")
            if activity is not None:
                kept.inbound.add(key)
            self._kept = kept

    async def delivered(
        self,
        tenant: str,
        conversation: str,
        activity: str | None,
        draft: str | None = None,
        card: str | None = None,
        about: Collection[str] = (),
    ) -> str | None:
        async with self._one_at_a_time:
            self._refuse("at_start")
            self._kept.answered |= {(tenant, conversation, activity or "")} & self._kept.inbound
            if card and about:
                self._kept.traces[tenant, conversation, card] = tuple(about)
            if not draft or not card:
                return None
            key = (tenant, conversation, draft)
            earlier, self._kept.cards[key] = self._kept.cards.get(key), card
            return earlier

    async def decisions(self, tenant: str | None = None, limit: int = 50) -> tuple[Logged, ...]:
        newest_first = self._kept.log[::-1]
        found = [logged for logged in newest_first if tenant in (None, logged.decision.person.tenant)]
        return tuple(sorted(found, key=lambda logged: logged.decision.at, reverse=True))[:limit]

    async def count(self, tenant: str | None = None) -> int:
        return len(await self.decisions(tenant, len(self._kept.log)))

    async def reports(self, pack: str | None = None, handled: bool = False) -> tuple[Report, ...]:
        found = (one for one in self._kept.reports.values() if pack in (None, one.pack))
        shown = (one for one in found if handled or one.handled is None)
        return tuple(sorted(shown, key=lambda one: (-one.at.timestamp(), one.id)))

    async def settle_report(self, id: str, at: datetime) -> bool:
        open_ = {key: one for key, one in self._kept.reports.items() if key[1] == id and one.handled is None}
        self._kept.reports |= {key: replace(one, handled=at) for key, one in open_.items()}
        return bool(open_)

    async def overridden(self, pack: str | None = None) -> tuple[Overridden, ...]:
        newest_first = await self.decisions(limit=len(self._kept.log))
        found = (logged.decision for logged in newest_first if pack in (None, logged.decision.pack))
        return tuple(
            Overridden(one.pack, table, one.suggestion[table], chosen, one.override_code or "", one.rules)  # type: ignore[arg-type]
            for one in found
            for table, chosen in sorted(one.overrides.items())
        )

    async def misses(self, pack: str | None = None) -> tuple[Miss, ...]:
        found: dict[tuple[str, tuple[str, ...]], Miss] = {}
        for (_, day, where, words), times in self._kept.misses.items():
            before = found.get((where, words), Miss(where, words, 0, day))
            if pack in (None, where):
                found[where, words] = Miss(where, words, before.times + times, max(before.latest, day))
        often_first = sorted(found.values(), key=lambda miss: (-miss.times, -miss.latest.toordinal()))
        return tuple(often_first)

    async def close(self) -> None:
        """Keep everything; a test may look at it afterwards."""

    def _refuse(self, moment: Literal["at_start", "at_end"]) -> None:
        if self.unavailable == moment:
            raise StoreUnavailableError("set so by the test")


def _same(one: Person, other: Person) -> bool:
    """Names change; tenant and id do not."""
    return (one.tenant, one.id) == (other.tenant, other.id)


def _is_number(wanted: str, number: str) -> bool:
    return wanted.removeprefix("v").removeprefix("-") == number.removeprefix("V-").casefold()
