"""The chat: what came in, assessments under way, and where our own messages stand."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, PrimaryKeyConstraint, String, Table, true

from storage.databases.columns import UtcDateTime
from storage.tables.metadata import METADATA

INBOUND: Final = Table(
    "inbound",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("answered", Boolean, nullable=False, server_default=true()),
    PrimaryKeyConstraint("tenant", "conversation", "activity"),
    comment="Activities that have been handled, so that a second delivery does nothing twice",
)

DRAFTS: Final = Table(
    "drafts",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("person", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("status", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("pack", String, nullable=False),
    Column("pack_version", String, nullable=False),
    Column("pack_hash", String, nullable=False),
    Column("started", UtcDateTime, nullable=False),
    Column("changed", UtcDateTime, nullable=False),
    Column("decision", String),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    Index(None, "tenant", "person", "status", "changed"),
    comment="Assessments under way",
)

CARDS: Final = Table(
    "cards",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("draft", String, nullable=False),
    Column("activity", String, nullable=False),
    PrimaryKeyConstraint("tenant", "conversation", "draft"),
    Index(None, "tenant", "draft"),
    comment="The newest card of each draft, by the platform's own id",
)

TRACES: Final = Table(
    "traces",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("subject", String, nullable=False),
    PrimaryKeyConstraint("tenant", "conversation", "activity", "subject"),
    Index(None, "tenant", "subject"),
    comment="Messages of ours that tell of a draft or a case, so that they can be taken back",
)

RETRACTIONS: Final = Table(
    "retractions",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("why", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("until", UtcDateTime),
    PrimaryKeyConstraint("tenant", "conversation", "activity"),
    comment="Messages of ours that are to lose what they say",
)
