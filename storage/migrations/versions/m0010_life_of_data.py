"""Where our messages tell of somebody, and which of them are to be taken back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.databases.columns import UtcDateTime

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "traces",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("conversation", sa.String, nullable=False),
        sa.Column("activity", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "conversation", "activity", "subject"),
        sa.Index(None, "tenant", "subject"),
        comment="Messages of ours that tell of a draft or a case, so that they can be taken back",
    )
    op.create_table(
        "retractions",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("conversation", sa.String, nullable=False),
        sa.Column("activity", sa.String, nullable=False),
        sa.Column("why", sa.String, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "conversation", "activity"),
        comment="Messages of ours that are to lose what they say",
    )
