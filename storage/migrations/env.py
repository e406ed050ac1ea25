"""Runs the migrations on the connection that `storage.databases.migrating` hands over.

A new migration is a new file in `versions`, numbered on. A test compares what they all make with `storage.tables`.
"""

from __future__ import annotations

from alembic import context

from storage.migrations.append_only import protect
from storage.tables.schema import SCHEMA

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=SCHEMA)
with context.begin_transaction():
    context.run_migrations()
    protect(connection)
