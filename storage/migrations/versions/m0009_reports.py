"""Reports of what is wrong in a pack."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.databases.columns import UtcDateTime

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "reports",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("pack", sa.String, nullable=False),
        sa.Column("pack_version", sa.String, nullable=False),
        sa.Column("about", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("handled", UtcDateTime),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id"),
        comment="What somebody thinks is wrong in a pack; who it was is not kept",
    )
