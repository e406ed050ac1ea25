"""What centres share of a case beside decisions."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
    UniqueConstraint,
)

from storage.databases.columns import UtcDateTime
from storage.tables.metadata import METADATA

CASE_LINKS: Final = Table(
    "case_links",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("one", String, nullable=False),
    Column("other", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("joined", Boolean, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("member", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "one", "other", "number"),
    ForeignKeyConstraint(["tenant", "one"], ["cases.tenant", "cases.number"]),
    ForeignKeyConstraint(["tenant", "other"], ["cases.tenant", "cases.number"]),
    Index(None, "tenant", "other"),
    comment="Cases of one citizen joined and parted: never changed, the newest of a pair holds",
)

HANDOVERS: Final = Table(
    "handovers",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("case", String, nullable=False),
    Column("decision", String, nullable=False),
    Column("from_centre", String, nullable=False),
    Column("from_team", String),
    Column("from_member", String),
    Column("to_centre", String, nullable=False),
    Column("to_team", String),
    Column("to_member", String),
    Column("grounds", String, nullable=False),
    Column("informed", Boolean, nullable=False),
    Column("reply_by", Date, nullable=False),
    Column("planned_for", Date),
    Column("follows", String),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
    Index(None, "tenant", "case"),
    comment="Cases on their way from one side to another, as they were sent: never changed",
)

HANDOVER_STEPS: Final = Table(
    "handover_steps",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("handover", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("member", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "handover", "number"),
    UniqueConstraint("tenant", "handover", "state"),
    ForeignKeyConstraint(["tenant", "handover"], ["handovers.tenant", "handovers.id"]),
    comment="Every state that a handover reached, when and by whom: never changed",
)

CASE_NOTES: Final = Table(
    "case_notes",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("case", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("member", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
    Index(None, "tenant", "case"),
    comment="Questions for the peer forum and what came of them",
)
