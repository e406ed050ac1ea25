"""Teams, members, rights to read for a while, and the log of readings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.databases.columns import UtcDateTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    _teams()
    _members()
    _permits()
    _readings()


def _teams() -> None:
    op.create_table(
        "teams",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("centre", sa.String),
        sa.PrimaryKeyConstraint("tenant", "id"),
        comment="Teams within the centres",
    )


def _members() -> None:
    op.create_table(
        "members",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("team", sa.String),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("since", UtcDateTime, nullable=False),
        sa.Column("deputy", sa.String),
        sa.Column("leave_first", sa.Date),
        sa.Column("leave_last", sa.Date),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id"),
        sa.ForeignKeyConstraint(["tenant", "team"], ["teams.tenant", "teams.id"]),
        comment="Who may use the bot, by their Entra object id",
    )


def _permits() -> None:
    op.create_table(
        "permits",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("case", sa.String, nullable=False),
        sa.Column("member", sa.String, nullable=False),
        sa.Column("basis", sa.String, nullable=False),
        sa.Column("given_by", sa.String, nullable=False),
        sa.Column("since", UtcDateTime, nullable=False),
        sa.Column("until", UtcDateTime, nullable=False),
        sa.Column("team", sa.String),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id"),
        sa.ForeignKeyConstraint(["tenant", "case"], ["cases.tenant", "cases.number"]),
        sa.Index(None, "tenant", "case"),
        comment="Rights to read a case for a while",
    )


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("tenant", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("member", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("basis", sa.String, nullable=False),
        sa.Column("case", sa.String),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("tenant", "id"),
        sa.Index(None, "tenant", "case", "at"),
        sa.Index(None, "tenant", "at"),
        comment="Who has read what: never changed, deleted only when it is old",
    )
