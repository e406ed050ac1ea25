"""When a message that could not be taken back is tried again; `tries` counts only what was refused."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.databases.columns import UtcDateTime

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("retractions", sa.Column("attempts", sa.Integer, nullable=False, server_default="0"))
    op.add_column("retractions", sa.Column("until", UtcDateTime))
