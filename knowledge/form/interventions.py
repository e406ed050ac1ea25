"""Interventions (indsatser, tilbud): what a municipality has or has proposed, as its documents tell it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from knowledge.form.sources import Slug, Source

Status = Literal["drift", "forslag", "forsoeg", "ophoert", "ukendt"]
LegalKind = Literal["raadgivning", "intern_beslutning", "kraever_afgoerelse"]
Law = Literal["sel", "lab", "las", "barnets_lov", "sul", "rsl", "andet"]
Tier = Literal[1, 2, 3]


class Entry(BaseModel):
    """A frozen part of an intervention; unknown keys are faults."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Paragraph(Entry):
    """A section of an act, always with its law and version."""

    law: Law
    """Serviceloven, LAB, aktivloven, barnets lov, sundhedsloven, retssikkerhedsloven."""
    number: Annotated[str, StringConstraints(pattern=r"^\d+( ?[a-z])?(, stk\. \d+)?$")]
    version: str | None = None


class TargetGroupNumber(Entry):
    """A target group of the employment act; the number means nothing without law and version."""

    number: Annotated[str, StringConstraints(pattern=r"^\d+\.\d+$")]
    law: str
    version: str


class Statement(Entry):
    """A cost or a result as the source states it, with its figure where it has one."""

    text: str
    amount: float | None = None
    unit: str | None = None
    year: int | None = None


class Dated(Entry):
    """Something a municipality fills in; it shows its own date."""

    value: str
    date: date


class Local(Entry):
    """What the municipality itself keeps up to date about an intervention."""

    owner: str | None = None
    contact: Dated | None = None
    assured: date | None = None
    alert: Dated | None = None
    capacity: Dated | None = None
    waiting_time: Dated | None = None


class Intervention(Entry):
    """One intervention. `None` and empty lists mean that the source is silent."""

    id: Slug
    title: str
    other_names: list[str] = []
    municipality: str | None = None
    """None takes the municipality of the pack."""
    description: str
    """Danish, in our own words."""
    category: str
    target_groups: list[str] = []
    target_group_numbers: list[TargetGroupNumber] = []
    paragraphs: list[Paragraph] = []
    age_from: int | None = None
    age_to: int | None = None
    length: str | None = None
    intensity: str | None = None
    status: Status
    legal_kind: LegalKind | None = None
    costs: list[Statement] = []
    results: list[Statement] = []
    provider: str | None = None
    everyday_words: list[str] = []
    """How a caseworker would look for it."""
    follow_up: str | None = None
    """Id of a follow-up interval of the pack."""
    tier: Tier
    """1 own heading or proposal, 2 described in running text, 3 named only."""
    year: int
    source: Source
    fits: dict[str, Any] = {}
    """A condition on the citizen's facts; empty means that the source says nothing of it."""
    local: Local = Local()
