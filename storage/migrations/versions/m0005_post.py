"""The outbox: where recipients are reached, what is sent to them, and who may send."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.databases.columns import UtcDateTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "conversations",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("audience", sa.String, nullable=False),
        sa.Column("recipient", sa.String, nullable=False),
        sa.Column("conversation", sa.String, nullable=False),
        sa.Column("service_url", sa.String, nullable=False),
        sa.Column("bot", sa.String, nullable=False),
        sa.Column("team", sa.String),
        sa.Column("changed", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "audience", "recipient"),
        comment="Where the bot may write of its own accord: a person's chat, or a channel of one of Teams' own teams",
    )
    op.create_table(
        "deliveries",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("audience", sa.String, nullable=False),
        sa.Column("recipient", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("due", UtcDateTime, nullable=False),
        sa.Column("ends", UtcDateTime, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("reason", sa.String),
        sa.Column("until", UtcDateTime),
        sa.Column("activity", sa.String),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("holder", sa.String),
        sa.Column("changed", UtcDateTime, nullable=False),
        sa.Column("told", sa.String),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("tenant", "audience", "recipient", "key"),
        comment="What the bot sends of its own accord: a row before anything is sent, and what became of it",
    )
    op.create_table(
        "delivery_batches",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("batch", sa.String, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "batch"),
        comment="Whose recipients have been worked out, such as those of a team's week",
    )
    op.create_table(
        "leases",
        sa.Column("name", sa.String, nullable=False),
        sa.Column("holder", sa.String, nullable=False),
        sa.Column("until", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("name"),
        comment="What only one process may do at a time",
    )
    op.create_index("conversations_tenant_conversation", "conversations", ["tenant", "conversation"])
    op.create_index("deliveries_status_due", "deliveries", ["status", "due"])
    op.create_index("deliveries_due", "deliveries", ["due"])
