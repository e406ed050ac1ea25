"""What the bot sends of its own accord, and where it is reached."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, String, Table, UniqueConstraint

from storage.databases.columns import UtcDateTime
from storage.tables.metadata import METADATA

CONVERSATIONS: Final = Table(
    "conversations",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("audience", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("conversation", String, nullable=False),
    Column("service_url", String, nullable=False),
    Column("bot", String, nullable=False),
    Column("team", String),
    Column("changed", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("tenant", "audience", "recipient"),
    Index(None, "tenant", "conversation"),
    comment="Where the bot may write of its own accord: a person's chat, or a channel of one of Teams' own teams",
)

DELIVERIES: Final = Table(
    "deliveries",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("audience", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("key", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("due", UtcDateTime, nullable=False),
    Column("ends", UtcDateTime, nullable=False),
    Column("status", String, nullable=False),
    Column("reason", String),
    Column("until", UtcDateTime),
    Column("activity", String),
    Column("attempts", Integer, nullable=False),
    Column("holder", String),
    Column("changed", UtcDateTime, nullable=False),
    Column("told", String),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("tenant", "audience", "recipient", "key"),
    Index(None, "status", "due"),
    Index(None, "due"),
    comment="What the bot sends of its own accord: a row before anything is sent, and what became of it",
)

DELIVERY_BATCHES: Final = Table(
    "delivery_batches",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("batch", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("tenant", "batch"),
    comment="Whose recipients have been worked out, such as those of a team's week",
)

LEASES: Final = Table(
    "leases",
    METADATA,
    Column("name", String, nullable=False),
    Column("holder", String, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("name"),
    comment="What only one process may do at a time",
)
