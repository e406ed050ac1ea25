"""The outbox in memory, at the port `dialogs.ports.post.Outbox`; it passes the same suite as the real one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count

from dialogs.ports.members import Reading
from dialogs.ports.post import NOT_REACHED, WAITING, Delivery, Outcome, Parcel, Posted, Recipient, Reference, Status


@dataclass
class _Row:
    delivery: Delivery
    holder: str | None = None
    told: str | None = None

    @property
    def status(self) -> Status:
        return self.delivery.outcome.status

    @property
    def parcel(self) -> Parcel:
        return self.delivery.parcel

    def becomes(self, outcome: Outcome, now: datetime) -> None:
        self.delivery = replace(self.delivery, outcome=outcome, changed=now)


@dataclass
class PostKept:
    """All that the post saves."""

    rows: dict[str, _Row] = field(default_factory=dict)
    batches: set[tuple[str, str]] = field(default_factory=set)
    references: dict[Recipient, Reference] = field(default_factory=dict)
    lease: tuple[str, datetime] | None = None

    def __copy__(self) -> PostKept:
        rows = {id: replace(row) for id, row in self.rows.items()}
        return PostKept(rows, set(self.batches), dict(self.references), self.lease)

    def add(self, parcels: Iterable[Parcel], now: datetime) -> int:
        taken = {(row.parcel.recipient, row.parcel.key) for row in self.rows.values()}
        new = {(parcel.recipient, parcel.key): parcel for parcel in reversed(list(parcels))}
        fresh = [parcel for key, parcel in reversed(new.items()) if key not in taken]
        for parcel in fresh:
            id = next(id for number in count(len(self.rows) + 1) if (id := f"post-{number}") not in self.rows)
            self.rows[id] = _Row(Delivery(id, parcel, Outcome(Status.DUE), 0, now))
        return len(fresh)

    def part(self, tenant: str, conversation: str, team: str | None) -> None:
        for recipient, reference in list(self.references.items()):
            here = reference.conversation == conversation or (team is not None and reference.team == team)
            if recipient.tenant == tenant and here:
                del self.references[recipient]


class MemoryOutbox:
    """Deliveries in memory."""

    def __init__(
        self,
        kept: PostKept,
        traces: dict[tuple[str, str, str], tuple[str, ...]] | None = None,
        readings: list[Reading] | None = None,
    ) -> None:
        self.kept = kept
        self.traces = {} if traces is None else traces
        self.readings = [] if readings is None else readings

    async def put(self, parcels: Sequence[Parcel], now: datetime, batch: str | None = None) -> int:
        batches = {(parcel.recipient.tenant, batch) for parcel in parcels} if batch else set()
        if batches & self.kept.batches:
            return 0
        self.kept.batches |= batches
        return self.kept.add(parcels, now)

    async def lease(self, holder: str, now: datetime, until: datetime) -> bool:
        if self.kept.lease and self.kept.lease[0] != holder and self.kept.lease[1] > now:
            return False
        self.kept.lease = (holder, until)
        for row in self.kept.rows.values():
            if row.status is Status.CLAIMED and row.holder != holder:
                row.becomes(Outcome(Status.AMBIGUOUS, "interrupted"), now)
        return True

    async def release(self, holder: str) -> None:
        if self.kept.lease and self.kept.lease[0] == holder:
            self.kept.lease = None

    async def ready(self, kinds: Collection[str], now: datetime, most: int) -> tuple[Delivery, ...]:
        waiting = [row.delivery for row in self._rows(WAITING, kinds)]
        timely = [one for one in waiting if one.parcel.due <= now < one.parcel.ends]
        return tuple(one for one in timely if one.outcome.until is None or one.outcome.until <= now)[:most]

    async def claim(self, delivery: Delivery, holder: str, now: datetime) -> bool:
        row = self.kept.rows[delivery.id]
        held = self.kept.lease is not None and self.kept.lease[0] == holder and self.kept.lease[1] > now
        if not held or row.status not in WAITING:
            return False
        row.becomes(replace(row.delivery.outcome, status=Status.CLAIMED), now)
        row.delivery, row.holder = replace(row.delivery, attempts=row.delivery.attempts + 1), holder
        return True

    async def settle(
        self, delivery: Delivery, holder: str, outcome: Outcome, now: datetime, posted: Posted | None = None
    ) -> None:
        row = self.kept.rows[delivery.id]
        settles = row.holder == holder and row.status in (Status.CLAIMED, Status.AMBIGUOUS)
        if settles:
            row.becomes(outcome, now)
        if posted and posted.letter.about and outcome.activity:
            place = (delivery.parcel.recipient.tenant, posted.conversation, outcome.activity)
            self.traces[place] = posted.letter.about
        if posted and posted.letter.reading and settles:
            self.readings.append(posted.letter.reading)

    async def withdraw(self, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
        if self.kept.rows[delivery.id].status in WAITING:
            self.kept.rows[delivery.id].becomes(outcome, now)

    async def expire(self, now: datetime) -> int:
        late = [row for row in self._rows(WAITING) if row.parcel.ends <= now]
        for row in late:
            ended = Status.UNREACHABLE if row.status is Status.THROTTLED else Status.SKIPPED
            row.becomes(Outcome(ended, row.delivery.outcome.reason or "too_late"), now)
        return len(late)

    async def again(self, id: str, now: datetime, ends: datetime) -> Delivery | None:
        row = self.kept.rows.get(id)
        if row is None or row.status not in NOT_REACHED:
            return None
        before, row.holder, row.told = row.delivery, None, None
        row.delivery = replace(before, parcel=replace(before.parcel, ends=ends))
        row.becomes(Outcome(Status.DUE), now)
        return before

    async def deliveries(
        self, since: datetime, until: datetime, kinds: Collection[str] | None = None
    ) -> tuple[Delivery, ...]:
        return tuple(row.delivery for row in self._rows(Status, kinds) if since <= row.parcel.due < until)

    async def delivery(self, id: str) -> Delivery | None:
        return self.kept.rows[id].delivery if id in self.kept.rows else None

    async def queue(self) -> Mapping[Status, int]:
        open_ones: dict[Status, int] = {one: 0 for one in Status if one not in (Status.SENT, Status.SKIPPED)}
        counted = Counter(row.status for row in self.kept.rows.values() if row.status in open_ones)
        return open_ones | counted

    async def untold(self, kinds: Collection[str], now: datetime) -> frozenset[str]:
        failed = {row.parcel.recipient.tenant for row in self._rows(NOT_REACHED, kinds) if row.told is None}
        claimed = {row.parcel.recipient.tenant for row in self._rows((Status.CLAIMED,), kinds)}
        due = self._rows((Status.DUE,), kinds)
        return frozenset(
            failed - claimed - {r.parcel.recipient.tenant for r in due if r.parcel.due <= now < r.parcel.ends}
        )

    async def tell(self, parcels: Sequence[Parcel], kinds: Collection[str], now: datetime) -> None:
        self.kept.add(parcels, now)
        for row in self._rows(NOT_REACHED, kinds):
            if row.told is None and row.parcel.recipient.tenant == parcels[0].recipient.tenant:
                row.told = parcels[0].key

    async def told(self, tenant: str, key: str) -> tuple[Delivery, ...]:
        rows = [row for row in self._rows(Status) if row.told == key]
        return tuple(row.delivery for row in rows if row.parcel.recipient.tenant == tenant)

    async def reference(self, recipient: Recipient) -> Reference | None:
        return self.kept.references.get(recipient)

    async def keep_reference(self, reference: Reference, now: datetime) -> None:
        self.kept.references[reference.recipient] = reference

    async def drop_reference(self, reference: Reference) -> None:
        here = self.kept.references.get(reference.recipient)
        if here and here.conversation == reference.conversation:
            del self.kept.references[reference.recipient]

    def _rows(self, statuses: Iterable[Status], kinds: Collection[str] | None = None) -> list[_Row]:
        rows = [row for row in self.kept.rows.values() if kinds is None or row.parcel.kind in kinds]
        wanted = [row for row in rows if row.status in set(statuses)]
        return sorted(wanted, key=lambda row: (row.parcel.due, row.delivery.id))
