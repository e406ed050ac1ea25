"""The first tables: what was handled, drafts, cases, and the log of decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.databases.columns import Codes, UtcDateTime

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables. There is no way back: it would lose decisions; restore a copy instead."""
    _inbound()
    _drafts()
    _cases()
    _decisions()
    _decision_payloads()
    _chain_heads()


def _inbound() -> None:
    op.create_table(
        "inbound",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("conversation", sa.String, nullable=False),
        sa.Column("activity", sa.String, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False, index=True),
        sa.PrimaryKeyConstraint("tenant", "conversation", "activity"),
        comment="Activities that have been handled, so that a second delivery does nothing twice",
    )


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("conversation", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("pack", sa.String, nullable=False),
        sa.Column("pack_version", sa.String, nullable=False),
        sa.Column("pack_hash", sa.String, nullable=False),
        sa.Column("started", UtcDateTime, nullable=False),
        sa.Column("changed", UtcDateTime, nullable=False),
        sa.Column("decision", sa.String),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id"),
        sa.Index(None, "tenant", "person", "status", "changed"),
        comment="Assessments under way",
    )


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("number", sa.String, nullable=False),
        sa.Column("opened", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "number"),
        comment="Cases by their own short number",
    )
    op.create_table(
        "case_references",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("fingerprint", sa.String, nullable=False),
        sa.Column("centre", sa.String, nullable=False),
        sa.Column("case", sa.String, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "fingerprint", "centre"),
        sa.ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
        sa.Index(None, "tenant", "case"),
        comment="The numbers of the centres' own systems; the fingerprint is a keyed hash of the number",
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("member", sa.String, nullable=False),
        sa.Column("team", sa.String),
        sa.Column("at", UtcDateTime, nullable=False, index=True),
        sa.Column("action_key", sa.String, nullable=False),
        sa.Column("pack", sa.String, nullable=False),
        sa.Column("pack_version", sa.String, nullable=False),
        sa.Column("pack_hash", sa.String, nullable=False),
        sa.Column("suggestion_digest", sa.String, nullable=False),
        sa.Column("segment", sa.String),
        sa.Column("centre", sa.String),
        sa.Column("priority", sa.String),
        sa.Column("warnings", Codes, nullable=False),
        sa.Column("override_code", sa.String),
        sa.Column("follow_up", sa.Date),
        sa.Column("corrects", sa.String),
        sa.Column("payload_hash", sa.String, nullable=False),
        sa.Column("prev_hash", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id"),
        sa.UniqueConstraint("tenant", "seq"),
        sa.UniqueConstraint("tenant", "action_key"),
        sa.UniqueConstraint("tenant", "prev_hash"),
        sa.UniqueConstraint("tenant", "hash"),
        sa.Index(None, "tenant", "member", "seq"),
        comment="The log: append-only by triggers, each entry chained to the one before",
    )


def _decision_payloads() -> None:
    op.create_table(
        "decision_payloads",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("decision", sa.String, nullable=False),
        sa.Column("case", sa.String, nullable=False),
        sa.Column("note_filed", sa.Boolean, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "decision"),
        sa.ForeignKeyConstraint(["tenant", "decision"], ["decisions.tenant", "decisions.id"]),
        sa.ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
        sa.Index(None, "tenant", "case"),
        comment="What a decision says of a citizen; the law may delete it and the chain still holds",
    )


def _chain_heads() -> None:
    op.create_table(
        "chain_heads",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
        sa.Column("seal", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("tenant"),
        comment="Where each chain ends, sealed by a key; writers of a tenant queue up here",
    )
