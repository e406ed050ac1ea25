"""Whom the post knows by role and name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from dialogs.ports.members import Member
from dialogs.ports.post import Audience, Recipient
from dialogs.ports.store import Store


class People:
    """The members of a tenant, read when they are asked for."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now

    async def admins(self, tenant: str) -> tuple[Recipient, ...]:
        """Return a tenant's admins."""
        admins = [member for member in await self._members(tenant) if member.active and member.role == "admin"]
        return tuple(Recipient(tenant, Audience.PERSON, admin.person.id) for admin in admins)

    async def names(self, tenant: str) -> Mapping[str, str]:
        """Return the names of a tenant's members by their ids, those who have left too."""
        return {member.person.id: member.person.name for member in await self._members(tenant)}

    async def _members(self, tenant: str) -> tuple[Member, ...]:
        async with self._store.turn(tenant, "", None, self._now()) as session:
            return await session.members()
