"""Lookups that found nothing, by their words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.databases.columns import Codes

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "misses",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("pack", sa.String, nullable=False),
        sa.Column("words", Codes, nullable=False),
        sa.Column("times", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "day", "pack", "words"),
        comment="Lookups that found nothing, by a few words that name nobody",
    )
