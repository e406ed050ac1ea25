"""What people look for in vain, and what they find wrong in a pack."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Date, Integer, LargeBinary, PrimaryKeyConstraint, String, Table

from storage.databases.columns import Codes, UtcDateTime
from storage.tables.metadata import METADATA

MISSES: Final = Table(
    "misses",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("day", Date, nullable=False),
    Column("pack", String, nullable=False),
    Column("words", Codes, nullable=False),
    Column("times", Integer, nullable=False),
    PrimaryKeyConstraint("tenant", "day", "pack", "words"),
    comment="Lookups that found nothing, by a few words that name nobody",
)

REPORTS: Final = Table(
    "reports",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("pack", String, nullable=False),
    Column("pack_version", String, nullable=False),
    Column("about", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("handled", UtcDateTime),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    comment="What somebody thinks is wrong in a pack; who it was is not kept",
)
