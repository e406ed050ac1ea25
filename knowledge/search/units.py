"""What a query asks for, one thing at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

_GENERAL: Final = 0.3


@dataclass(slots=True)
class Unit:
    """One thing asked for.

    `alternatives` are the terms that meet it, each with how well (0..1); `mass` is how much it weighs in the query.
    """

    asked: tuple[str, ...]
    mass: float
    alternatives: dict[str, float] = field(default_factory=dict)
    number: bool = False
    """True for a paragraph or a target group, which is met or not."""
    trust: float = 1.0
    """How far meeting it shows that the query is about this field, 0..1: general words and mended ones show less."""

    @property
    def pull(self) -> float:
        """How much it counts in the order of the hits: words of the field count more than general ones."""
        return self.mass * (_GENERAL + (1 - _GENERAL) * self.trust)

    def offer(self, term: str, strength: float) -> None:
        """Take a term as an alternative, or take it more surely."""
        if strength > self.alternatives.get(term, 0.0):
            self.alternatives[term] = strength
