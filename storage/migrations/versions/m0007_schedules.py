"""When teams want their digest, and who wants what of it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "schedules",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("team", sa.String, nullable=False),
        sa.Column("weekday", sa.Integer, nullable=False),
        sa.Column("minute", sa.Integer, nullable=False),
        sa.Column("channel", sa.String),
        sa.PrimaryKeyConstraint("tenant", "team"),
        sa.ForeignKeyConstraint(["tenant", "team"], ["teams.tenant", "teams.id"]),
        comment="When a team wants its digest (minutes after midnight), and in which channel; else Monday 07:30",
    )
    op.create_table(
        "wishes",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("member", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("wanted", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "member", "kind"),
        comment="Which regular cards a member wants or does not want, whatever comes with the role",
    )
