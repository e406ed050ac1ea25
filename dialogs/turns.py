"""What comes into the conversation and what goes out: one turn in, one reply out, no chat SDK."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dialogs.ports.people import Person
from dialogs.view import View


class Scope(StrEnum):
    """Where the turn came from; only a personal chat may hold facts about a citizen."""

    PERSONAL = "personal"
    GROUP = "group"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A button that was pressed, with the inputs of its card.

    `draft` and `version` say which state the card showed, so that a stale card is recognised.
    `key` is unique to the button on that card: the same key never does its work twice.
    """

    action: str
    inputs: Mapping[str, str] = field(default_factory=dict)
    draft: str | None = None
    version: int | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that a person did: wrote `text`, or pressed a button (`chosen`)."""

    person: Person
    conversation: str
    scope: Scope
    now: datetime
    """Aware."""
    text: str = ""
    chosen: Chosen | None = None
    attachments: int = 0
    """How many pictures or files came along; none is ever read."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The one answer of a turn.

    Exactly one of `view` (a card, with its plain-text twin) and `text` (plain text that a phone can copy) is set.
    With `replaces`, the card of this turn takes the place of the card that was pressed; otherwise it comes below.
    `collapsed` is what the draft's earlier card shrinks to when a new one comes.
    """

    view: View | None = None
    text: str | None = None
    replaces: bool = False
    collapsed: View | None = None
    draft: str | None = None
    """The draft that the card shows, for remembering where the card stands."""
    about: tuple[str, ...] = ()
    """Ids of other drafts and numbers of cases that the answer tells of, so that it can be taken back one day."""
