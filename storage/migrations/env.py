"""Runs the migrations on the connection that `storage.migrating` hands over.

For a new migration: `alembic -c storage/migrations/alembic.ini revision -m "What it does"` makes the file.
"""

from __future__ import annotations

from alembic import context

from storage.migrations.append_only import protect
from storage.tables import METADATA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
    protect(connection)
