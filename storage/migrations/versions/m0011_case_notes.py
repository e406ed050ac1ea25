"""Notes on cases: questions for the peer forum and what came of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.databases.columns import UtcDateTime

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "case_notes",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("case", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("member", sa.String, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id"),
        sa.ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
        sa.Index(None, "tenant", "case"),
        comment="Questions for the peer forum and what came of them",
    )
