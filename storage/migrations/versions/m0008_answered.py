"""Whether the answer to what came in got out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the column; what came in before has been answered."""
    op.add_column("inbound", sa.Column("answered", sa.Boolean, nullable=False, server_default=sa.true()))
