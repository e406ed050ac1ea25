"""One incoming thing, read: what it is, who it is from, and what was said or pressed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from dialogs.ports.people import Person
from dialogs.turns import Chosen, Scope, Turn


class Kind(StrEnum):
    """What came in. `IGNORED` is everything that needs no answer: reactions, typing, edits, other bots."""

    MESSAGE = "message"
    CARD = "card"
    SEARCH = "search"
    EXTENSION = "extension"
    OTHER_INVOKE = "other_invoke"
    INSTALLED = "installed"
    UNINSTALLED = "uninstalled"
    IGNORED = "ignored"


INVOKES: Final = frozenset({Kind.CARD, Kind.SEARCH, Kind.EXTENSION, Kind.OTHER_INVOKE})
"""What is answered in the response itself."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where an answer goes: Teams' own ids, as they came."""

    service_url: str
    channel: str
    conversation: str
    sender: str
    bot: str
    activity: str | None
    locale: str | None


@dataclass(frozen=True, slots=True)
class Search:
    """What an invoke looks for, and which part of the list is wanted.

    `within` is a command of the message extension, or the data set of a choice that is filled while somebody types.
    """

    within: str
    text: str
    skip: int
    count: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """One activity, read. `tenant` and `person_id` are None where Teams did not name them."""

    kind: Kind
    address: Address
    tenant: str | None
    person_id: str | None
    person_name: str
    scope: Scope
    text: str = ""
    chosen: Chosen | None = None
    search: Search | None = None
    attachments: int = 0
    team: str | None = None
    """Teams' id of the team whose channel this is."""
    card: str | None = None
    """The activity id of the card that was pressed."""
    replies_expected: bool = False
    """Whether the answers are wanted in the response instead of being sent."""

    def person(self) -> Person:
        """Return who this is from; the door has made sure that both ids are there."""
        return Person(self.tenant or "", self.person_id or "", self.person_name)

    def turn(self, now: datetime) -> Turn:
        """Return this as a turn of the conversation."""
        return Turn(
            self.person(), self.address.conversation, self.scope, now, self.text, self.chosen, self.attachments
        )
