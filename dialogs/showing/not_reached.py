"""The line to the admins: who did not get what, and why."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from dialogs.ports.post import NOT_REACHED, Audience, Delivery, Letter, Outbox, Parcel, Recipient
from dialogs.showing.deliveries import kind_words, outcome_words
from dialogs.view import Heading, Item, Items, Paragraph, View
from dialogs.wording import say

_MOST: Final = 15

Names = Callable[[str], Awaitable[Mapping[str, str]]]
"""Returns the names of a tenant's members by their ids."""


@dataclass(frozen=True, slots=True)
class NotReached:
    """Composes the note to an admin; implements `dialogs.ports.post.Composer`."""

    outbox: Outbox
    names: Names

    async def compose(self, parcel: Parcel, now: datetime) -> Letter | None:  # noqa: ARG002 (the port)
        """Return who was not reached, or None where all of them have got it since."""
        told = await self.outbox.told(parcel.recipient.tenant, parcel.key)
        missing = [delivery for delivery in told if delivery.outcome.status in NOT_REACHED]
        if not missing:
            return None
        names = await self.names(parcel.recipient.tenant)
        heading = say("post.one_missing" if len(missing) == 1 else "post.some_missing", count=len(missing))
        lines = Items(tuple(_item(delivery, names) for delivery in missing[:_MOST]))
        more = [Paragraph(say("post.more", count=len(missing) - _MOST), "subtle")] if len(missing) > _MOST else []
        help = Paragraph(say("post.missing_help"), "subtle")
        return Letter(View(say("post.missing_summary"), (Heading(heading), lines, *more, help)))


def recipient_name(recipient: Recipient, names: Mapping[str, str]) -> str:
    """Return who a recipient is: a member by name, a channel as one."""
    if recipient.audience is Audience.CHANNEL:
        return say("post.channel")
    return names.get(recipient.id, say("post.unknown"))


def _item(delivery: Delivery, names: Mapping[str, str]) -> Item:
    kind, outcome = kind_words(delivery.parcel.kind), outcome_words(delivery.outcome)
    return Item(recipient_name(delivery.parcel.recipient, names), say("post.line", kind=kind, outcome=outcome))
