"""What the bot sends of its own accord: digests, notices and reminders, each once to each recipient.

Whoever wants something sent puts a `Parcel` (in a turn by `Session.post`, otherwise by `Outbox.put`) and registers a
`Composer` for its kind. What it says is composed when it is sent, so no citizen's facts ever lie waiting.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from dialogs.ports.members import Reading
from dialogs.view import View


class Audience(StrEnum):
    """Whom a recipient is: a person in her personal chat, or a team's channel."""

    PERSON = "person"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets something. `id` is a person's Entra object id, or a channel's own conversation id (`19:…`)."""

    tenant: str
    audience: Audience
    id: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a recipient is reached: what Teams said when the bot was installed, or last written to."""

    recipient: Recipient
    conversation: str
    service_url: str
    bot: str
    """The bot's own id in Teams (`28:…`)."""
    team: str | None = None
    """Teams' id of the team that a channel belongs to."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One thing to one recipient, who gets no two with the same `key`, such as `digest:2026-W47`."""

    recipient: Recipient
    kind: str
    """What composes it: `digest`, `monday`, `handover`, `reminder` or `admin`."""
    key: str
    due: datetime
    """When it was planned for; it may be sent later, and the composer says so where that matters."""
    ends: datetime
    """When it is too late to send it at all."""


ADMIN: Final = "admin"
"""The kind that tells admins of deliveries of all other kinds that did not get through."""


class Status(StrEnum):
    """What has become of a delivery."""

    DUE = "due"
    CLAIMED = "claimed"
    THROTTLED = "throttled"
    SENT = "sent"
    UNREACHABLE = "unreachable"
    UNINSTALLED = "uninstalled"
    AMBIGUOUS = "ambiguous"
    SKIPPED = "skipped"


WAITING: Final = frozenset({Status.DUE, Status.THROTTLED})
"""May still be sent by itself."""
NOT_REACHED: Final = frozenset({Status.UNREACHABLE, Status.UNINSTALLED, Status.AMBIGUOUS})
"""Needs somebody's attention; sent again by hand only."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended. `reason` is a fixed word; `until` is when a throttled one may be tried again."""

    status: Status
    reason: str | None = None
    until: datetime | None = None
    activity: str | None = None
    """The platform's id of the message, which it sometimes withholds."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A parcel in the outbox and what has become of it."""

    id: str
    parcel: Parcel
    outcome: Outcome
    attempts: int
    changed: datetime


@dataclass(frozen=True, slots=True)
class Letter:
    """What a parcel says, and what is to be kept of it once it is sent.

    `about` are the drafts (by id) and cases (by number) that it tells of: it is taken back when they are deleted.
    """

    view: View
    about: tuple[str, ...] = ()
    reading: Reading | None = None
    """That the recipient is shown this, where it is something that not everybody may read."""


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter that is out, and the conversation in which it stands."""

    letter: Letter
    conversation: str


class Composer(Protocol):
    """Writes what the parcels of one kind say."""

    async def compose(self, parcel: Parcel, now: datetime) -> Letter | Outcome | None:
        """Return what to send now, or None where there is nothing (more) to say to this recipient.

        Where there is something, but not for this recipient today, that is an outcome with its reason. It is asked
        again at each attempt, so it notes nothing itself. An error makes the parcel wait and be tried again later.
        """


class Planner(Protocol):
    """Puts what is regular into the outbox, when it has become due."""

    async def plan(self, now: datetime) -> None:
        """Put what has become due and is not there yet; it is asked every few seconds, by one process at a time."""


class PostBook(Protocol):
    """The part of a unit of work that has to do with the post; it is saved with the rest of the turn."""

    async def post(self, parcel: Parcel, now: datetime) -> bool:
        """Put a parcel into the outbox; False where the recipient has one with this key."""

    async def meet(self, reference: Reference, now: datetime) -> None:
        """Note where a recipient is reached; what stands already is not written again."""

    async def part(self, conversation: str, team: str | None = None) -> None:
        """Forget a conversation that the bot was taken out of, or all of a team's channels."""


class Outbox(Protocol):
    """The deliveries, the places they go to, and the lease of the one process that sends.

    Every method raises `dialogs.ports.StoreUnavailableError` where the database cannot be reached or written.
    """

    async def put(self, parcels: Sequence[Parcel], now: datetime, batch: str | None = None) -> int:
        """Add parcels, all or none, and return how many are new; a recipient's key that is there stays as it is.

        With `batch` everything is added only the first time that this batch is put for the tenant of the parcels.
        """

    async def lease(self, holder: str, now: datetime, until: datetime) -> bool:
        """Take or renew the lease to send; return whether it is the holder's now.

        What others had claimed becomes ambiguous: they have lost the lease, and nobody knows how far they came.
        """

    async def release(self, holder: str) -> None:
        """Give the lease back, if it is the holder's."""

    async def ready(self, kinds: Collection[str], now: datetime, most: int) -> tuple[Delivery, ...]:
        """Return what may be sent now, the longest due first."""

    async def claim(self, delivery: Delivery, holder: str, now: datetime) -> bool:
        """Claim a delivery for sending; False where it is no longer waiting or the lease is not the holder's."""

    async def settle(
        self, delivery: Delivery, holder: str, outcome: Outcome, now: datetime, posted: Posted | None = None
    ) -> None:
        """Write down how an attempt ended, unless the claim has been taken over by somebody who acted on it.

        Of what was `posted` it is kept, in the same transaction, what it tells of and that it was read.
        """

    async def withdraw(self, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
        """Write down what became of a delivery that is waiting, without an attempt to send it."""

    async def expire(self, now: datetime) -> int:
        """End what waits and is too late; return how many."""

    async def again(self, id: str, now: datetime, ends: datetime) -> Delivery | None:
        """Let one that was not reached wait once more, and return it as it was; None where there is none such."""

    async def deliveries(
        self, since: datetime, until: datetime, kinds: Collection[str] | None = None
    ) -> tuple[Delivery, ...]:
        """Return what was planned for a span of time, by the planned moment."""

    async def delivery(self, id: str) -> Delivery | None:
        """Return one delivery by its id."""

    async def queue(self) -> Mapping[Status, int]:
        """Count the deliveries by status."""

    async def untold(self, kinds: Collection[str], now: datetime) -> frozenset[str]:
        """Return the tenants where some of `kinds` were not reached, nobody was told of it, and none is under way."""

    async def tell(self, parcels: Sequence[Parcel], kinds: Collection[str], now: datetime) -> None:
        """Add parcels of one tenant and key, and mark under that key what they tell: those that were not reached."""

    async def told(self, tenant: str, key: str) -> tuple[Delivery, ...]:
        """Return what was marked under a key."""

    async def reference(self, recipient: Recipient) -> Reference | None:
        """Return where a recipient is reached."""

    async def keep_reference(self, reference: Reference, now: datetime) -> None:
        """Note where a recipient is reached."""

    async def drop_reference(self, reference: Reference) -> None:
        """Forget a place that is no more, unless the recipient has another one by now."""
