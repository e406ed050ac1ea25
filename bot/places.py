"""Where the card of a draft stands in a conversation, so that it can be updated or shrunk later."""

from __future__ import annotations

from typing import Protocol


class CardPlaces(Protocol):
    """Remembers one activity id per draft and conversation; raises `StoreError` where it cannot."""

    async def card(self, tenant: str, conversation: str, draft: str) -> str | None:
        """Return the activity id of the draft's newest card, if it is known."""

    async def remember(self, tenant: str, conversation: str, draft: str, activity: str) -> None:
        """Note where the draft's newest card stands."""


class PlacesInMemory:
    """Keeps the newest places, for as long as the process lives."""

    def __init__(self, most: int = 10_000) -> None:
        self._most = most
        self._places: dict[tuple[str, str, str], str] = {}

    async def card(self, tenant: str, conversation: str, draft: str) -> str | None:
        """Return the activity id of the draft's newest card, if it is known."""
        return self._places.get((tenant, conversation, draft))

    async def remember(self, tenant: str, conversation: str, draft: str, activity: str) -> None:
        """Note where the draft's newest card stands; the oldest place goes when there are too many."""
        key = (tenant, conversation, draft)
        self._places.pop(key, None)
        self._places[key] = activity
        if len(self._places) > self._most:
            del self._places[next(iter(self._places))]
