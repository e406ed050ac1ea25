"""Inserts that say what becomes of a row whose key is taken: each database has a kind of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Table

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite


def inserting(table: Table, dialect: str) -> sqlite.Insert | postgresql.Insert:
    """Return an insert for the database at hand; what the other one would need is not even loaded."""
    if dialect == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)
