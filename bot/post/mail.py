"""What the post office works with: who plans, who composes, who is told, and where it is all written down."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from dialogs.ports.post import Composer, Outbox, Planner, Recipient

Admins = Callable[[str], Awaitable[tuple[Recipient, ...]]]
"""Returns the admins of a tenant."""


@dataclass(frozen=True, slots=True)
class Mail:
    """Everything about the post that is not how it is sent."""

    outbox: Outbox
    composers: Mapping[str, Composer]
    """By kind; what has no composer here waits for a version of the program that has one."""
    planners: tuple[Planner, ...]
    admins: Admins
