"""Where the card of each draft stands."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "cards",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("conversation", sa.String, nullable=False),
        sa.Column("draft", sa.String, nullable=False),
        sa.Column("activity", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "conversation", "draft"),
        comment="The newest card of each draft, by the platform's own id",
    )
