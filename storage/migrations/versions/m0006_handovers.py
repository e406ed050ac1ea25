"""Cases joined and parted, and handovers with their steps."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.databases.columns import UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    _case_links()
    _handovers()
    _handover_steps()


def _case_links() -> None:
    op.create_table(
        "case_links",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("one", sa.String, nullable=False),
        sa.Column("other", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("joined", sa.Boolean, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("member", sa.String, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "one", "other", "number"),
        sa.ForeignKeyConstraint(["tenant", "one"], ["cases.tenant", "cases.number"]),
        sa.ForeignKeyConstraint(["tenant", "other"], ["cases.tenant", "cases.number"]),
        sa.Index(None, "tenant", "other"),
        comment="Cases of one citizen joined and parted: never changed, the newest of a pair holds",
    )


def _handovers() -> None:
    op.create_table(
        "handovers",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("case", sa.String, nullable=False),
        sa.Column("decision", sa.String, nullable=False),
        sa.Column("from_centre", sa.String, nullable=False),
        sa.Column("from_team", sa.String),
        sa.Column("from_member", sa.String),
        sa.Column("to_centre", sa.String, nullable=False),
        sa.Column("to_team", sa.String),
        sa.Column("to_member", sa.String),
        sa.Column("grounds", sa.String, nullable=False),
        sa.Column("informed", sa.Boolean, nullable=False),
        sa.Column("reply_by", sa.Date, nullable=False),
        sa.Column("planned_for", sa.Date),
        sa.Column("follows", sa.String),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id"),
        sa.ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
        sa.Index(None, "tenant", "case"),
        comment="Cases on their way from one side to another, as they were sent: never changed",
    )


def _handover_steps() -> None:
    op.create_table(
        "handover_steps",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("handover", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("member", sa.String, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "handover", "number"),
        sa.UniqueConstraint("tenant", "handover", "state"),
        sa.ForeignKeyConstraint(["tenant", "handover"], ["handovers.tenant", "handovers.id"]),
        comment="Every state that a handover reached, when and by whom: never changed",
    )
