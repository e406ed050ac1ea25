"""What caseworkers report as wrong, and where they differed from the model: for the pack's owner, never by person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

About = Literal["intervention", "conclusion"]


@dataclass(frozen=True, slots=True)
class Report:
    """Something in a pack that somebody thinks is wrong. Who it was is not kept, nor anything of a citizen.

    `text` is free and may hold anything, so the store encrypts it.
    """

    id: str
    pack: str
    pack_version: str
    about: About
    subject: str
    """The intervention by its id, or the row that drew the conclusion as "table/row"."""
    text: str
    at: datetime
    handled: datetime | None = None
    """When the owner was done with it."""


@dataclass(frozen=True, slots=True)
class Overridden:
    """One outcome that somebody decided otherwise: what was suggested by which rows, what was chosen, and why."""

    pack: str
    table: str
    suggested: str | None
    chosen: str
    code: str
    rules: tuple[str, ...]
    """The rows behind the whole suggestion, those of other tables too."""


class FeedbackBook(Protocol):
    """The part of a turn that takes reports."""

    async def report(self, report: Report) -> None:
        """Keep a report; one with the same id again changes nothing."""
