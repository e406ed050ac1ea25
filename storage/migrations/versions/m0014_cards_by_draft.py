"""An index for finding the cards of drafts that are deleted."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the index."""
    op.create_index("cards_tenant_draft", "cards", ["tenant", "draft"])
