"""Who is who, and which regular cards they want."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    String,
    Table,
)

from storage.databases.columns import UtcDateTime
from storage.tables.metadata import METADATA

TEAMS: Final = Table(
    "teams",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("name", String, nullable=False),
    Column("centre", String),
    PrimaryKeyConstraint("tenant", "id"),
    comment="Teams within the centres",
)

MEMBERS: Final = Table(
    "members",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("team", String),
    Column("role", String, nullable=False),
    Column("status", String, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("deputy", String),
    Column("leave_first", Date),
    Column("leave_last", Date),
    Column("sealed", LargeBinary, nullable=False),
    PrimaryKeyConstraint("tenant", "id"),
    ForeignKeyConstraint(["tenant", "team"], ["teams.tenant", "teams.id"]),
    comment="Who may use the bot, by their Entra object id",
)

SCHEDULES: Final = Table(
    "schedules",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("team", String, nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("minute", Integer, nullable=False),
    Column("channel", String),
    PrimaryKeyConstraint("tenant", "team"),
    ForeignKeyConstraint(["tenant", "team"], ["teams.tenant", "teams.id"]),
    comment="When a team wants its digest (minutes after midnight), and in which channel; else Monday 07:30",
)

WISHES: Final = Table(
    "wishes",
    METADATA,
    Column("tenant", String, nullable=False),
    Column("member", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("wanted", Boolean, nullable=False),
    PrimaryKeyConstraint("tenant", "member", "kind"),
    comment="Which regular cards a member wants or does not want, whatever comes with the role",
)
