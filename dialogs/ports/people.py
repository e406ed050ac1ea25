"""Who writes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Who writes: the tenant, the Entra object id within it, and the name to show."""

    tenant: str
    id: str
    name: str
