"""The days that a grant is for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included; None is not told."""

    first: date | None = None
    last: date | None = None
