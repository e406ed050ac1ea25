"""A post office with everything around it by hand: an outbox in memory, a carrier that obeys, a clock."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.metrics import Metrics
from bot.outgoing.channel import CardMessage, DeliveryError, Message
from bot.post.mail import Mail
from bot.post.office import PostOffice, Rhythm
from dialogs.ports.members import Reading
from dialogs.ports.post import (
    ADMIN,
    Audience,
    Composer,
    Delivery,
    Letter,
    Outcome,
    Parcel,
    Planner,
    Recipient,
    Reference,
)
from dialogs.showing.not_reached import NotReached
from dialogs.view import View
from tests.bot.scripted import view
from tests.fake_outbox import MemoryOutbox, PostKept

START = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)
WEEK_ENDS = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
AT_ONCE = Rhythm(rest=0.0)
ADMIN_OF_T = Recipient("t", Audience.PERSON, "adam")


def person(id: str) -> Recipient:
    return Recipient("t", Audience.PERSON, id)


@dataclass
class ScriptedCarrier:
    """Brings everything out, unless it is told how to fail; `before` runs inside each call."""

    sent: list[tuple[str, str]] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    failures: dict[str, list[DeliveryError | None]] = field(default_factory=dict)
    """By conversation, or `open`: how the next calls end; None is well."""
    before: Callable[[], Awaitable[object]] | None = None
    ids: bool = True

    async def send(self, reference: Reference, message: Message) -> str | None:
        if self.before:
            await self.before()
        self._fail(reference.conversation)
        assert isinstance(message, CardMessage)
        self.sent.append((reference.conversation, message.summary))
        return f"id-{len(self.sent)}" if self.ids else None

    async def open(self, reference: Reference) -> str:
        self._fail("open")
        self.opened.append(reference.recipient.id)
        return f"ny:{reference.recipient.id}"

    def _fail(self, where: str) -> None:
        error = self.failures[where].pop(0) if self.failures.get(where) else None
        if error:
            raise error


@dataclass
class Says:
    """Composes one card for everyone, after `compose` has been asked."""

    card: View | None = field(default_factory=lambda: view("Ugens overblik"))
    asked: list[tuple[Parcel, datetime]] = field(default_factory=list)
    error: Exception | None = None
    instead: Outcome | None = None
    about: tuple[str, ...] = ()
    reading: Reading | None = None

    async def compose(self, parcel: Parcel, now: datetime) -> Letter | Outcome | None:
        self.asked.append((parcel, now))
        if self.error:
            raise self.error
        if self.instead:
            return self.instead
        return Letter(self.card, self.about, self.reading) if self.card else None


class House:
    """One office, or several on the same outbox."""

    def __init__(self, kept: PostKept | None = None) -> None:
        self.now = START
        self.slept: list[float] = []
        self.outbox = MemoryOutbox(kept or PostKept())
        self.carrier = ScriptedCarrier()
        self.says = Says()
        self.metrics = Metrics()
        self.planners: tuple[Planner, ...] = ()
        self.admins: tuple[Recipient, ...] = (ADMIN_OF_T,)

    def office(self, rhythm: Rhythm = AT_ONCE) -> PostOffice:
        composers: dict[str, Composer] = {"digest": self.says, ADMIN: NotReached(self.outbox, self._names)}
        mail = Mail(self.outbox, composers, self.planners, self._admins)
        return PostOffice(mail, self.carrier, self.metrics, lambda: self.now, rhythm, self._sleep)

    async def put(self, *ids: str, known: bool = True) -> None:
        """Put a digest to each person, all of whom the bot has met."""
        parcels = [Parcel(person(id), "digest", "digest:2026-W47", START, WEEK_ENDS) for id in ids]
        await self.outbox.put(parcels, self.now)
        for id in (*ids, ADMIN_OF_T.id) if known else ():
            reference = Reference(person(id), f"a:{id}", "http://127.0.0.1:1/", "28:bot")
            await self.outbox.keep_reference(reference, self.now)

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)

    def delivery(self, id: str, kind: str = "digest") -> Delivery:
        rows = self.outbox.kept.rows.values()
        (row,) = [row for row in rows if (row.parcel.recipient.id, row.parcel.kind) == (id, kind)]
        return row.delivery

    def outcome(self, id: str, kind: str = "digest") -> Outcome:
        return self.delivery(id, kind).outcome

    async def _names(self, tenant: str) -> dict[str, str]:
        return {"anna": "Anna Andersen"}

    async def _admins(self, tenant: str) -> tuple[Recipient, ...]:
        return self.admins

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
