"""What a search answers."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.form.interventions import LegalKind, Status
from knowledge.form.sources import Source
from knowledge.search.reasons import Reason


@dataclass(frozen=True, slots=True)
class Hit:
    """An intervention that was found."""

    id: str
    title: str
    other_names: tuple[str, ...]
    score: float
    """How much of what was asked it meets, 0..1; 1 is its very name."""
    matched_on: tuple[Reason, ...]
    """The weightiest first."""
    municipality: str
    own: bool
    """True in the caller's own municipality; others are inspiration only."""
    status: Status
    legal_kind: LegalKind | None
    year: int
    source: Source
    pack: str


@dataclass(frozen=True, slots=True)
class Found:
    """The hits, best first, and whether they answer the query.

    Without a good match nothing in the catalogue fits what was asked; hits that are there even so only have some of
    the words.
    """

    hits: tuple[Hit, ...]
    good_match: bool
