"""The log: cases, what was decided on them, and where each chain ends."""

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

from storage.databases.columns import Codes, UtcDateTime
from storage.tables.metadata import METADATA

CASES: Final = Table(
    "cases",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("number", String, nullable=False),
    Column("opened", UtcDateTime, nullable=False),
    PrimaryKeyConstraint("tenant", "number"),
    comment="Cases by their own short number",
)

CASE_REFERENCES: Final = Table(
    "case_references",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("fingerprint", String, nullable=False),
    Column("centre", String, nullable=False),
    Column("case", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "fingerprint", "centre"),
    ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
    Index(None, "tenant", "case"),
    comment="The numbers of the centres' own systems; the fingerprint is a keyed hash of the number",
)

DECISIONS: Final = Table(
    "decisions",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("id", String, nullable=False),
    Column("member", String, nullable=False),
    Column("team", String),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("action_key", String, nullable=False),
    Column("pack", String, nullable=False),
    Column("pack_version", String, nullable=False),
    Column("pack_hash", String, nullable=False),
    Column("suggestion_digest", String, nullable=False),
    Column("segment", String),
    Column("centre", String),
    Column("priority", String),
    Column("warnings", Codes, nullable=False),
    Column("override_code", String),
    Column("follow_up", Date),
    Column("corrects", String),
    Column("payload_hash", String, nullable=False),
    Column("prev_hash", String, nullable=False),
    Column("hash", String, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    UniqueConstraint("tenant", "seq"),
    UniqueConstraint("tenant", "action_key"),
    UniqueConstraint("tenant", "prev_hash"),
    UniqueConstraint("tenant", "hash"),
    Index(None, "tenant", "member", "seq"),
    Index(None, "tenant", "team", "at"),
    Index(None, "tenant", "team", "follow_up"),
    Index(None, "tenant", "corrects"),
    comment="The log: append-only by triggers, each entry chained to the one before",
)

DECISION_PAYLOADS: Final = Table(
    "decision_payloads",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("decision", String, nullable=False),
    Column("case", String, nullable=False),
    Column("note_filed", Boolean, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "decision"),
    ForeignKeyConstraint(["tenant", "decision"], ["decisions.tenant", "decisions.id"]),
    ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
    Index(None, "tenant", "case"),
    comment="What a decision says of a citizen; the law may delete it and the chain still holds",
)

CHAIN_HEADS: Final = Table(
    "chain_heads",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("length", Integer, nullable=False),
    Column("hash", String, nullable=False),
    Column("seal", String, nullable=False),
    PrimaryKeyConstraint("tenant"),
    comment="Where each chain ends, sealed by a key; writers of a tenant queue up here",
)
