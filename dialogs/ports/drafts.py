"""An assessment under way, as the store keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from dialogs.ports.people import Person
from knowledge.values import Value

Origin = Literal["borger", "journal", "eget_skoen"]


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact in a draft: its value, the words it was read from, where it comes from, and when it was stated.

    `value` may be `knowledge.values.NOT_KNOWN`. `words` is None for an answer given by a button.
    """

    value: Value
    words: str | None = None
    origin: Origin | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An assessment under way. What can be computed from the facts is not kept here.

    `step` names the form that is open, "" for the assessment itself. `history` holds earlier states of `facts`,
    newest last, for "fortryd".
    """

    id: str
    person: Person
    conversation: str
    pack: str
    pack_version: str
    pack_hash: str
    started: datetime
    changed: datetime
    version: int = 0
    """Counted up by the store at every save; 0 has never been saved."""
    status: Literal["open", "logged", "cancelled"] = "open"
    facts: Mapping[str, StatedFact] = field(default_factory=dict)
    history: tuple[Mapping[str, StatedFact], ...] = ()
    step: str = ""
    form: Mapping[str, str] = field(default_factory=dict)
    """What has been filled in on the way to logging: case number, interventions, dates, reason."""
    decision: str | None = None
    """The decision that was logged from this draft."""
