"""The post as a turn sees it: what it puts into the outbox is saved with the rest of the turn."""

from __future__ import annotations

from datetime import datetime

from dialogs.ports.post import Parcel, Reference
from storage.post.conversations import drop_conversation, keep_reference
from storage.post.deliveries import add_parcels
from storage.work import Work


class PostWork(Work):
    """The part of a turn that has to do with the post."""

    async def post(self, parcel: Parcel, now: datetime) -> bool:
        self._refuse_tenant(parcel.recipient.tenant)
        return await add_parcels(self._connection, (parcel,), now) == 1

    async def meet(self, reference: Reference, now: datetime) -> None:
        self._refuse_tenant(reference.recipient.tenant)
        await keep_reference(self._connection, reference, now)

    async def part(self, conversation: str, team: str | None = None) -> None:
        await drop_conversation(self._connection, self._tenant, conversation, team)
