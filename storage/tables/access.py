"""Who may read for a while, and who has read."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKeyConstraint, Index, LargeBinary, PrimaryKeyConstraint, String, Table

from storage.databases.columns import UtcDateTime
from storage.tables.metadata import METADATA

PERMITS: Final = Table(
    "permits",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("case", String, nullable=False),
    Column("member", String, nullable=False),
    Column("basis", String, nullable=False),
    Column("given_by", String, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("team", String),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
    Index(None, "tenant", "case"),
    comment="Rights to read a case for a while",
)

READINGS: Final = Table(
    "readings",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("member", String, nullable=False),
    Column("what", String, nullable=False),
    Column("basis", String, nullable=False),
    Column("case", String),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    Index(None, "tenant", "case", "at"),
    Index(None, "tenant", "at"),
    comment="Who has read what: never changed, deleted only when it is old",
)
