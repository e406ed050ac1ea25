"""A decision as it is logged, and what the log gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from dialogs.ports.drafts import StatedFact
from dialogs.ports.people import Person
from knowledge.period import Period


@dataclass(frozen=True, slots=True)
class CaseReference:
    """A case number in one centre's own system, such as ("AM", "2026-117")."""

    centre: str
    number: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it is logged: what was suggested, what she decided, and why.

    `suggestion` maps table ids to outcomes as they were shown; `suggestion_digest` is the SHA-256 of exactly that
    suggestion. `action_key` makes logging idempotent. What identifies or describes a citizen (`case`, `facts`,
    `rules`, `suggestion`, `overrides`, `interventions`, `coordinator`, `coordinator_id`, `text`, `override_text`,
    `periods`)
    and the person's name are encrypted by the store; the rest are plain columns.
    """

    id: str
    person: Person
    team: str | None
    at: datetime
    action_key: str
    pack: str
    pack_version: str
    pack_hash: str
    suggestion: Mapping[str, str | tuple[str, ...] | None]
    suggestion_digest: str
    segment: str | None
    centre: str | None
    priority: str | None
    warnings: tuple[str, ...]
    overrides: Mapping[str, str]
    """Table id to the outcome that she chose instead."""
    override_code: str | None
    override_text: str | None
    case: CaseReference
    facts: Mapping[str, StatedFact]
    rules: tuple[str, ...]
    interventions: tuple[str, ...]
    follow_up: date | None
    coordinator: str | None
    text: str | None = None
    corrects: str | None = None
    """The decision that this one corrects."""
    coordinator_id: str | None = None
    """The member that the coordinator is, where the name is that of exactly one."""
    note_filed: bool = False
    """Whether the note has been laid on the case in the municipality's own system."""
    periods: Mapping[str, Period] = field(default_factory=dict)
    """By fact id, the days that a grant is for, as far as they were told."""


WRONG_CASE: Final = "forkert_sag"
"""The override code of an entry that withdraws the one it corrects, which was logged on the wrong case."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision in the log with what the store gave it."""

    decision: Decision
    number: str
    """The case's short Vejviser number, printed on every note."""
    again: bool = False
    """True when this action had already been logged and nothing was written."""


@dataclass(frozen=True, slots=True)
class Miss:
    """Words that lookups did not find under a pack: how often, and when last."""

    pack: str
    words: tuple[str, ...]
    times: int
    latest: date
