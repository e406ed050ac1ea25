"""Indexes for the week's overview: a team's decisions by time and by follow-up, and what withdraws an entry."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the indexes."""
    op.create_index("decisions_tenant_team_at", "decisions", ["tenant", "team", "at"])
    op.create_index("decisions_tenant_team_follow_up", "decisions", ["tenant", "team", "follow_up"])
    op.create_index("decisions_tenant_corrects", "decisions", ["tenant", "corrects"])
