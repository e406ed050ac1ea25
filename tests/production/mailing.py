"""A mailing to people whose conversations have moods, and what must hold of it in the end."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from dialogs.ports.post import Audience, Delivery, Outbox, Parcel, Recipient, Reference, Status
from tests.production.moody import BROKEN, MOODS

FINAL = frozenset({Status.SENT, Status.AMBIGUOUS, Status.UNREACHABLE, Status.UNINSTALLED, Status.SKIPPED})


async def put_mailing(
    outbox: Outbox, service_url: str, count: int, now: datetime, chance: random.Random, moods: Sequence[str]
) -> None:
    """Put one digest to each person, half of whom are in some mood, and some of whom are not known."""
    parcels = []
    for number in range(count):
        mood = ".".join(chance.choices(moods, k=chance.randint(1, 3))) if chance.random() < 0.5 else ""
        person = ("shut" if "404_shut" in mood else "person") + f"-{number}"
        recipient = Recipient("t", Audience.PERSON, person)
        parcels.append(Parcel(recipient, "digest", "digest:uge", now, now + timedelta(hours=2)))
        if chance.random() < 0.97:
            reference = Reference(recipient, f"a:{person}:{mood}", service_url, "28:bot")
            await outbox.keep_reference(reference, now)
    await outbox.put(parcels, now)


def everyday_moods() -> tuple[str, ...]:
    """Return every mood but the slow one."""
    return tuple(mood for mood in (*MOODS, *BROKEN) if mood != "late")


def faults(deliveries: Sequence[Delivery], report: Mapping[str, Any]) -> list[str]:
    """Return what must not be: somebody who got two, somebody without a reason, a limit that was broken."""
    arrived = Counter(report["arrived"])
    wrong = [f"{person} got {count}" for person, count in arrived.items() if count > 1]
    for delivery in deliveries:
        person, outcome = delivery.parcel.recipient.id, delivery.outcome
        stands = f"{person}: {outcome.status} {outcome.reason}, {arrived[person]} arrived"
        if outcome.status not in FINAL or (outcome.status is not Status.SENT and not outcome.reason):
            wrong.append(f"unsettled: {stands}")
        if outcome.status is Status.SENT and arrived[person] != 1:
            wrong.append(f"sent without arriving: {stands}")
        if arrived[person] and outcome.status not in (Status.SENT, Status.AMBIGUOUS):
            wrong.append(f"arrived without being sent: {stands}")
    limits = {"most_in_a_second": 50, "most_to_one_in_a_second": 7, "most_to_one_in_half_a_minute": 60}
    return wrong + [f"{name} {report[name]}" for name, most in limits.items() if report[name] > most]
