"""The port through which post goes out."""

from __future__ import annotations

from typing import Protocol

from bot.outgoing.channel import Message
from dialogs.ports.post import Reference


class Carrier(Protocol):
    """Makes one call and repeats none; whoever calls decides what comes after a failure."""

    async def send(self, reference: Reference, message: Message) -> str | None:
        """Send a message and return its activity id, which the platform sometimes withholds.

        Raises:
            DeliveryError: it did not get through, or nobody knows.
        """

    async def open(self, reference: Reference) -> str:
        """Open a person's chat anew and return its conversation id. Doing it twice gives the same chat.

        Raises:
            DeliveryError: it was not opened, or its id is not known.
        """
