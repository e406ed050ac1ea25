"""The port through which the bot talks in one conversation, and what can go wrong on the way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

Failure = Literal["unreachable", "refused", "gone", "busy", "too_large", "ambiguous"]
"""`ambiguous`: it may have arrived all the same, so it is never blindly sent again."""


class DeliveryError(Exception):
    """A message did not get through, or nobody knows whether it did."""

    def __init__(
        self, failure: Failure, status: int | None = None, code: str | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(failure)
        self.failure = failure
        self.status = status
        self.code = code
        """The platform's own word for it, such as `ConversationNotFound`, or ours where it did not come so far."""
        self.retry_after = retry_after
        """For how many seconds we were told to wait."""


@dataclass(frozen=True, slots=True)
class CardMessage:
    """A card, and the line that a notification shows for it."""

    content: dict[str, object]
    summary: str


@dataclass(frozen=True, slots=True)
class TextMessage:
    """Plain text, shown as it is."""

    text: str


Message = CardMessage | TextMessage


class Channel(Protocol):
    """One conversation, as seen from one incoming activity."""

    async def send(self, message: Message) -> str | None:
        """Send a message and return its activity id, which the platform sometimes withholds.

        Raises:
            DeliveryError: it did not get through, or nobody knows.
        """

    async def update(self, activity: str, message: Message) -> None:
        """Put a message in the place of an earlier one.

        Raises:
            DeliveryError: it did not get through.
        """

    async def show_typing(self) -> None:
        """Show that an answer is being written; it goes by itself, at the latest with the answer.

        Raises:
            DeliveryError: it did not get through.
        """
